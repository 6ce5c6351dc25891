"""The parts of names, and the correspondences between spellings of one name.

Names are compared word by word: by their letters; by `fold`, which removes the differences between transliterations
(Qaddafi and Gaddafi, Zelensky and Zelenskyy); by `skeleton`, the classes of their consonants; and by likeness, half
Jaro-Winkler, half skeleton. Likeness cannot distinguish Khamenei from Khomeini: it only proposes a link, for which
`identity.link_rules` require more.
"""

from __future__ import annotations

import re
import tomllib
from dataclasses import dataclass
from functools import lru_cache
from importlib.resources import files

from rapidfuzz.distance import JaroWinkler

from triplewire.extract.lexicon.lists import INSTITUTIONS
from triplewire.extract.lexicon.nouns import are_same_given_name, gender_of_name, is_given_name
from triplewire.graph.iris import normal_name, slug, spread_initials
from triplewire.graph.thresholds import THRESHOLDS
from triplewire.graph.word_lists import WORDS
from triplewire.graph.write.state_bodies import state_body

_LEXICON = tomllib.loads(files(__package__).joinpath("spellings.toml").read_text("utf-8"))
_FAMILY_FIRST = frozenset(_LEXICON["family_first"].split())
_GENERATIONS: dict[str, str] = _LEXICON["generations"]
_PARTICLES = frozenset(_LEXICON["particles"].split())
_SMALL = frozenset(_LEXICON["small"].split())
_GENERIC = frozenset(_LEXICON["generic"].split())
_OWNERS = tuple(f"{owner}-" for owner in _LEXICON["owners"].split())
_LOCAL = frozenset(_LEXICON["local"].split())
_LEFT_OUT = frozenset(_LEXICON["left_out"].split())
_INSTITUTIONS = {slug(name): key for key in INSTITUTIONS.names() for name in sorted(INSTITUTIONS.entries(key))}
_INITIALS = re.compile(r"(?:[A-Z]\.? ?){1,3} [A-Z][a-z]+(?:-[A-Z][a-z]+)?")
_FORMAL: dict[str, frozenset[str]] = {}
for _line in _LEXICON["nicknames"]:
    _formal, *_short = _line.split()
    for _word in (_formal, *_short):
        _FORMAL[_word] = _FORMAL.get(_word, frozenset()) | {_formal}

_SYLLABLES = re.compile(r"(?:[b-df-hj-np-tv-z]{0,3}[aeiou]{1,3}(?:ng|nh|ch|[nmkptclrh])?){1,2}|ng[aeiou]*|u?y?n")
_SPELLINGS = (  # letters that transliterations write differently, the longest first
    ("tsch", "s"), ("shch", "s"), ("sch", "s"), ("tch", "s"), ("dzh", "i"), ("dj", "i"), ("ch", "s"), ("sh", "s"),
    ("zh", "s"), ("ts", "s"), ("tz", "s"), ("cz", "s"), ("kh", "k"), ("gh", "k"), ("ck", "k"), ("ph", "f"), ("th", "t"),
    ("dh", "d"), ("ae", "i"), ("ai", "i"), ("ay", "i"), ("ei", "i"), ("ey", "i"), ("ee", "i"), ("ou", "u"), ("oo", "u"),
    ("x", "ks"), ("nce", "nse"), ("mme", "m"),
)  # fmt: skip
_LETTERS = str.maketrans("qcgzwyjeo", "kkksviiiu")
_CLASSES = str.maketrans("bvd", "pft", "aiuh")
_AT = THRESHOLDS.names
_DOUBLE = re.compile(r"(.)\1+")


@lru_cache(1 << 16)
def fold(word: str) -> str:
    """Return a word of a slug without the differences between transliterations."""
    for spelling, letter in _SPELLINGS:
        word = word.replace(spelling, letter)
    folded = _DOUBLE.sub(r"\1", word.translate(_LETTERS))
    return folded.removesuffix("h")


def _folded(name: str) -> str:
    """Return a slug without the differences between transliterations."""
    return " ".join(map(fold, name.split("-")))


_ACRONYMS: dict[str, list[str]] = {}  # the well-known acronyms of each body
_EXPANSIONS: dict[str, set[str]] = {}  # what each well-known acronym stands for, in any spelling
for _short_name, _long_name in map(str.split, _LEXICON["acronyms"]):
    _EXPANSIONS.setdefault(_short_name, set()).add(_folded(_long_name))
    _ACRONYMS.setdefault(_folded(_long_name), []).append(_short_name)


@lru_cache(1 << 16)
def skeleton(word: str) -> str:
    """Return the classes of a word's consonants; for a word with fewer than two, "=" and its folded letters."""
    return _bones(fold(word))


def _bones(folded: str) -> str:
    consonants = folded.translate(_CLASSES)
    return consonants if len(consonants) > 1 else f"={folded[:1]}{folded[1:].replace('u', '')}"


@lru_cache(1 << 16)
def likeness(one: str, other: str) -> float:
    """Return the similarity of two words, from 0 to 1: half Jaro-Winkler, half the skeletons."""
    bones = JaroWinkler.similarity(skeleton(one), skeleton(other))
    return (JaroWinkler.similarity(one, other) + bones) / 2


@dataclass(frozen=True, slots=True)
class PersonName:
    """The parts of a person's name: given names (or initials) in order, family name, and "junior" or similar."""

    given: tuple[str, ...]
    family: str
    generation: str

    @property
    def full(self) -> bool:
        """Whether the name identifies a person: it is neither a single name nor one with a single initial."""
        return len(self.given) > 1 or any(len(word) > 1 for word in self.given)


@lru_cache(1 << 14)
def person_name(name: str) -> PersonName:
    """Split a person's name: `family` is the last word, or the first of a name like "Xi Jinping".

    The syllables after such a first word are one given name: "Kim Jong Un", "Kim Jong-un".
    """
    words = slug(spread_initials(name)).split("-")
    generation = ""
    while len(words) > 1 and words[-1] in _GENERATIONS:
        generation = _GENERATIONS[words.pop()]
    bare = [word for word in words if word not in _PARTICLES] if len(words) > 1 else words
    words = bare or words
    if len(words) > 1 and words[0] in _FAMILY_FIRST and all(_SYLLABLES.fullmatch(word) for word in words[1:]):
        return PersonName(("".join(words[1:]),), words[0], generation)
    return PersonName(tuple(words[:-1]), words[-1], generation)


@lru_cache(1 << 14)
def body_words(name: str) -> tuple[str, ...]:
    """Return the significant words of an organization's or group's name, without its legal form."""
    words = normal_name(_without_owner(name), "Organization").split("-")
    capitals = (
        set() if name.isupper() else {slug(word) for word in name.split() if is_acronym(word)}
    )  # "LA", no article
    return tuple(word for word in words if word not in _SMALL or word in capitals) or tuple(words)


@lru_cache(1 << 14)
def _without_owner(name: str) -> str:
    """Return the slug of a well-known body's name without the state in front of it; any other name as it is."""
    whole = slug(name)
    rest = next((whole.removeprefix(owner) for owner in _OWNERS if whole.startswith(owner)), "")
    return rest if rest in _INSTITUTIONS or _folded(rest) in _ACRONYMS else name


@lru_cache(1 << 14)
def short_name(name: str) -> str:
    """Return the one word by which a body is also called ("Ford" for "Ford Motor Company"), or ""."""
    words = list(body_words(name))
    while len(words) > 1 and words[-1] in _LEFT_OUT:
        words.pop()
    return words[0] if len(words) == 1 and words[0] not in _GENERIC else ""


def institution(name: str) -> str:
    """Return the key of a well-known institution (`institutions.toml` of extract) or body of a state with this name."""
    known = _without_owner(name)
    spelt = (slug(name), slug(known), normal_name(known, "Organization"))
    key = next((_INSTITUTIONS[each] for each in spelt if each in _INSTITUTIONS), "")
    of_state = None if key else state_body(name)
    return f"{of_state[0]} {' '.join(map(fold, of_state[1]))}" if of_state else key


@lru_cache(1 << 14)
def is_personal(name: str) -> bool:
    """Return whether a name is written like that of a person, whatever its type: "J. K. Rowling", "Nina Berg"."""
    return has_initials(name) or _is_given_and_family(name)


def has_initials(name: str) -> bool:
    """Return whether a name is initials and a family name: "J. K. Rowling"."""
    return _INITIALS.fullmatch(spread_initials(name)) is not None


def _is_given_and_family(name: str) -> bool:
    words = name.split()
    bare = frozenset(body_words(name))
    capital = all(word[0].isupper() and not word.isupper() for word in words)
    body = not bare.isdisjoint(_GENERIC | _LEFT_OUT)  # "Georgia Police", "Ford Motors"
    return len(words) == len(bare) == 2 and capital and not body and is_given_name(words[0])


@lru_cache(1 << 14)
def is_generic(name: str) -> bool:
    """Return whether many bodies have this name: "Supreme Court", "Foreign Ministry", "the Senate"."""
    return all(word in _GENERIC for word in body_words(name))


def is_local(name: str) -> bool:
    """Return whether a country has many bodies of a generic name: "Superior Court", "City Council"."""
    return not _LOCAL.isdisjoint(body_words(name))


def is_acronym(name: str) -> bool:
    """Return whether the name of a body is an acronym."""
    letters = name.replace(".", "")
    if not (_AT.fewest_acronym_letters <= len(letters) <= _AT.most_acronym_letters):
        return False
    return letters.isalpha() and letters[:2].isupper() and letters[-1:].isupper()


def initials(name: str) -> str:
    """Return the letters of the acronym of a body's name, without "Ltd" and the like; a single word is unchanged.

    A well-known body has the acronym that it is known by: "CDC", without the "P" of its last word.
    """
    whole = slug(_without_owner(name))
    words = [word for word in whole.split("-") if word not in _SMALL]
    while len(words) > 1 and words[-1] in WORDS.short_legal_forms:
        words.pop()
    letters = "".join(word[0] for word in words) if len(words) > 1 else body_words(name)[0]
    known = _ACRONYMS.get(_folded(whole), [letters])
    return letters if letters in known else known[0]


def is_known_acronym(letters: str, long: str) -> bool:
    """Return whether the letters are a well-known acronym of the long name."""
    long = _without_owner(long)
    spelt = {_folded(known) for known in (normal_name(long, "Organization"), slug(long))}
    return not spelt.isdisjoint(_EXPANSIONS.get(letters, ()))


def is_taken_acronym(letters: str) -> bool:
    """Return whether the letters are a well-known acronym, whatever it stands for."""
    return letters in _EXPANSIONS


@lru_cache(1 << 14)
def name_key(kind: str, name: str) -> str:
    """Return the block of a name, which depends on neither case nor accents; only names of one block are compared.

    For a person it is the skeleton of the family name; for a body, the skeleton of a single word or of the letters:
    those of an acronym, or the initials of several words. A well-known institution has a key of its own.
    """
    known = institution(name)
    if kind == "person" or (is_personal(name) and not known):
        return f"person {skeleton(person_name(name).family)}"
    if known:
        return f"body {known}"
    name = short_name(name) or name
    words = body_words(name)
    if len(words) == 1 and len(words[0]) > _AT.compared_letters:
        return f"body {skeleton(words[0])}"
    letters = _DOUBLE.sub(r"\1", initials(name).translate(_LETTERS))
    return f"body {_bones(letters)}"


@lru_cache(1 << 16)
def word_relation(one: str, other: str) -> str | None:
    """Return the relation of two words, the first of "equal", "spelling", "initial", "like"; None if unrelated."""
    if one == other:
        return "equal"
    if fold(one) == fold(other):
        return "spelling"
    if min(len(one), len(other)) == 1:
        return "initial" if one[:1] == other[:1] else None
    return "like" if likeness(one, other) >= _AT.alike else None


@lru_cache(1 << 16)
def given_relation(one: tuple[str, ...], other: tuple[str, ...]) -> str | None:
    """Compare two persons' given names word by word from the first; return the weakest relation that is needed.

    It is "equal", "fuller" (one has further names), "spelling", "nickname" or "initial"; else "middle", if one is the
    end of the other; None if they contradict each other.
    """
    found = {_given_word(a, b, first=not i) for i, (a, b) in enumerate(zip(one, other, strict=False))}
    if None in found:
        short, long = sorted((one, other), key=len)
        return "middle" if len(short) < len(long) and long[-len(short) :] == short else None
    if len(one) != len(other):
        found.add("fuller")
    return max(found, key=_BOLD.index) if found else "equal"


_BOLD = ("equal", "fuller", "spelling", "nickname", "initial")


def formal_names(given: str) -> frozenset[str]:
    """Return the given names for which a short or familiar form stands; most names have none."""
    return _FORMAL.get(given, frozenset())


def _given_word(one: str, other: str, *, first: bool) -> str | None:
    relation = word_relation(one, other)
    if relation in {"equal", "initial"}:
        return relation
    if first and relation != "spelling" and _is_nickname(one, other):
        return "nickname"
    if None not in (genders := {gender_of_name(one), gender_of_name(other)}) and len(genders) > 1:
        return None  # "Paul" is no spelling of "Paula"
    if relation == "spelling":
        return relation
    if is_given_name(one) and is_given_name(other) and not are_same_given_name(one, other):
        return None  # nor "Marion" of "Marian"
    same_bones = skeleton(one) == skeleton(other) and not skeleton(one).startswith("=")
    return "spelling" if relation and same_bones else None


def _is_nickname(one: str, other: str) -> bool:
    """Return whether two given names are forms of the same name, in any spelling: Bibi, Binyamin."""
    forms, others = (formal_names(word) | {word} for word in (one, other))
    return any(word_relation(a, b) in {"equal", "spelling"} for a in forms for b in others)
