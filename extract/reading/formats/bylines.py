"""The authors in a byline: "By Ann Lee, political editor" -> "Ann Lee"."""

from __future__ import annotations

import re
from itertools import takewhile

from triplewire.extract.lexicon.lists import LAYOUT, NAMES
from triplewire.extract.lexicon.loading import read_table
from triplewire.extract.lexicon.nouns import AGENCIES, is_english, is_given_name

_LONGEST = 120  # characters of a byline
_PHRASES = "|".join(sorted(LAYOUT.byline - {"from"}, key=lambda phrase: (-len(phrase), phrase)))
_AND = ", (?:and )?| and | & "
_CAPITALISED = r"[^\W\d_a-z][\w.'’-]*"
_PART = rf"(?!(?i:{'|'.join(sorted(LAYOUT.author & LAYOUT.small))})\b){_CAPITALISED}"
_NAME = rf"{_PART}(?: (?:(?:{'|'.join(sorted(NAMES.particles))}) )*{_PART}){{1,3}}"
_NAMES = rf"{_NAME}(?:(?:{_AND}){_NAME})*"
_AT = f"(?i:{'|'.join(sorted(LAYOUT.author))})"
_LABELS = "|".join(sorted(LAYOUT.byline_labels))
_OUTLET = "|".join(sorted(map(re.escape, LAYOUT.agencies), key=lambda name: (-len(name), name)))
_BYLINE = re.compile(
    rf"(?:(?i:{_PHRASES}):?|(?i:{_LABELS}):) (?P<names>{_NAMES})"
    rf"(?: (?:{_AT}) {_CAPITALISED}(?: {_CAPITALISED})*)?\s*(?:$|[,;|·•(\n–—-]|(?i:on) (?=\S.*\d))"
)
_BEHIND = re.compile(rf"(?<=\w) (?:(?:for|FOR|in|IN) .*|(?:{_OUTLET})(?: News)?(?:, .*)?)\Z")  # "Ann Lee BBC News"
_POSTED = re.compile(  # "Posted on May 3, 2024 by Ann Lee"
    rf"(?:{'|'.join(sorted(LAYOUT.date))})\b.{{4,40}}? (?=by )", re.IGNORECASE
)
_NO_NAMES = ((LAYOUT.author | LAYOUT.date) - {"and"}).union(
    *(read_table("times")[name] for name in ("month", "weekday"))
)
_BARE = re.compile(
    rf"(?P<first>{_NAME})(?P<more>(?:(?:{_AND}){_NAME})*)"
    rf"(?P<rest>,? (?:{_AT}) .{{2,50}}|\s*[,|·•–—(/-]\s*.{{2,50}})?"
)


def bare_authors(line: str) -> str | None:
    """Return the names in a byline without "by", recognised by known given names; None for another line.

    An office, an outlet or a place may follow them: "Ann Lee and Omar Haddad", "Ann Lee | Political editor".
    """
    found = _BARE.fullmatch(line) if len(line) <= _LONGEST and not line.endswith((".", ":", "?", "!")) else None
    if found is None:
        return None
    names = [found["first"], *filter(None, re.split(_AND, found["more"]))]
    if any(map(_is_person, names)) and all(map(_is_name, names)):
        return found["first"] + found["more"]
    office = found["more"].startswith(", ") and _is_person(names[0])  # or an outlet
    return names[0] if office else None


def stated_authors(line: str) -> str | None:
    """Return the names in a line that its source states to be a byline: they need not be known."""
    found = _BARE.fullmatch(line) if len(line) <= _LONGEST else None
    return authors(line) or bare_authors(line) or (found["first"] if found else None)


def unknown_authors(line: str) -> str | None:
    """Return the names in a line of nothing but names, none with an English word; they need not be known."""
    found = _BARE.fullmatch(line) if len(line) <= _LONGEST else None
    if found is None or found["rest"] or line.casefold() in AGENCIES:
        return None
    names = [found["first"], *filter(None, re.split(_AND, found["more"]))]
    return line if all(map(_is_unknown_name, names)) else None


def _is_unknown_name(name: str) -> bool:
    return not any(is_english(part.casefold()) or part.isupper() for part in name.split())


def _is_person(name: str) -> bool:
    given, *others = name.split()
    return is_given_name(given) and not any(is_english(part.casefold()) for part in others)


def _is_name(name: str) -> bool:
    return _is_person(name) or not any(is_english(part.casefold()) for part in name.split())


def authors(line: str) -> str | None:
    """Return the names in a line that begins with a byline; None for another line."""
    if len(line) > _LONGEST:
        return None
    dated = _POSTED.match(line)
    found = _BYLINE.match(line, dated.end() if dated else 0)
    if found is None:
        return None
    said = _BEHIND.sub("", found["names"])
    parts = re.split(f"({_AND})", said)  # names and separators
    some = list(takewhile(_may_be_name, parts[::2]))
    if len(some) == 2 and parts[1] == ", " and any(is_english(word.casefold()) for word in some[1].split()):
        some.pop()  # an outlet: "Ann Lee, Hull Daily Mail"
    return "".join(parts[: 2 * len(some) - 1]) if some else None


def _may_be_name(words: str) -> bool:
    """Return whether words are no agency and no office: "Ann Lee, Political Editor"."""
    folded = words.casefold()
    return folded not in AGENCIES and (_NO_NAMES.isdisjoint(folded.split()) or _is_person(words))
