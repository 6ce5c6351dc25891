"""Evidence for the type of a name in its context: "in X", "the village of X", "X, California", "X, 46", "X's wife".

Each piece of evidence is a feature of lexicon/weights/fitted_weights.py; name_evidence.toml beside it has its weights.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from triplewire.extract.lexicon.labels import (
    COMMON_NOUN_TAGS,
    CORE_DEPS,
    DATELINE_MARKS,
    OWNER_OR_ATTRIBUTE_DEPS,
    PERSON_OR_BODY_LABELS,
    QUOTATION_MARKS,
    SINGULAR_TAGS,
    SUBJECT_DEPS,
)
from triplewire.extract.lexicon.lists import NAMES, ORGANIZATIONS, PEOPLE, PLACES, PRONOUNS, SPEECH, THINGS
from triplewire.extract.lexicon.nouns import (
    KNOWN_BODIES,
    NAME_HEADS,
    NOUN_TYPES,
    OFFICES,
    REGIONS,
    SURNAMES,
    is_given_name,
)
from triplewire.extract.lexicon.thresholds import THRESHOLDS
from triplewire.extract.names.extent.scores import has_sets, is_beside_score, score_length
from triplewire.extract.names.extent.titles import is_between_marks
from triplewire.extract.names.type_evidence.class_nouns import class_evidence, first_of_list
from triplewire.extract.names.type_evidence.place_evidence import place_evidence
from triplewire.extract.names.type_evidence.preposition_evidence import preposition_evidence
from triplewire.extract.names.type_evidence.thing_evidence import thing_evidence
from triplewire.extract.places.gazetteer import candidates, is_place
from triplewire.extract.syntax.phrases import head_among
from triplewire.extract.syntax.tree import Sentence, Word

_LIMITS = THRESHOLDS.names
_OF_A_PLACE = REGIONS | THINGS.after_places
_OF_A_BODY = OFFICES | ORGANIZATIONS.after
_KIN = PEOPLE.kin | PEOPLE.kin_male | PEOPLE.kin_female
_THIRD_PERSON = PRONOUNS.he | PRONOUNS.she
_PERSONAL = _THIRD_PERSON | PRONOUNS.first_singular | PRONOUNS.second_person
_SAYING = SPEECH.say | SPEECH.think | PRONOUNS.personal
_RELATIVE = dict.fromkeys(PRONOUNS.relative_persons, "relative.who")
_RELATIVE |= {"which": "relative.which", "where": "relative.where"}
_BEHIND_TITLES = NAMES.work_kinds | NAMES.works_behind | NAMES.work_people
_DATELINE_MARKS = DATELINE_MARKS | {","}


def context_evidence(sentence: Sentence, words: tuple[Word, ...], called: str) -> Iterator[str]:
    """Yield the evidence around the name `called`."""
    first, last = words[0], words[-1]
    head = head_among(words)
    after = sentence.words[last.i + 1 : last.i + 4]
    article = next((word for word in head.children if word.lower == "the" and word.i < first.i), None)
    if article:
        paper = article.text == "The" and article.i and not is_place(f"The {called}")
        yield "the.capital" if paper else "the"
    if len(words) == 1 and any(child.tag == "PRP$" for child in head.children):
        yield "owned"
    if _is_owned_title(sentence, words):
        yield "owned.The"
    yield from _role(head, last, bool(candidates(called)) and (is_place(called) or not article))
    classes = tuple(class_evidence(sentence, words))
    yield from classes
    if not classes and (kind := _described(sentence, words)):
        yield f"described.{kind}"
    yield from _beside(head)
    if is_between_marks(sentence, words):
        yield from _quoted(sentence, words, head)
    player = len(words) > 1 and is_given_name(first.text) and last.lower in SURNAMES  # "Joe Louis 26-1"
    scored = is_beside_score(sentence.words, first.i, last.i + 1) and not player
    yield from ["sport.team"] if scored else _affiliation(head)
    yield from thing_evidence(sentence, words)
    yield from place_evidence(sentence, words, called)
    if _in_region(after) and not _is_institution(words):
        yield "in.region"
    if _is_aged(after):
        yield "age"
    if _is_before_minister(after):
        yield "before.state"
    if sentence.index < _LIMITS.dateline_sentences and first.i == 0 and _is_dateline(words, after):
        yield "dateline"


def _role(head: Word, last: Word, listed: bool) -> Iterator[str]:
    """Yield the evidence of the grammatical role; an apposition has the role of its noun."""
    word = head.head if head.dep == "appos" else head
    if word.dep == "conj" and (first := first_of_list(word)).dep == "pobj":
        word, last = first, first  # "played for Hull Rovers and | Norwich"
    above = word.head
    if word.dep == "pobj":
        yield from preposition_evidence(above, listed)
    elif word.dep in OWNER_OR_ATTRIBUTE_DEPS and above.i > last.i:
        yield "before.state" if _is_of_state(word, above) else _before_noun(word)
    elif word.dep == "oprd" and above.lemma in NAMES.calling and _has_personal_object(above):
        yield "nickname"
    elif word.dep in SUBJECT_DEPS:
        yield f"subject.{kind}" if (kind := _does(above)) else "subject"
        yield from _agreement(word, above)
        if word.dep == "nsubjpass" and above.lemma in ORGANIZATIONS.traded:
            yield "object.traded"
    elif word.dep == "dobj":
        traded, struck = above.lemma in ORGANIZATIONS.traded, above.lemma in PLACES.struck
        made, staged = above.lemma in THINGS.making, above.lemma in NAMES.staged
        visited = listed and above.lemma in PLACES.visited
        kind = "traded" if traded else "struck" if struck else "made" if made else "staged" if staged else ""
        yield f"object.{kind or 'visited'}" if kind or visited else "object"


def _has_personal_object(verb: Word) -> bool:
    """Whether a personal pronoun of a person is who is called so: "they called | him | The Hammer"."""
    called = verb.child("dobj", "nsubjpass")
    return called is not None and called.lower in _PERSONAL


def _is_owned_title(sentence: Sentence, words: tuple[Word, ...]) -> bool:
    """Whether a capital article stands before the name, and a person owns it: "Ana Diaz's The | Quiet Hill"."""
    at = words[0].i
    owner, mark, article = sentence.words[at - 3 : at] if at > 2 else (None, None, None)
    if owner is None or mark is None or article is None or article.text != "The" or mark.tag != "POS":
        return False
    return owner.ent in {"PERSON", ""} and owner.tag == "NNP" and NAME_HEADS.get(words[-1].lower) != "Organization"


def _quoted(sentence: Sentence, words: tuple[Word, ...], head: Word) -> Iterator[str]:
    """Yield the evidence of quotation marks; those around each name of a list, or before "star", are of titles."""
    beside = (head.head if head.dep == "conj" else head, *(child for child in head.children if child.dep == "conj"))
    ends = (sentence.words[other.i + 1] for other in beside if other is not head and other.i + 1 < len(sentence.words))
    behind = {word.lower for word in sentence.words[words[-1].i + 2 : words[-1].i + 3]}
    if behind & _BEHIND_TITLES or any(word.text in QUOTATION_MARKS for word in ends):
        yield "quoted.list"
    if words[0].i > 1 and sentence.words[words[0].i - 2].tag == "POS":
        yield "quoted.owned"
    before = sentence.words[words[0].i - 2] if words[0].i > 1 else None
    if before and before.text == "the" and head.head.i < words[0].i and NOUN_TYPES.get(words[-1].lower) == "Person":
        yield "nickname"  # known as the "Iron Lady"
    elif len(words) > 1:
        yield "quoted"
        yield from ["quoted.work"] if words[-1].ent == "WORK_OF_ART" else []


def _does(verb: Word) -> str:
    """Return the kind of act of the subject, where only some types of names do it; "" for other verbs."""
    if verb.lemma in _SAYING:
        said = _subject_of_said(verb)
        person = said is not None and said.lower in _THIRD_PERSON and not verb.child("prep", "advmod", "dobj")
        return "says.it" if _says_of_it(verb) else "says.him" if person else "says"
    if verb.lemma in ORGANIZATIONS.trading:
        return "trades"
    if verb.lemma in PEOPLE.lives or (verb.lower == "born" and verb.child("auxpass")):
        return "lives"
    joined = verb.child("conj")
    if any(_moves(each) for each in (verb, joined) if each):
        return "moves"
    as_what = verb.lower in NAMES.called_to and not verb.child("dobj") and any(c.lower == "as" for c in verb.children)
    return "serves" if as_what or verb.lemma in NAMES.serving or verb.lower in NAMES.served else ""


def _agreement(subject: Word, verb: Word) -> Iterator[str]:
    """Yield what the number of the verb, and what it has as its own, say of a single name as its subject.

    "Toulouse meet Leinster", "Oasis have split": a team, band or body. "Volanta closed its plant": no person.
    """
    if subject.tag not in SINGULAR_TAGS or subject.child("conj", "appos", "nummod"):
        return
    if is_several(verb):
        yield "subject.several"
    direct = verb.child("dobj")
    things = (direct, direct.child("appos")) if direct else ()
    if any(child.lower == "its" for thing in things if thing for child in thing.children):
        yield "subject.its"


def is_several(verb: Word) -> bool:
    """Whether the form of a verb is that for several subjects: "meet", "are", "have lost"."""
    if verb.child("mark") or verb.dep == "conj":
        return False
    finite = next((child for child in verb.children if child.dep in {"aux", "auxpass"}), verb)
    return finite.tag == "VBP" and finite.lower not in {"am", "'m", "'ve", "'re"}


def _says_of_it(verb: Word) -> bool:
    """Whether what is said has "it" as its subject, which is who says it: "X said it would close the plant"."""
    said, subject = verb.child("ccomp"), _subject_of_said(verb)
    if said is None or subject is None:
        return False
    acts = said.lemma not in PRONOUNS.weather | PRONOUNS.raising | {"be"}
    return (acts and subject.lower == "it") or any(child.lower == "its" for child in subject.children)


def _subject_of_said(verb: Word) -> Word | None:
    """The subject of what is said: "X said | she would close the plant"."""
    said = verb.child("ccomp")
    return said.child("nsubj", "nsubjpass") if said and verb.child("nsubj") else None


def _moves(verb: Word) -> bool:
    """Whether only craft do it: "sank off Malta", "was launched from Florida"."""
    launched = verb.lemma == "launch" and verb.child("auxpass")
    if launched and any(child.lower in NAMES.launched_from for child in verb.children):
        return True
    return verb.lemma in NAMES.craft_moves and verb.child("dobj") is None


def _described(sentence: Sentence, words: tuple[Word, ...]) -> str:
    """The type by an apposed noun: "the ferry Santa Iria", "Smith, a farmer"; "" without one."""
    head, before = words[-1], sentence.words[words[0].i - 1] if words[0].i else None
    if before and before.tag == "NN" and before.text.islower() and _is_tied(before, words):
        noun: Word | None = before
    elif head.dep == "appos" and head.head.tag in COMMON_NOUN_TAGS:
        noun = head.head
    else:
        noun = next((child for child in head.children if child.tag == "NN" and child.dep == "appos"), None)
    if noun is None:
        return ""
    return "either" if noun.lemma in PEOPLE.or_bodies else NOUN_TYPES.get(noun.lemma, "")


def _is_tied(before: Word, words: tuple[Word, ...]) -> bool:
    """Whether a noun directly before a name belongs to it; that of a product, such as a ship, always does."""
    return before.head in words or words[-1].head is before or NOUN_TYPES.get(before.lemma) == "Product"


def _before_noun(head: Word) -> str:
    """The evidence of the noun that the name modifies or owns."""
    noun = head.head
    if head.dep == "poss":
        business = noun.lower in ORGANIZATIONS.business
        return "before.kin" if noun.lemma in _KIN else "owns.business" if business else "before.owned"
    if noun.lower in THINGS.stations and noun.text.islower() and not head.text.isupper():
        return "before.station"
    if noun.i == head.i + 1 and (kind := _right_before(noun)):
        return kind
    return "before.body" if noun.lower in _OF_A_BODY else "before.noun"


def _right_before(noun: Word) -> str:
    """The evidence of a noun directly behind the name; "" for most nouns."""
    kinds = (
        (_OF_A_PLACE, "before.place"),
        (NAMES.sports, "before.player"),
        (NAMES.ruled, "before.ruled"),
        (NAMES.reigns, "before.reign"),
        (NAMES.makers_of_works, "before.maker"),
    )
    return next((kind for nouns, kind in kinds if noun.lower in nouns), "")


def _is_of_state(head: Word, noun: Word) -> bool:
    """Whether the name modifies or owns an office that only states have: "X's foreign minister", "X Prime Minister"."""
    title = next((word for word in (noun, *noun.children) if word.lower in PEOPLE.portfolios), None)
    fields = {w.lower for holder in (title, noun) if holder for w in holder.children if head.i < w.i < noun.i + 1}
    return (title is not None and bool(fields & PEOPLE.state_portfolios)) or noun.lower in PEOPLE.of_states


def _is_before_minister(after: tuple[Word, ...]) -> bool:
    """Whether the title of a minister follows, however it hangs in the tree: "X | Prime Minister Ana Diaz"."""
    field, title = after[:2] if len(after) > 1 else (None, None)
    if field is None or title is None or not (field.text.istitle() and title.text.istitle()):
        return False
    return field.lower in PEOPLE.state_portfolios and title.lower in PEOPLE.portfolios


def _beside(head: Word) -> Iterator[str]:
    """Yield the evidence of coordinated names and of a relative pronoun behind the name."""
    others = (word for word in head.children if word.dep == "conj")
    for word in (head.head, *others) if head.dep == "conj" else others:
        if word.ent == "GPE" and _is_inside(head) and candidates(word.text):
            yield "beside.GPE"
        if word.ent in PERSON_OR_BODY_LABELS or (word.lower in KNOWN_BODIES and word.text[0].isupper()):
            yield f"beside.{word.ent if word.ent in PERSON_OR_BODY_LABELS else 'ORG'}"
    for clause in head.children:
        if clause.dep == "relcl":
            yield from (_RELATIVE[word.lower] for word in clause.children if word.lower in _RELATIVE)


def _is_inside(head: Word) -> bool:
    """Whether the first name of its list stands behind a preposition of place: "at Tarvik and | Berry"."""
    first = first_of_list(head)
    return first.dep == "pobj" and first.head.lower in NAMES.locative


def _affiliation(head: Word) -> Iterator[str]:
    """Yield the evidence of a person before "of" and of sport: "Lee of X", "striker Lee of X", "X won 2-0"."""
    above = head.head
    if head.dep == "pobj" and above.lower == "of" and (above.head.ent == "PERSON" or _plays(above.head)):
        yield "sport.team" if _plays(above.head) else "of.person"
    joined = head.dep == "dobj" and above.lemma in NAMES.joined_for and _plays(above.child(*SUBJECT_DEPS))
    opposed = head.dep == "pobj" and above.lower in NAMES.opposing
    contest = above.head if opposed else above
    played = contest.lemma in NAMES.contests and (opposed or head.dep in CORE_DEPS)
    mover = above.head if head.dep == "pobj" and above.lower in NAMES.between_teams else above
    moved = mover.lemma in NAMES.transfers and _plays(mover.child("dobj"))
    moved = moved and (mover is not above or head.dep in SUBJECT_DEPS)
    several = head.dep in {"dobj", "pobj"} and not head.child("det") and is_several(contest)
    beside = contest.child("prep") if head.dep in SUBJECT_DEPS else above if opposed else None
    drawn = contest.lemma == "draw" and beside is not None and beside.lower == "with" and not contest.child("dobj")
    if joined or moved or drawn or (played and (several or _has_score(contest.subtree()))):
        yield "sport.team"


def _plays(person: Word | None) -> bool:
    """Whether a noun or title of sport stands before or behind a person."""
    if person is None:
        return False
    noun = person.head if person.dep == "appos" else person
    beside = (noun, person, *(w for w in person.children if w.dep in {"compound", "nmod", "appos"}))
    return any(word.lower in NAMES.sports for word in beside)


def _has_score(words: Sequence[Word]) -> bool:
    """Whether a score stands among the words: "2-0"."""
    found = next((i for i, word in enumerate(words) if word.text[0].isdigit() and score_length(tuple(words), i)), None)
    return found is not None and not has_sets(tuple(words[found:]))


def _in_region(after: tuple[Word, ...]) -> bool:
    """Whether a comma and a known place follow."""
    if len(after) < 2 or after[0].text != "," or not after[1].text[0].isupper():
        return False
    return is_place(" ".join(word.text for word in after[1:3])) or is_place(after[1].text)


def _is_institution(words: tuple[Word, ...]) -> bool:
    """Whether a name has the head of an institution, which has a seat: "King's College, London"."""
    return len(words) > 1 and any(NAME_HEADS.get(word.lower) == "Organization" for word in words)


def _is_dateline(words: tuple[Word, ...], after: tuple[Word, ...]) -> bool:
    """Whether the words are a dateline: "ATLANTA (AP)", "PARIS, March 3"."""
    return bool(after) and after[0].text in _DATELINE_MARKS and all(word.text.isupper() for word in words)


def _is_aged(after: tuple[Word, ...]) -> bool:
    """Whether an age follows: ", 46,"."""
    if len(after) < 2 or after[0].text != "," or not after[1].text.isdigit():
        return False
    if not _LIMITS.youngest <= int(after[1].text) <= _LIMITS.oldest:
        return False
    return len(after) <= 2 or after[2].text in {",", ".", ")"}
