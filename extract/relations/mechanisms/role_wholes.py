"""The whole in which a role is held: before its noun, behind it, behind the holder's name, or the subject of "has"."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import takewhile

from triplewire.extract.lexicon.labels import (
    ADNOMINAL_POS,
    BODY_OR_BUILDING_LABELS,
    ORIGIN_LABELS,
    PLACE_LABELS,
    PLURAL_TAGS,
    PRENOMINAL_DEPS,
)
from triplewire.extract.lexicon.lists import RELATIONS
from triplewire.extract.lexicon.relation_patterns import Role
from triplewire.extract.lexicon.thresholds import THRESHOLDS
from triplewire.extract.places.gazetteer import demonym
from triplewire.extract.relations.mechanisms.role_fields import is_portfolio
from triplewire.extract.relations.mechanisms.role_holders import predicating
from triplewire.extract.relations.mechanisms.role_words import NOUNS_OF, first_word, name_after, tail, top
from triplewire.extract.relations.mechanisms.stated import holds
from triplewire.extract.syntax.control import is_passive, subject
from triplewire.extract.syntax.phrases import head_among
from triplewire.extract.syntax.relatives import relative_head
from triplewire.extract.syntax.tree import Sentence, Word


def wholes(noun: Word, role: Role, sentence: Sentence) -> tuple[Word, ...]:
    """The words that may name the whole, the best first."""
    left, right = _left(noun, sentence), _right(noun, role, sentence)
    body = left and right and left[0].ent in PLACE_LABELS and right[0].ent in BODY_OR_BUILDING_LABELS
    described = left and (left[0].pos == "ADJ" or (body and left[0].dep != "poss"))
    nearer = (*right, *left) if described else (*left, *right)  # "Kenyan head of the | Union"
    found = (*nearer, *_owner_by_verb(noun))
    if noun.dep == "appos" or predicating(noun) is not None:
        found = tuple(each for word in found for each in (*_apart(word, noun), *named(word)))
    found = found or behind_name(noun, sentence) or _by_verb(noun, role, sentence) or _shared(noun, role, sentence)
    return tuple(dict.fromkeys(found or _behind_comma(noun, role, sentence)))


def _shared(noun: Word, role: Role, sentence: Sentence) -> tuple[Word, ...]:
    """The whole of the office to which a second one is joined: "Acme | chairman and | chief executive Ann Lee"."""
    words, first = sentence.words, first_word(noun, sentence)
    if role.relation != "holdsOffice" or first < 2 or words[first - 1].lower != "and":
        return ()
    other = words[first - 2]
    together = other in {noun.head, *noun.head.children} and other.lower in NOUNS_OF[role.nouns]
    return wholes(other, role, sentence) if together and words[first].lower not in RELATIONS.own_body else ()


def _behind_comma(noun: Word, role: Role, sentence: Sentence) -> tuple[Word, ...]:
    """The body that follows an office in the style of captions: "Ann Lee, director, | Mercy Hospital, said"."""
    words, first = sentence.words, first_word(noun, sentence)
    last = noun.i + len(tail(noun, sentence))
    if role.relation != "holdsOffice" or first < 2 or last + 2 >= len(words) or noun.tag in PLURAL_TAGS:
        return ()
    apart = words[first - 1].text == words[last + 1].text == ","
    body = tuple(takewhile(lambda word: word.ent in BODY_OR_BUILDING_LABELS, words[last + 2 :]))
    after = words[body[-1].i + 1] if body and body[-1].i + 1 < len(words) else None
    closed = after is None or after.pos == "PUNCT"
    if not (apart and body and closed and words[first - 2].ent == "PERSON"):
        return ()
    return (head_among(body), body[-1])


def named(word: Word) -> tuple[Word, ...]:
    """A word, behind the name in its apposition: "the brother of the mayor, | Ann Lee"."""
    name = word.child("appos") if word.pos == "NOUN" and word.child("det", "poss") else None
    return (name, word) if name is not None and name.pos == "PROPN" else (word,)


def _apart(whole: Word, noun: Word) -> tuple[Word, ...]:
    """The name of the whole that the tree hangs on the role: "Tom Hall, the brother of the mayor, | Ann Lee"."""
    described = noun.dep == "appos" and whole.i > noun.i and whole.pos == "NOUN" and whole.child("det", "poss")
    beside = (w for w in (*noun.children, *noun.head.children) if w.dep == "appos" and w.i > whole.i)
    return tuple(w for w in beside if w.pos == "PROPN") if described else ()


def _left(noun: Word, sentence: Sentence) -> tuple[Word, ...]:
    """The owner of the noun, or the name or adjective before the role: "Norway's", "Chilean", "New York"."""
    owner = (
        noun.child("poss")
        or top(noun).child("poss")
        or next((w.child("poss") for w in noun.children if w.dep == "compound"), None)
    )
    if owner is None and noun.dep in {"compound", "nmod"} and noun.head.i > noun.i:  # "Ann Lee's sister Maria Berg"
        owner = next((w for w in noun.head.children if w.dep == "poss" and w.i < noun.i), None)
    if owner is None and noun.dep == "conj" and noun.child("det") is None:  # "by his wife Ann and | sons Jan and Paul"
        owner = noun.head.child("poss")
    if owner is not None and owner.tag == "WP$":
        owner = relative_head(_clause(noun))
    found = [owner] if owner else []
    first = first_word(noun, sentence)
    word = sentence.words[first - 1] if first else noun
    while word.i and (word.lower in RELATIONS.former | {"-"} or is_party(word, noun)):
        word = sentence.words[word.i - 1]
    if word.text == ")":
        found += _before_bracket(word, sentence)
    elif word.tag == "POS" and word.i:
        found.append(sentence.words[word.i - 1])
    elif _is_name_before(word, noun) and not (_is_descent(word, sentence) or _ends_title(word, sentence)):
        nearer = owner is not None and owner.i < word.i and (word.ent == "ORG" or word.ent == owner.ent != "")
        found.insert(0 if nearer else len(found), word)  # "China's | Health Ministry | spokesman"
    return tuple(found)


def _is_name_before(word: Word, noun: Word) -> bool:
    return word.dep in PRENOMINAL_DEPS and word.pos in ADNOMINAL_POS and word.text[0].isupper() and word.i < noun.i


def _ends_title(word: Word, sentence: Sentence) -> bool:
    """Whether a name is only the end of a longer one: "Gate of the | Winds | director Ann Lee", not "Bank of Chad"."""
    first = word.i
    while first and sentence.words[first - 1].pos == "PROPN" and sentence.words[first - 1].ent == word.ent:
        first -= 1
    the = first > 1 and sentence.words[first - 1].lower == "the"
    of, noun = sentence.words[first - 1 - the], sentence.words[max(first - 2 - the, 0)]
    titled = noun.i < of.i and noun.pos == "PROPN" and noun.text[0].isupper() and noun.ent != "PERSON"
    titled = titled and word.ent not in ORIGIN_LABELS
    return of.lower == "of" and not of.ent and titled and noun.lower not in NOUNS_OF["office"]


def _is_descent(word: Word, sentence: Sentence) -> bool:
    """Whether an adjective tells of descent, not of a state: "the first African | American chair"."""
    before = sentence.words[word.i - 1 - (sentence.words[word.i - 1].text == "-")] if word.i > 1 else word
    return demonym(word.text) is not None and before is not word and demonym(before.text) is not None


def _before_bracket(closing: Word, sentence: Sentence) -> tuple[Word, ...]:
    """The name before the bracket that closes here: "World Health Organization (WHO) | director"."""
    opening = next((w.i for w in reversed(sentence.words[: closing.i]) if w.text == "("), 0)
    name = sentence.words[opening - 1]
    while name.dep == "pobj" and name.head.head.ent == name.ent:  # "Department of | Health"
        name = name.head.head
    return (name,) if opening and name.ent == "ORG" and name.pos == "PROPN" else ()


def _clause(noun: Word) -> Word:
    """The verb above a noun, or the noun at the top of the sentence."""
    return next((above for above in noun.ancestors() if above.dep == "relcl"), noun)


def is_party(word: Word, noun: Word) -> bool:
    """Whether a party stands before an elected office: "a Labour MP"."""
    beside = word.head is noun or word.head is noun.head
    return beside and word.lower in RELATIONS.party_words and word.text[0].isupper() and noun.lower in RELATIONS.elected


def _right(noun: Word, role: Role, sentence: Sentence) -> tuple[Word, ...]:
    """The words behind the role that may name the whole: "spokeswoman | for the Health Ministry"."""
    heads = {noun, top(noun), *tail(noun, sentence)}
    last = max(word.i for word in heads)
    beside = noun.dep == "appos"  # the tree may hang the preposition on the holder
    near = sentence.words[last + 1 : last + 1 + THRESHOLDS.relations.whole_reach]
    preps = [
        word
        for word in near
        if word.dep == "prep" and (word.head in heads or (word.i == last + 1 and word.head is noun.head and beside))
    ]
    preps = [*_housing(near, preps), *preps]
    found = ((prep, _before_holder(prep)) for prep in preps if prep.lower in role.prepositions)
    return tuple(
        of
        for prep, of in found
        if of is not None
        and of.i > last
        and of.pos != "NUM"
        and not (_receives(noun, prep, of) or is_portfolio(noun, prep, of) or _is_active_in(noun, prep, of))
    )


def _before_holder(prep: Word) -> Word | None:
    """The whole behind a preposition, if not right before the holder: "spokesman for the | Ports Board | Tom Hall"."""
    whole = prep.child("pobj")
    if whole is None or whole.ent != "PERSON" or prep.head.ent:
        return whole
    body = [word for word in whole.children if word.dep == "compound" and word.ent in BODY_OR_BUILDING_LABELS]
    return body[-1] if body else whole


def _housing(near: tuple[Word, ...], preps: list[Word]) -> Iterator[Word]:
    """Yield the preposition of the body behind that of the field: "professor of history | at | Oslo University"."""
    above = {preps[0].head, preps[0].child("pobj")} if preps else set()
    for at in near:
        body = at.child("pobj") if at.lower == "at" and at.head in above and at is not preps[0] else None
        if body is not None and body.ent in BODY_OR_BUILDING_LABELS:
            yield at


def _is_active_in(noun: Word, prep: Word, of: Word) -> bool:
    """Whether a place tells where somebody is active, not of what they are: "a farmers' leader | in the town"."""
    return prep.lower == "in" and noun.lower in RELATIONS.also_traits and of.ent not in BODY_OR_BUILDING_LABELS


def _receives(noun: Word, prep: Word, of: Word) -> bool:
    """Whether somebody is sent there: "ambassador | to Chile", "envoy | for Syria", but "a representative for Acme"."""
    if noun.lower not in RELATIONS.sent or prep.lower in RELATIONS.of_sender:
        return False
    return prep.lower == "to" or of.ent in ORIGIN_LABELS


def _owner_by_verb(noun: Word) -> tuple[Word, ...]:
    """The person related by a verb: "Lee has | a sister", "is survived by | her husband"."""
    noun = top(noun)
    verb = noun.head
    if noun.dep == "dobj" and verb.lemma in RELATIONS.having_kin and holds(verb) and (who := subject(verb)):
        return (who,)
    return ()


def _by_verb(noun: Word, role: Role, sentence: Sentence) -> tuple[Word, ...]:
    """The body that gives or takes the office: "Acme | named Ann Lee as chairwoman", "Acme | fired chairman Hall"."""
    run = name_after(noun, sentence)
    verb = run[0].head if run and run[0].dep == "dobj" else predicating(noun)
    if role.relation != "holdsOffice" or verb is None or verb.lemma not in RELATIONS.appointing | RELATIONS.leaving:
        return ()
    who = None if is_passive(verb) else subject(verb)
    elected = who is not None and (
        who.tag == "NNS" or who.lower in RELATIONS.assembly
    )  # the office is of a state or firm
    if who is None or elected:
        return ()
    return (who,) if verb.child("dobj") is not None else ()


def behind_name(noun: Word, sentence: Sentence) -> tuple[Word, ...]:
    """The whole behind the name of the holder: "President Emmanuel Macron | of France"."""
    run = name_after(noun, sentence)
    after = sentence.words[run[0].i + 1 : run[0].i + 2] if run else ()
    for of in after:
        name = of.child("pobj") if of.lower in RELATIONS.naming_whole and of.head in run else None
        if name is not None and name.pos == "PROPN":
            return (name,)
    return ()
