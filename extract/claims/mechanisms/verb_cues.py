"""Cues of verbs of saying, by the construction in which a verb takes its content."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from itertools import islice

from triplewire.extract.claims.mechanisms.cue import Cue
from triplewire.extract.claims.mechanisms.speakers import quoted_as_saying, speakers_of_verb
from triplewire.extract.factuality.reporting import REPORTING, denies, nearest_subject
from triplewire.extract.factuality.said_words import (
    contents_of,
    is_parenthetical,
    said_by,
    shared_verb_of_saying,
    words_around,
    words_of_contents,
)
from triplewire.extract.factuality.withheld import is_withheld
from triplewire.extract.lexicon.labels import VERBAL_POS
from triplewire.extract.lexicon.lists import SPEECH
from triplewire.extract.syntax.control import is_passive
from triplewire.extract.syntax.tree import Word, remembered

_INTRODUCING = REPORTING | SPEECH.quote
_DEEPEST, _FAR = 8, 100  # claims within claims, and words above one; guards that no text reaches


def with_content(is_construction: Callable[[Word], bool]) -> Callable[[Word], Iterator[Cue]]:
    """Return a function that finds the cue of a verb with content complements in which `is_construction` holds."""

    def find(verb: Word) -> Iterator[Cue]:
        if is_construction(verb) and _may_say(verb) and (contents := contents_of(verb)):
            yield from _cue(verb, words_of_contents(verb, contents))

    return find


def is_quoted_as_saying(verb: Word) -> bool:
    """Whether the verb is "saying" in "was quoted as saying that"."""
    return quoted_as_saying(verb) is not None


def is_passive_saying(verb: Word) -> bool:
    """Whether the speaker is the agent of a passive, or not named: "is said to", "was accused by Lee of"."""
    return is_passive(verb) and not is_quoted_as_saying(verb)


def is_active_saying(verb: Word) -> bool:
    """Whether the logical subject is the speaker."""
    return not is_passive(verb) and not is_quoted_as_saying(verb)


def parenthetical(verb: Word) -> Iterator[Cue]:
    """Find the cue of a verb that interrupts what it says: "the army, Lee said, left"."""
    if is_parenthetical(verb) and _may_say(verb) and not contents_of(verb):
        yield from _cue(verb, words_around(verb))


def before_quotation(verb: Word) -> Iterator[Cue]:
    """Find the cue of a verb without content in its clause, which may introduce a quotation: "Lee laughed"."""
    if _introduces_quotation(verb) and _may_say(verb) and not contents_of(verb) and not is_parenthetical(verb):
        yield from _cue(verb, ())


def citing(verb: Word) -> Iterator[Cue]:
    """Find the cue of the sources that a report cites: "Reuters reported, citing Lee, that"."""
    if verb.lemma in SPEECH.citing and verb.tag == "VBG" and _may_say(verb) and (source := verb.child("dobj")):
        above = next((word for word in verb.ancestors() if any(said_by(word))), verb)
        yield Cue(verb, (verb,), (source,), tuple(said_by(above)), cited=True)


@remembered
def _may_say(word: Word) -> bool:
    """Whether it is a verb that is not nested too deep in what others say."""
    if word.pos not in VERBAL_POS or word.lower in SPEECH.as_prepositions:
        return False
    return sum(above.lemma in REPORTING for above in islice(word.ancestors(), _FAR)) <= _DEEPEST


def _cue(verb: Word, content: Iterable[Word]) -> Iterator[Cue]:
    """Yield the cue of a verb, unless it neither says something nor introduces a quotation."""
    below = (word for child in verb.children for word in (child, *child.children))
    scope = () if any(map(is_withheld, below)) else tuple(content)
    quotes = _introduces_quotation(verb)
    if scope or quotes:
        speakers = speakers_of_verb(shared_verb_of_saying(verb) or verb)
        yield Cue(verb, (verb,), speakers, scope, denies(verb), quotes)


def _introduces_quotation(verb: Word) -> bool:
    if verb.lemma in SPEECH.citing and any(word.lower == "as" for word in verb.children):
        return False  # "quoted Lee as saying": Lee's words, not the subject's
    return verb.lemma in _INTRODUCING and (nearest_subject(verb) is not None or verb.dep != "ROOT")
