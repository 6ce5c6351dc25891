"""The reading copy of a block: the text as the parser knows it best, with the place of each character in the block.

The copy is made by edits, one after the other, each for one kind of sign: a divided word is joined, an invisible
character left out, a ligature spelled. The characters that an edit writes stand where those stood that it replaced, so
that the places are in order, and every extent of the copy leads to an extent of the text.
"""

from __future__ import annotations

import html
import re
import unicodedata
from collections.abc import Callable, Sequence
from dataclasses import dataclass

from triplewire.extract.layout.wrapping import has_finite_form
from triplewire.extract.lexicon.lists import LAYOUT
from triplewire.extract.lexicon.nouns import NOUN_TYPES, is_english, is_given_name
from triplewire.extract.model import Extent
from triplewire.extract.reading.formats.pages.markup import MARKUP

_LETTER = r"[^\W\d_]"
_ENTITY = re.compile(r"&(?:#\d{2,6}|#[xX][\da-fA-F]{2,6}|[A-Za-z][A-Za-z\d]{1,19});")
_COMPATIBLE = re.compile(
    "[\ufb00-\ufb06\uff01-\uff5e\U0001d400-\U0001d7ff]+"
)  # ligatures, wide and mathematical letters
_INLINE = re.compile(r"</?(?:span|a|strong|em|b|i)\b", re.IGNORECASE)
_INVISIBLE = re.compile("[\u200b-\u200f\u2060-\u2064\u202a-\u202e\u2066-\u2069\ufeff\u061c\ufe0e]+")
_PICTURE = "[\U0001f000-\U0001faff\u2600-\u27bf\u2b00-\u2bff\ufe0f\u200d\u20e3\U000e0020-\U000e007f]"
_PICTURES = re.compile(rf"\s*{_PICTURE}(?:\s*{_PICTURE})*")
_FLAG = re.compile("[\U0001f1e6-\U0001f1ff]")
_NEXT_PART = re.compile(r"\s*[\"'“‘#@]*[A-Z][^.!?…\n]*")
_LONGEST_PART = 300  # characters beside a picture that are looked at
_SHORTEST_SENTENCE = 2  # words: "Quispe resigned"
_PART_END = re.compile(rf"{_PICTURE}\s*(?=[\"'“‘#@]*[A-Z])|[.!?…:;\n]\s")
_UNFINISHED = re.compile(rf"(?:[,\-–—(/&]|(?<!\w)(?:{'|'.join(sorted(LAYOUT.never_last | LAYOUT.needing_object))}))$")
_DIVISION = re.compile(rf"(?<={_LETTER})(?:(?P<hyphen>[-\N{{HYPHEN}}])\s*[\n\r]\s*|\u00ad\s*)(?={_LETTER})|\u00ad")
_WITHIN = re.compile(rf"(?<={_LETTER})\N{{HYPHEN}}(?={_LETTER})")
_LAST_WORD = re.compile(rf"{_LETTER}+$")
_WORD = re.compile(rf"{_LETTER}+")
_LONGEST_WORD = 40
_COMBINED = re.compile(r"\w[\u0300-\u036f\u1ab0-\u1aff\u1dc0-\u1dff]+")
_BLANKS = re.compile(r"\s{2,}|[^\S ]")
# Inside a word; the model knows the possessive in both forms.
_APOSTROPHE = re.compile(
    rf"(?<={_LETTER})(?:\N{{RIGHT SINGLE QUOTATION MARK}}(?!s\b)|[\u02bc\u02bb\u2018\u201b\u2032`\u00b4])(?={_LETTER})"
)
_PRIMES = re.compile("[\u2033\u3003\u301e\u301d]")
_GUILLEMETS = re.compile(r"[«‹]\s*|\s*[»›]")
_LOW_QUOTES = re.compile("„(?P<said>[^„“”\n]*)[“”]|‚(?P<inner>[^‚‘’\n]*)[‘’]")
_HYPHENS = re.compile("[\u2010\u2011]")
_SIGNS = "|".join(sorted(LAYOUT.currencies, key=lambda code: (-len(code), code))).replace("$", r"\$")
_AMOUNT = re.compile(rf"(?<![\w$])(?:{_SIGNS})(?=[ \xa0]?\d)")
_KNOWN_SIGNS = {1: "$", 2: "A$", 3: "US$"}  # signs of currencies that the parser knows, by their length
_LABELS = "|".join(re.escape(label) for label in sorted(LAYOUT.labels, key=lambda label: (-len(label), label)))
_OPENING = re.compile(
    rf"\s*(?:#(?:{_LABELS})\b:?|(?:{_LABELS})(?:\s*[:|]| [-–—]) )(?=\s*\S)|RT @\w+:? (?=\S)", re.IGNORECASE
)
_SLUGS = "|".join(sorted(map(re.escape, LAYOUT.slugs | LAYOUT.labels), key=lambda slug: (-len(slug), slug))).upper()
_NAMED = r"[\"'‘“$€£]?(?:[^\W_a-z]|[a-z][A-Z])"
_SLUG = re.compile(  # "RPT-UPDATE 1-Mayor quits", but not "TEXT-BASED games"
    rf"(?:(?:{_SLUGS})(?:[ -]\(OFFICIAL\))?(?: \d{{1,2}}(?: ?[-–—] ?|: )(?={_NAMED})| ?[-–—] ?"
    rf"(?=[\"'‘“]?(?:[A-Z][a-z]|[A-Z]{{2,3}}\b(?!-)|[A-Z]\.|(?:{_SLUGS})\b))|: (?=[\"'‘“]?[A-Z])))+".replace("\\ ", " ")
)
_CLOSING = re.compile(r"(?:\s+(?:https?://\S+|pic\.twitter\.com/\w+|#\w+|\[\+\d+ chars\]))+\s*$")
_AGENCIES = "|".join(sorted(map(re.escape, LAYOUT.agencies), key=lambda name: (-len(name), name)))
_END_MARKS = "|".join(sorted(map(re.escape, LAYOUT.end_marks), key=lambda mark: (-len(mark), mark)))
_END = re.compile(  # behind a sentence
    rf"(?<=[.!?\"”’)])\s+(?:[-–—/*(\[#]{{0,3}} ?(?:{_END_MARKS}) ?[-–—/*)\]#.]{{0,3}}|#{{2,4}}|-+ ?30 ?-+"
    rf"|[(\[/](?:{_AGENCIES})[)\]/]|[■□▪◼∎])\s*$"
)
_TIME_STAMP = re.compile(
    r"(?:^|(?<=\s))\[\d{1,2}:\d\d(?::\d\d)?\]\s+(?=\S)"
)  # of a transcript: "[20:05:00] I told ..."
_WIKI_MARKS = "|".join(sorted(map(re.escape, LAYOUT.wiki_marks)))
_NOTE_MARK = re.compile(  # behind a word or a sentence: "Narva.1 Police", "Narva.[12]", "Narva¹"
    rf"(?:(?<={_LETTER})|(?<=[.,;:!?\"”’)]))(?:\[(?:\d{{1,3}}|note \d{{1,2}}|{_WIKI_MARKS})\])+(?![(\w])"
    rf"|(?<=[.,;])(?:\[[a-z]\])+(?!\w)"
    rf"|(?:(?<=[a-z]{{4}})|(?<=[.,;:!?\"”’)]))[\u00b9\u00b2\u00b3\u2070-\u2079]{{1,3}}(?![\w\u2070-\u2079])"
    rf"|(?:(?<=[A-Za-z][a-z]{{3}}[.!?])|(?<=[a-z]{{3}}[.!?][\"”’)]))\d{{1,3}}(?=\s+[\"“‘]?[A-Z]|\s*$)"
)
_CUT_MARKS = "|".join(sorted(map(re.escape, LAYOUT.cut_marks), key=lambda mark: (-len(mark), mark)))
_CUT_OFF = re.compile(
    rf"\s*(?:(?:…|\.{{2,4}}) ?(?:\[\+?(?P<left>\d[\d,]*) char(?:acter)?s?\]|(?i:{_CUT_MARKS})(?: ?[»→>]+)?)"
    rf"|[\[(](?:more ?)?(?:…|\.\.\.)[\])])\s*$"
)
_LONGEST_TAIL = 100  # characters of the mark where a text is cut off
_SENTENCE_END = re.compile(r"(?<=[\w\"”’)])[.!?][\"”’)]*(?=\s)")
_SECURITY = re.compile(  # codes of Reuters: "Pemex <PEMX.UL>", "crude <CLc1>"
    r"\s?<(?:\.?[A-Z0-9][A-Za-z0-9]{0,11}(?:\.[A-Z]{1,2})?|[A-Z0-9]{1,12}=[A-Z0-9]{0,6}|0#[^\s<>]{1,14})>"
    r"|\s?[(\[][A-Z0-9]{2,8}\.[A-Z]{1,2}[)\]]"
)
_MARGIN = re.compile(r"^\s+|\s+$")
_INITIALS = re.compile(r"(?<=[a-z] [B-DF-HJ-NP-TV-XZ]{2})\.(?= [A-Z][a-z])")  # no vowel: "Justin Marc SB. Chipeco"
_HASH = re.compile(rf"(?<!\w)#(?={_LETTER})(?!s\b)")


@dataclass(frozen=True, slots=True)
class Copy:
    r"""The text to parse, with the limits of each of its characters in the block.

    >>> copy = reading_copy("the pre-\nmier of Togo")
    >>> copy.text, copy.starts[9], copy.ends[9]
    ('the premier of Togo', 12, 13)
    """

    text: str
    starts: Sequence[int]
    ends: Sequence[int]

    def edited(self, signs: re.Pattern[str], written: Callable[[re.Match[str]], str]) -> Copy:
        """The copy with what is `written` in place of each match."""
        if not signs.search(self.text):
            return self
        parts: list[str] = []
        starts: list[int] = []
        ends: list[int] = []
        at = 0
        for found in signs.finditer(self.text):
            first, last = found.span()
            new = written(found)
            parts += self.text[at:first], new
            starts += self.starts[at:first]
            ends += self.ends[at:first]
            alike = len(new) == last - first
            starts += self.starts[first:last] if alike else [self.starts[first]] * len(new)
            ends += self.ends[first:last] if alike else [self.ends[last - 1]] * len(new)
            at = last
        return Copy("".join(parts) + self.text[at:], [*starts, *self.starts[at:]], [*ends, *self.ends[at:]])

    def without(self, first: int, last: int) -> Copy:
        """The copy without an extent."""
        return Copy(
            self.text[:first] + self.text[last:],
            [*self.starts[:first], *self.starts[last:]],
            [*self.ends[:first], *self.ends[last:]],
        )


def reading_copy(block: str, gaps: Sequence[Extent] = ()) -> Copy:
    """The copy of a block, without the gaps: extents that do not belong to its sentences."""
    whole = Copy(block, range(len(block)), range(1, len(block) + 1))
    copy = whole
    for gap in reversed(gaps):
        copy = copy.without(gap.start, gap.end)
    for signs, written in _EDITS:
        copy = copy.edited(signs, written)
    copy = _without_rest(copy)
    for edge in (_OPENING, _SLUG, _CLOSING, _END):
        copy = _trimmed(copy, edge)
    copy = copy.edited(_HASH, _nothing).edited(_MARGIN, _nothing)
    return copy if _WORD.search(copy.text) else whole.edited(_BLANKS, _blank)


def cut_off(text: str) -> str | None:
    """Return the mark that shows that a text is cut off, as services and feeds cut them: "… [+2310 chars]"."""
    found = _CUT_OFF.search(text, max(0, len(text.rstrip()) - _LONGEST_TAIL))
    return found[0].strip() if found else None


def _without_rest(copy: Copy) -> Copy:
    """The copy without the sentence in which it is cut off, if others stand before it."""
    found = _CUT_OFF.search(copy.text, max(0, len(copy.text) - _LONGEST_TAIL))
    if not found:
        return copy
    ends = [end.end() for end in _SENTENCE_END.finditer(copy.text, 0, found.start())]
    return copy.without(ends[-1] if ends else found.start(), len(copy.text))


def visible(block: str) -> str:
    """Return a block without its invisible characters."""
    return _INVISIBLE.sub("", block)


def without_marks(block: str) -> str:
    """Return a block without the marks of notes and of the end of a story."""
    return _END.sub("", _NOTE_MARK.sub("", block))


def without_slug(headline: str) -> str:
    """Return a headline without what agencies write before it: "UPDATE 1-Mayor quits"."""
    found = _SLUG.match(headline)
    return headline[found.end() :] if found and found.end() < len(headline) else headline


def _nothing(_: re.Match[str]) -> str:
    return ""


def _blank(_: re.Match[str]) -> str:
    return " "


def _around_picture(found: re.Match[str]) -> str:
    """A full stop where a picture parts two sentences, a blank where it parts two words."""
    before, after = found.string[: found.start()][-1:], found.string[found.end() :][:1]
    if _parts_sentences(found):
        return "." if after.isspace() else ". "
    return " " if before and after and not before.isspace() and (after.isalnum() or after in '“"‘#@') else ""


def _parts_sentences(found: re.Match[str]) -> bool:
    """Return whether what stands before a picture may be a sentence, and a capital behind it begins another.

    A flag behind a name, as of a country, does only if the words behind it may be a sentence, too. None does within a
    phrase: behind a word with which no sentence ends ("met 🤝").
    """
    text = found.string
    ahead = _NEXT_PART.match(text, found.end(), found.end() + _LONGEST_PART)
    if ahead is None:
        return False
    first = text[max(0, found.start() - _LONGEST_PART) : found.start()]
    first = _PART_END.split(first)[-1].strip()
    if not first or not (first[-1].isalnum() or first[-1] in "\"'”’)%") or not has_finite_form(first):
        return False
    if _UNFINISHED.search(first) or len(first.split()) < _SHORTEST_SENTENCE:
        return False
    follows = _PART_END.split(ahead[0].strip())[0]
    return not _FLAG.search(found[0]) or first.split()[-1].islower() or has_finite_form(follows)


def _undivided(found: re.Match[str]) -> str:
    """The hyphen of a word divided at the end of a line, where it belongs to it: "Anne-|Marie", "well-|known".

    U+2010 is what programs divide words by, unless the block has it within its lines, too.
    """
    text = found.string
    before = _LAST_WORD.search(text, max(0, found.start() - _LONGEST_WORD), found.start())
    after = _WORD.match(text, found.end())
    if not found["hyphen"] or before is None or after is None:
        return ""
    first, second = before[0], after[0]
    if second[0].isupper():
        return "-"
    if found["hyphen"] == "\N{HYPHEN}" and not _WITHIN.search(text):
        return ""
    kept = not _is_word((first + second).lower()) and _is_word(first.lower()) and _is_word(second)
    return "-" if kept else ""


def _quotation_mark(found: re.Match[str]) -> str:
    """The English mark for a guillemet, where these come in pairs: «as in French», « with blanks », »as in German«."""
    text, mark = found.string, found[0].strip()
    pair = "«»" if mark in "«»" else "‹›"
    if text.count(pair[0]) != text.count(pair[1]):
        return found[0]
    marks = "“”" if mark in "«»" or "«" not in text else "‘’"
    if text.find(pair[0]) < text.find(pair[1]):
        return marks[pair.index(mark)]
    before, _, behind = found[0].partition(mark)
    return before + marks[1 - pair.index(mark)] + behind


def _within_name(found: re.Match[str]) -> str:
    """The full stop behind two initials, unless a given name stands before them and no everyday word follows."""
    first = _LAST_WORD.search(found.string, max(0, found.start() - _LONGEST_WORD), found.start() - len(" SB"))
    after = _WORD.search(found.string, found.end())
    named = first is not None and after is not None and is_given_name(first[0]) and not _is_word(after[0].lower())
    return "" if named else found[0]


def _is_word(word: str) -> bool:
    return is_english(word) or word in NOUN_TYPES


_EDITS: tuple[tuple[re.Pattern[str], Callable[[re.Match[str]], str]], ...] = (
    (_ENTITY, lambda found: sign if len(sign := html.unescape(found[0])) == 1 else found[0]),
    (MARKUP, lambda found: "" if _INLINE.match(found[0]) else " "),
    (_COMPATIBLE, lambda found: unicodedata.normalize("NFKC", found[0])),
    (_PICTURES, _around_picture),
    (_INVISIBLE, _nothing),
    (_SECURITY, _nothing),
    (_NOTE_MARK, _nothing),
    (_TIME_STAMP, _nothing),
    (_DIVISION, _undivided),
    (_COMBINED, lambda found: unicodedata.normalize("NFC", found[0])),
    (_BLANKS, _blank),
    (_APOSTROPHE, lambda _: "'"),
    (_PRIMES, lambda _: '"'),
    (_LOW_QUOTES, lambda found: f"“{found['said']}”" if found["said"] is not None else f"‘{found['inner']}’"),
    (_GUILLEMETS, _quotation_mark),
    (_HYPHENS, lambda _: "-"),
    (_INITIALS, _within_name),
    (_AMOUNT, lambda found: _KNOWN_SIGNS.get(len(found[0]), found[0])),
)


def _trimmed(copy: Copy, edge: re.Pattern[str]) -> Copy:
    """The copy without what matches at one of its edges, unless nothing else is left."""
    found = edge.search(copy.text) if edge in {_CLOSING, _END} else edge.match(copy.text)
    if not found or not (copy.text[: found.start()] + copy.text[found.end() :]).strip():
        return copy
    return copy.without(*found.span())
