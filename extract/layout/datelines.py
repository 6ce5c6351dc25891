"""Datelines: where, when and by which agency a story was filed (Associated Press Stylebook, "datelines").

A dateline consists of places, days and agencies in any order, mostly followed by a mark: "LIMA (Reuters) - ", "MOSCOW.
May 5 (Interfax) - ", "Nairobi/Geneva, 5 June 2019 -- ", "(CNN) ". The more one part shows, the less is required of the
others: an agency in brackets requires no mark, a place in capitals no agency, any other place must be known as one.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass, replace

from triplewire.extract.layout.copies.copy import Copy
from triplewire.extract.lexicon.lists import BOILERPLATE, LAYOUT, NAMES
from triplewire.extract.lexicon.nouns import AGENCIES
from triplewire.extract.lexicon.thresholds import THRESHOLDS
from triplewire.extract.model import Extent
from triplewire.extract.reading.publication_dates import MONTHS

IsTown = Callable[[str], bool]

_T = THRESHOLDS.layout
_NAME = r"[^\W\d_a-z](?:[\w.'’]|-(?!-))*"
_PLACE = rf"{_NAME}(?: (?:{_NAME}|{'|'.join(sorted(NAMES.particles | LAYOUT.author))})){{0,4}}"
_PLACES = rf"{_PLACE}(?: ?/ ?{_PLACE}| (?:and|&) {_PLACE}){{0,2}}"
_MONTH = rf"(?i:{'|'.join(MONTHS)})[A-Za-z]{{0,6}}\.?"
_WEEKDAY = r"(?i:Mon|Tues?|Wed(?:nes)?|Thu(?:rs)?|Fri|Sat(?:ur)?|Sun)(?i:day)?\.?"
_NUMBER = rf"(?:the )?\d{{1,2}}(?:(?i:{'|'.join(sorted(LAYOUT.ordinal))})\.?)?"
_DAY = (
    rf"(?:{_WEEKDAY}(?:,? (?={_MONTH}|\d))?)?(?:{_MONTH} {_NUMBER}|{_NUMBER} (?:of )?{_MONTH})(?!\w)(?:,? \d{{4}})?"
    rf"|\d{{1,2}}/\d{{1,2}}(?:/\d{{4}})?(?!\w)|\d{{1,2}}\.\d{{1,2}}\.\d{{4}}|\d{{4}}-\d\d-\d\d|{_WEEKDAY}(?!\w)"
)
_KNOWN = "|".join(sorted(map(re.escape, LAYOUT.agencies), key=lambda name: (-len(name), name)))
_AGENCY = (
    rf"(?P<agency>\( ?\)"
    rf"|\((?!{_DAY}\))[A-Za-z][\w .,/&'’-]{{1,40}}\)|/ ?[A-Z][\w.-]{{1,20}}(?: [\w.-]{{1,20}}){{0,3}} ?/"
    rf"|(?:{_KNOWN}|[A-Z]{{3,6}})(?= ?(?:[-–—:]|$)))"
)
_REGION = rf"(?:, (?!(?:{_KNOWN}|{_MONTH} \d+|{_WEEKDAY})(?!\w)){_PLACE}| \[{_PLACE}\]| \({_PLACE}\)(?= \[))"
_BETWEEN = r"(?:[,.:]? ?(?:[-–—|] )?|\. |\.?--)"
_ITEMS = rf"(?:{_BETWEEN}(?:\(?(?P<day>{_DAY})\)?|{_AGENCY})){{0,3}}"
_MARK = (
    r"\.?(?P<mark> ?(?:[—–―|»]|>>) ?| ?-- ?| ?- | _ |: |-(?=[A-Z][a-z])|(?<=[)/\].]) (?=\S)|$|(?<=[)\]]):?(?=[A-Z“\"])"
    r"|(?<!day|DAY) (?=[A-Z“\"])(?(day)|(?!)))"
)
_FILED = re.compile(
    rf"(?:[\[(](?P<boxed>{_PLACES}{_REGION}?)[\])]|(?!(?:{_DAY})(?!\w))(?P<places>{_PLACES})(?P<region>{_REGION}{{0,3}}(?:/{_PLACE})?))?"
    rf"{_ITEMS}{_MARK}"
)
_OPENS = re.compile(r"[\"“‘'«„\[(]*(?:[^\W_a-z]|$)")
_NOTES = "|".join(sorted(re.escape(phrase) for phrase in BOILERPLATE.start if phrase.startswith("(")))
_BEFORE = re.compile(  # a mark, what is new in this version, a label, a byline
    rf"[■▪◆◇►▶●•]? ?(?:(?i:{_NOTES})[^()\n]{{0,100}}\) )?"
    rf"(?:(?i:dateline|location): |(?:By|BY) (?:{_NAME}(?: (?:{_NAME}|and)){{1,6}}|our \w+)(?:,| [|–—-]) )?"
)
_UNMARKED = re.compile(r"(?P<places>[A-Z]{4,}|[A-Z]{3,}(?: [A-Z]{3,}){1,2})\.? (?P<story>[\"“]?(?:[A-Z][a-z]|A ))")
_DAY_AFTER = re.compile(rf"{_NUMBER} {_MONTH}")
_PERSONAL = re.compile(r"(?:I|We|My|Our)\b")
_PARTED = re.compile(r"[,\[]| ?\|")
_AROUND = "()/. "
_INITIALS = re.compile(r"\.[A-Z]\Z")
_FIRST = re.compile(r"([^,]+), ")
_UNEVEN = re.compile(r"[ \t\xa0]{2,}|[\t\xa0]")
_SEPARATE = re.compile(r" ?/ ?| and | & ")


@dataclass(frozen=True, slots=True)
class Filed(Extent):
    """A dateline, with the extents of its places and its agency, and where the story begins."""

    story: int
    place: Extent | None = None
    agency: Extent | None = None


def find_dateline(text: str, block: Extent, is_town: IsTown, *, first: bool = True) -> Filed | None:
    """Return the dateline with which a block begins.

    `first`: no paragraph precedes the block, so that a known place and a dash suffice.
    """
    head = text[block.start : min(block.end, block.start + 2 * _T.dateline_length)]
    if _UNEVEN.search(head):
        copy = Copy(head, range(len(head)), range(1, len(head) + 1)).edited(_UNEVEN, lambda _: " ")
        found = _find(copy.text, Extent(0, len(copy.text)), is_town, first=first)
        return found and _placed(found, copy, block)
    return _find(text, block, is_town, first=first)


def _find(text: str, block: Extent, is_town: IsTown, *, first: bool) -> Filed | None:
    end = min(block.end, block.start + _T.dateline_length)
    before = _BEFORE.match(text, block.start, end)
    begin = before.end() if before else block.start
    found = _FILED.match(text, begin, end)
    if found and _OPENS.match(text, found.end(), block.end) and _Shown(text, found, is_town).suffices(first=first):
        filed = _filed(block.start, found)
        return filed if filed.place or filed.story == block.end else _with_place(text, filed, block, is_town)
    bare = _UNMARKED.match(text, begin, end)
    if bare and is_town(bare["places"].title()):
        return Filed(block.start, bare.end("places"), bare.start("story"), Extent(*bare.span("places")))
    return None


def _with_place(text: str, filed: Filed, block: Extent, is_town: IsTown) -> Filed:
    """Return a dateline with the place behind its agency: "(ANSA) - ROME, MAY 14 - "."""
    behind = _find(text, Extent(filed.story, block.end), is_town, first=True)
    if behind is None or behind.place is None or behind.agency:
        return filed
    return replace(filed, end=behind.end, story=behind.story, place=behind.place)


def _placed(found: Filed, copy: Copy, block: Extent) -> Filed:
    """Return a dateline found in a copy of the beginning of a block, at its place in the text."""

    def extent(part: Extent | None) -> Extent | None:
        return part and Extent(block.start + copy.starts[part.start], block.start + copy.ends[part.end - 1])

    story = block.end if found.story == len(copy.text) else block.start + copy.starts[found.story]
    return Filed(block.start, block.start + copy.ends[found.end - 1], story, extent(found.place), extent(found.agency))


class _Shown:
    """The evidence in the form of a possible dateline."""

    def __init__(self, text: str, found: re.Match[str], is_town: IsTown) -> None:
        self.boxed, self.region, self.day = found["boxed"], found["region"], found["day"]
        self.places = found["places"] or ""
        self.agency = (found["agency"] or "").strip(_AROUND)
        self.mark = found["mark"].strip() if found["mark"] != "-" or self.agency else ""  # "Chad-Niger"
        self.ends = found.end() == found.endpos
        self.story = text[found.end() : found.end() + len("15th September")]
        parted = _PARTED.match(text, found.end("places")) if self.places else None
        self.parted, self.barred = parted is not None, parted is not None and parted[0].endswith("|")
        self.is_town = is_town

    def suffices(self, *, first: bool) -> bool:
        if self.boxed:
            shown = bool(self.mark or self.day or self.boxed.isupper()) or first
            return self._known(self.boxed) or (shown and self._town(self.boxed))
        if not self.places:
            named = self.agency.isupper() or self._known(self.agency)
            return bool(self.day and self.agency and named and self.mark)
        if self.places.strip(".").casefold() in LAYOUT.labels | LAYOUT.no_speakers:
            return False
        if self.agency:
            return self._with_agency()
        return self._with_day(first=first) if self.day else self._alone(first=first)

    def _with_agency(self) -> bool:
        placed = self._capitals() or bool(self.region) or self._town(self.places)
        if self._known(self.agency):
            return placed or bool(self.mark) or self.ends
        return placed and (bool(self.mark) or (self._town(self.places) and not self.ends))

    def _with_day(self, *, first: bool) -> bool:
        if _DAY_AFTER.match(self.story):  # an interval: "Lincoln, 12 March 1809 - 15 April 1865"
            return False
        placed = self._capitals() or self._town(self.places)
        plain = (
            self._capitals() or bool(self.region) or self.barred
        )  # no age, no street: "Florence, May 14 Victoria Road"
        return (placed or self.parted) and bool(
            self.mark or (self.parted and (self.ends or (first and placed and plain)))
        )

    def _alone(self, *, first: bool) -> bool:
        """Whether places, with nothing but a mark behind them, are a dateline."""
        if self.ends:
            return self._capitals() and bool(self.region)
        if not self.mark:
            return False
        if self._capitals():
            return True
        known = first and (self._town(self.places) or (bool(self.region) and self._town(self.region.strip(", "))))
        return known and not (self.mark == ":" and (_PERSONAL.match(self.story) or not self.story[:1].isalpha()))

    def _capitals(self) -> bool:
        return self.places.isupper() and len(self.places) > len("UK.")

    def _town(self, places: str) -> bool:
        parts = (part.partition(",")[0].strip(".") for part in _SEPARATE.split(places))
        return any(self.is_town(part.title() if part.isupper() else part) for part in parts)

    @staticmethod
    def _known(agency: str) -> bool:
        return agency.casefold() in AGENCIES


def _filed(start: int, found: re.Match[str]) -> Filed:
    place, agency = _span(found, "places", "region") or _span(found, "boxed"), _span(found, "agency")
    if found["boxed"] and found["boxed"].casefold() in AGENCIES:
        place, agency = agency, place
    elif place is None and agency and agency.quote(found.string).casefold() not in AGENCIES:
        place, agency = agency, None  # "May 3 (KAMPALA) - "
    first = _FIRST.match(place.quote(found.string)) if place and agency is None else None
    if place and first and first[1].casefold() in AGENCIES:  # "Reuters, Accra — "
        agency = Extent(place.start, place.start + first.end(1))
        place = Extent(place.start + first.end(), place.end)
    end = found.start("mark")
    return Filed(start, end - found.string[end - 1 : end].count(","), found.end(), place, agency)


def _span(found: re.Match[str], first: str, last: str | None = None) -> Extent | None:
    """The extent of a group, or of two, without the brackets around it."""
    if not found[first]:
        return None
    whole = found.string[found.start(first) : found.end(last if last and found[last] else first)]
    bare = whole.strip(_AROUND)
    if not bare:
        return None  # "--( )--", whose agency was a link
    start = found.start(first) + whole.index(bare)
    end = start + len(bare)
    abbreviated = _INITIALS.search(bare) and found.string.startswith(".", end)  # "ALBANY, N.Y."
    return Extent(start, end + 1 if abbreviated else end)
