"""Whether one name is a form of another: initials, surname, given name, short form, another wording of an event."""

from __future__ import annotations

from triplewire.extract.lexicon.nouns import LEGAL_FORMS, NAME_HEADS, REGIONS, SECTORS
from triplewire.extract.names.name_groups import Group
from triplewire.extract.places.gazetteer import is_place

# From the surest form to the boldest.
FORMS = ("name.acronym", "name.full", "name.surname", "name.given", "name.form", "name.event")
_SMALL = frozenset({"of", "the", "and", "for", "&", "in", "on", "a", "an"})
_LANDFORMS = REGIONS | frozenset({"heights", "hills", "strip", "city", "town"})
_FAITHS = frozenset({"church", "movement"})
_LOCATIVE = frozenset({"in", "at", "near", "from", "to", "into", "outside", "around", "across"})


def form(short: Group, long: Group) -> str:
    """The rule by which `short` is a form of the name `long`; "" where it is none."""
    if long.type == "Person" and len(long.tokens) > 1:
        return _person(short, long)
    if len(short.tokens) > len(long.tokens) or long.country:
        return ""
    if letters(short) and letters(short) in initials(long):
        return "name.acronym"
    if short.type == long.type == "Event":
        years = {token for token in short.tokens if token.isdigit()} & set(long.tokens)
        return "name.event" if years and short.tokens[-1] == long.tokens[-1] else ""
    if len(short.tokens) == len(long.tokens) or not _contains(long.tokens, short.tokens):
        return ""
    return "name.form" if _of_faith(short, long) or (_alike(short, long) and _is_short_form(short, long)) else ""


def letters(group: Group) -> str:
    """The letters of an acronym, folded; "" for other names."""
    found = group.called.replace(".", "")
    return found.lower() if len(group.tokens) == 1 and 2 <= len(found) <= 7 and found[:2].isupper() else ""


def initials(group: Group) -> frozenset[str]:
    """The acronyms that a name may have: of all its words, or of those that are not small, or no legal form either."""
    if len(group.tokens) < 2:
        return frozenset()
    words = group.called.lower().replace(".", "").replace("-", " ").split()
    longer = [word for word in words if word not in _SMALL]
    proper = [word for word in longer if word not in LEGAL_FORMS]
    return frozenset("".join(word[0] for word in some) for some in (words, longer, proper))


def abbreviates(short: Group, long: Group) -> bool:
    """Whether a bracket may give the abbreviation of a body, in whatever language."""
    found = short.called.replace(".", "")
    bodies = {short.type, long.type} <= {"Organization", "Group", "Product", None}
    return bodies and len(long.tokens) > 1 and len(short.tokens) == 1 and found.isupper() and 2 <= len(found) <= 7


def _person(short: Group, long: Group) -> str:
    """Surname, given name, initial: two full names with different given names are two persons."""
    if short.type not in {"Person", None} and (short.known or len(short.tokens) > 1 or _is_located(short)):
        return ""
    first, last = short.tokens[0], short.tokens[-1]
    if len(short.tokens) == 1:
        if last == long.tokens[-1] or (len(last) > 2 and long.tokens[-1].endswith(f"-{last}")):
            return "name.surname"
        return "name.given" if first == long.tokens[0] and short.type in {"Person", None} else ""
    if short.type != "Person" or len(short.tokens) > len(long.tokens):
        return ""
    other = long.tokens[0]
    same = first == other or (min(len(first), len(other)) == 1 and first[0] == other[0])
    part = len(short.tokens) < len(long.tokens) and _contains(long.tokens, short.tokens)
    return "name.full" if part or (same and last == long.tokens[-1]) else ""


def _is_located(group: Group) -> bool:
    """Whether most mentions stand where a place stands ("in Paris")."""
    inside = sum(p.head.dep == "pobj" and p.head.head.lower in _LOCATIVE for p in group.phrases)
    return 2 * inside > len(group.phrases)


def _contains(long: tuple[str, ...], short: tuple[str, ...]) -> bool:
    return any(long[i : i + len(short)] == short for i in range(len(long) - len(short) + 1))


def _of_faith(short: Group, long: Group) -> bool:
    """ "Church of X" for X."""  # noqa: D210  # a quotation opens the sentence
    return long.tokens[0] in _FAITHS and long.tokens[1:2] == ("of",) and long.tokens[2:] == short.tokens


def _alike(short: Group, long: Group) -> bool:
    """Whether the types allow it; what the model takes for a person may be a firm named after one."""
    if short.type == "Person" and not short.known and long.type == "Organization" and long.known:
        return short.tokens == long.tokens[:-1] and long.tokens[-1] in SECTORS
    return short.type in {long.type, None} and long.type != "Person"


def _is_short_form(short: Group, long: Group) -> bool:
    """Whether a part stands for the whole: "Golan" for "Golan Heights", "Northrop" for "Northrop Grumman"."""
    begins = long.tokens[: len(short.tokens)] == short.tokens
    rest = long.tokens[len(short.tokens) :]
    if long.type == "Place":
        return begins and all(token in _LANDFORMS for token in rest)
    if long.type == "Product":
        return any(c.isdigit() for token in short.tokens for c in token)
    if not begins:
        return len(short.tokens) > 1 or short.tokens[0] in NAME_HEADS
    tells = any((token in NAME_HEADS and token not in SECTORS) or token in _SMALL for token in rest)
    return not tells and not short.country and not is_place(short.called)
