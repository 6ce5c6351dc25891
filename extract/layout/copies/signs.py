"""Signs within a block that mislead the parser, and what is written in their place.

Divided words are joined, invisible characters and marks of notes left out, ligatures spelled, quotation marks English.
"""

from __future__ import annotations

import html
import re
import unicodedata
from collections.abc import Callable
from typing import NamedTuple

from triplewire.extract.layout.wrapping import has_finite_form
from triplewire.extract.lexicon.lists import LAYOUT, RELATIONS
from triplewire.extract.lexicon.nouns import NOUN_TYPES, is_english, is_given_name
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
_COMBINING = "[\u0300-\u036f\u1ab0-\u1aff\u1dc0-\u1dff]"
_COMBINED = re.compile(rf"\w{_COMBINING}+")
_BLANKS = re.compile(r"\s{2,}|[^\S ]")
# Inside a word; the model knows the possessive in both forms.
_APOSTROPHE = re.compile(
    rf"(?<={_LETTER})(?:\N{{RIGHT SINGLE QUOTATION MARK}}(?!s\b)|[\u02bc\u02bb\u2018\u201b\u2032`\u00b4])(?={_LETTER})"
)
_PRIMES = re.compile("[\u2033\u3003\u301e\u301d]")
_GUILLEMETS = re.compile(r"[«‹]\s*|\s*[»›]")
_LOW_QUOTES = re.compile("„(?P<said>[^„“”\n]*)[“”]|‚(?P<inner>[^‚‘’\n]*)[‘’]")
_GLUED_DASH = re.compile(rf"(?<={_LETTER})(?:--|[—–])(?=\s)")  # which the tokenizer takes for the end of a name
_HYPHENS = re.compile("[\u2010\u2011]")
_SIGNS = "|".join(sorted(LAYOUT.currencies, key=lambda code: (-len(code), code))).replace("$", r"\$")
_AMOUNT = re.compile(rf"(?<![\w$])(?:{_SIGNS})(?=[ \xa0]?\d)")
_LAST_SIGNS = "".join(sorted({re.escape(code[-1]) for code in LAYOUT.currencies}))
_KNOWN_SIGNS = {1: "$", 2: "A$", 3: "US$"}  # signs of currencies that the parser knows, by their length
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
_SECURITY = re.compile(  # codes of Reuters: "Pemex <PEMX.UL>", "crude <CLc1>"
    r"\s?<(?:\.?[A-Z0-9][A-Za-z0-9]{0,11}(?:\.[A-Z]{1,2})?|[A-Z0-9]{1,12}=[A-Z0-9]{0,6}|0#[^\s<>]{1,14})>"
    r"|\s?[(\[][A-Z0-9]{2,8}\.[A-Z]{1,2}[)\]]"
)
_LETTERS = "|".join(sorted({letter.strip(".") for letter in RELATIONS.party_letters}))
_SEAT = re.compile(  # the party and state of a lawmaker: "Ann Lee (R-WY) said", "Ann Lee (D-Calif.)"
    rf"(?<=[a-z.]) \((?i:{_LETTERS})\.?[-\N{{NON-BREAKING HYPHEN}}–][A-Z][A-Za-z.]+(?: [A-Z][a-z.]+)?\)"
)
_INITIALS = re.compile(r"(?<=[a-z] [B-DF-HJ-NP-TV-XZ]{2})\.(?= [A-Z][a-z])")  # no vowel: "Justin Marc SB. Chipeco"


def visible(block: str) -> str:
    """Return a block without its invisible characters."""
    return _INVISIBLE.sub("", block)


def without_note_marks(block: str) -> str:
    """Return a block without the marks of notes."""
    return _NOTE_MARK.sub("", block)


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


def _behind_name(found: re.Match[str]) -> bool:
    name = _LAST_WORD.search(found.string, max(0, found.start() - _LONGEST_WORD), found.start())
    return name is not None and name[0][0].isupper()


def _is_word(word: str) -> bool:
    return is_english(word) or word in NOUN_TYPES


class Edit(NamedTuple):
    """What is written in place of each match of some signs; `hint`, which is quick to find, stands in each of them."""

    signs: re.Pattern[str]
    written: Callable[[re.Match[str]], str]
    hint: re.Pattern[str]


EDITS = (
    Edit(_ENTITY, lambda found: sign if len(sign := html.unescape(found[0])) == 1 else found[0], re.compile("&")),
    Edit(MARKUP, lambda found: "" if _INLINE.match(found[0]) else " ", re.compile("<")),
    Edit(_COMPATIBLE, lambda found: unicodedata.normalize("NFKC", found[0]), _COMPATIBLE),
    Edit(_PICTURES, _around_picture, re.compile(_PICTURE)),
    Edit(_INVISIBLE, _nothing, _INVISIBLE),
    Edit(_SECURITY, _nothing, re.compile(r"<|\.[A-Z]{1,2}[)\]]")),
    Edit(_SEAT, lambda found: "" if _behind_name(found) else found[0], re.compile(r" \(")),
    Edit(_NOTE_MARK, _nothing, re.compile(r"[\[\u00b9\u00b2\u00b3\u2070-\u2079]|[.!?\"”’)]\d")),
    Edit(_TIME_STAMP, _nothing, re.compile(r"\[\d")),
    Edit(_DIVISION, _undivided, re.compile("[-\N{HYPHEN}]\\s|\u00ad")),
    Edit(_COMBINED, lambda found: unicodedata.normalize("NFC", found[0]), re.compile(_COMBINING)),
    Edit(_BLANKS, _blank, _BLANKS),
    Edit(
        _APOSTROPHE, lambda _: "'", re.compile("[\N{RIGHT SINGLE QUOTATION MARK}\u02bc\u02bb\u2018\u201b\u2032`\u00b4]")
    ),
    Edit(_PRIMES, lambda _: '"', _PRIMES),
    Edit(
        _LOW_QUOTES,
        lambda found: f"“{found['said']}”" if found["said"] is not None else f"‘{found['inner']}’",
        re.compile("[„‚]"),
    ),
    Edit(_GUILLEMETS, _quotation_mark, re.compile("[«‹»›]")),
    Edit(_HYPHENS, lambda _: "-", _HYPHENS),
    Edit(_GLUED_DASH, lambda found: f" {found[0]}", re.compile("--|[—–]")),
    Edit(_INITIALS, _within_name, re.compile(r"[A-Z]\. ")),
    Edit(_AMOUNT, lambda found: _KNOWN_SIGNS.get(len(found[0]), found[0]), re.compile(rf"[{_LAST_SIGNS}][ \xa0]?\d")),
)
