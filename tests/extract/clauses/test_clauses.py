"""What the clauses carry beyond the triples: kinds, links, logical subjects, roles."""

import pytest
from frozen import live, tree

import triplewire
from triplewire.extract.clauses.clause import Clause
from triplewire.extract.clauses.clauses import find_clauses
from triplewire.extract.clauses.noun_arguments import noun_phrases
from triplewire.extract.syntax.phrases import written


def clauses(pipeline: triplewire.Pipeline, text: str) -> dict[str, Clause]:
    (sentence,) = live(pipeline, text)
    return {clause.head.text: clause for clause in find_clauses(sentence)}


@pytest.mark.model
@pytest.mark.parametrize(
    ("text", "head", "expected"),
    [
        ("The bridge was destroyed.", "destroyed", {"passive": True, "kind": "verbal", "link": "main"}),
        ("The bridge is old.", "is", {"kind": "copular"}),
        ("There were riots in Lima.", "were", {"kind": "existential"}),
        ("Nobody ever left.", "left", {"negated": False}),
        ("She never left.", "left", {"negated": True}),
        ("They have no money.", "have", {"negated": True}),
        ("The pilot who survived spoke.", "survived", {"link": "relative", "inherited": True}),
        ("The pilot said that he slept.", "slept", {"link": "complement"}),
        ("The pilot slept because he was ill.", "was", {"link": "adverbial"}),
        ("The pilot tried to land.", "land", {"link": "infinitive", "inherited": True}),
        ("The pilot tried to land.", "tried", {"opens": True}),
        ("The pilot landed, saving the crew.", "saving", {"link": "participle", "inherited": True}),
        ("The pilot left without saving the crew.", "saving", {"link": "gerund"}),
        ("Save the crew!", "Save", {"asks": True}),
        ("Did the minister resign?", "resign", {"asks": True}),
        ("Had the pilot landed, she would have lived.", "landed", {"asks": True}),
        ("The attack on Lima was brief.", "attack", {"kind": "nominal", "link": "nominal"}),
        ("The fighting saw twelve shopkeepers shot and six children burned.", "shot", {"passive": True}),
        ("The fighting saw twelve shopkeepers shot and six children burned.", "burned", {"passive": True}),
        ("Madrid had two players sent off.", "sent", {"passive": True, "link": "complement"}),
        ("The explosion left a soldier injured.", "injured", {"passive": True}),
        ("With two ministers arrested, the cabinet fell.", "arrested", {"passive": True}),
        ("Their leader arrested, the rebels fled.", "arrested", {"passive": True}),
        ("Two men were killed and nine injured.", "injured", {"passive": True}),
        ("Two men were killed and nine left.", "left", {"passive": False}),
        ("The mayor was jailed after shooting a guard.", "shooting", {"inferred": False}),
        ("The mayor was accused of shooting a guard.", "shooting", {"inferred": False}),
        ("The case was solved by questioning a guard.", "questioning", {"inferred": True}),
        ("The mayor rejected accusations of shooting a guard.", "shooting", {"inferred": True}),
        ("The army invaded Mali to help Niger.", "help", {"inferred": False}),
        ("Mali was invaded to help Niger.", "help", {"inferred": True}),
        ("Having lost the war, the army signed the treaty.", "lost", {"inferred": False}),
        ("Having lost the war, the treaty was signed by the army.", "lost", {"inferred": True}),
        ("Backed by France, Mali was invaded.", "Backed", {"inferred": False}),
        ("The king ordered the army to leave.", "leave", {"inferred": False}),
        ("The firm won and sold the ship.", "sold", {"inferred": False}),
        ("Mali's plan to attack Niger failed.", "attack", {"inferred": False}),
        ("He found rebels had left.", "left", {"passive": False}),
        ("He said rebels attacked.", "attacked", {"passive": False}),
        ("The storm weakened, the army said.", "weakened", {"passive": False}),
    ],
)
def test_marks(pipeline: triplewire.Pipeline, text: str, head: str, expected: dict[str, object]) -> None:
    clause = clauses(pipeline, text)[head]
    assert {name: getattr(clause, name) for name in expected} == expected


@pytest.mark.model
@pytest.mark.parametrize(
    ("text", "head", "subjects"),
    [
        ("The pilots and the nurse who survived spoke.", "spoke", ["The pilots", "the nurse"]),
        ("The king ordered the army to leave.", "leave", ["the army"]),
        ("The king promised the army to leave.", "leave", ["The king"]),
        ("The king was ordered to leave.", "leave", ["The king"]),
        ("The firm bought a ship and sold it.", "sold", ["The firm"]),
        ("The site quoted the student as saying that she would stay.", "saying", ["the student"]),
        ("Peru needs a plan based on facts.", "needs", ["Peru"]),
        ("Ships built by the firm sank.", "built", ["Ships"]),
        ("The treaty, which the senate had rejected, expired.", "rejected", ["the senate"]),
        ("It is hard to win.", "win", []),
        ("Who won is unknown.", "won", []),
        ("The invasion of Georgia by Russia began.", "invasion", ["Russia"]),
        ("Russian airstrikes on Idlib continued.", "airstrikes", ["Russian"]),
        ("The arrival of the queen was delayed.", "arrival", ["the queen"]),
        ("The minister paid a visit to Cuba.", "visit", ["The minister"]),
        ("The mayor got himself arrested.", "arrested", ["The mayor"]),
        ("The mayor said he resigned.", "resigned", ["he"]),
        ("It was Kenya that invaded Somalia.", "invaded", ["Kenya"]),
        (
            "Vera Holt, Ivan Petrov, Lena Kern and Max Roth were arrested.",
            "arrested",
            ["Vera Holt", "Ivan Petrov", "Lena Kern", "Max Roth"],
        ),
        ("Orlov, the prime minister, left.", "left", ["Orlov"]),
        ("Not the army but rebels burned the village.", "burned", ["rebels"]),
    ],
)
def test_logical_subject(pipeline: triplewire.Pipeline, text: str, head: str, subjects: list[str]) -> None:
    assert [written(s.words) for s in clauses(pipeline, text)[head].subjects] == subjects


@pytest.mark.model
@pytest.mark.parametrize(
    ("text", "head", "complements"),
    [
        ("The pope gave the boy a coin.", "gave", [("indirect", "the boy"), ("object", "a coin")]),
        ("The town was taken by rebels.", "taken", [("agent", "by rebels")]),
        ("He left Lima for Rome in May.", "left", [("object", "Lima"), ("oblique", "for Rome"), ("oblique", "in May")]),
        ("He chose between tea and milk.", "chose", [("oblique", "between tea and milk")]),
        ("He works in Lima and Quito.", "works", [("oblique", "in Lima"), ("oblique", "in Quito")]),
        ("He took part in the race.", "took", [("oblique", "in the race")]),
        ("The ambassador was told to leave by Sudan.", "told", [("clause", "to leave"), ("agent", "by Sudan")]),
        ("The vote saw the judge elected president.", "saw", [("clause", "the judge elected president")]),
        ("He spoke on behalf of the union.", "spoke", [("oblique", "on behalf of the union")]),
        ("Peru was invaded not by Chile but by Bolivia.", "invaded", [("agent", "by Bolivia")]),
        ("Peru was invaded not only by Chile.", "invaded", [("agent", "by Chile")]),
        ("Peru invaded not Chile but Bolivia.", "invaded", [("object", "Bolivia")]),
        ("The storm weakened rapidly and became a depression.", "weakened", []),
        ("The firm buys and sells gas.", "buys", [("object", "gas")]),
        ("He said that she slept.", "said", [("clause", "that she slept")]),
        ("He slept because she sang.", "slept", [("clause", "because she sang")]),
        ("He arrived yesterday.", "arrived", [("adverb", "yesterday")]),
        ("The invasion of Georgia by Russia began.", "invasion", [("object", "of Georgia")]),
        ("The arrest of the mayor shocked Lima.", "arrest", [("object", "of the mayor")]),
        ("The mayor's arrest shocked Lima.", "arrest", [("object", "The mayor")]),
    ],
)
def test_complements(pipeline: triplewire.Pipeline, text: str, head: str, complements: list[tuple[str, str]]) -> None:
    found = clauses(pipeline, text)[head].arguments
    assert [(a.role, written((*a.preposition, *a.words))) for a in found] == complements


@pytest.mark.model
def test_a_reported_clause_hangs_on_its_verb(pipeline: triplewire.Pipeline) -> None:
    found = clauses(pipeline, "The pilot said that the crew slept.")
    assert found["slept"].governor is found["said"].head
    assert found["said"].governor is None


@pytest.mark.model
def test_what_the_parser_attaches_to_a_subject_from_behind_its_verb_is_not_part_of_it(
    pipeline: triplewire.Pipeline,
) -> None:
    text = "The 2004 Velm V9 came in three colors: Deep Black Crystal Coat, Bright Silver Coat, and Flame Red Coat."
    assert all(subject.words for clause in clauses(pipeline, text).values() for subject in clause.subjects)


@pytest.mark.parametrize(
    ("parsed", "expected"),
    [
        ("his|1|poss|PRP$|PRON wife|1|ROOT|NN|NOUN and|1|cc|CC|CCONJ son|1|conj|NN|NOUN", ["his wife", "his son"]),
        ("the|1|det|DT|DET wife|1|ROOT|NN|NOUN and|1|cc|CC|CCONJ son|1|conj|NN|NOUN", ["the wife", "the son"]),
        ("wife|0|ROOT|NN|NOUN his|0|poss|PRP$|PRON and|0|cc|CC|CCONJ son|0|conj|NN|NOUN", ["wife his", "son"]),
    ],
)
def test_later_conjuncts_share_what_stands_before_the_first(parsed: str, expected: list[str]) -> None:
    noun = next(word for word in tree(parsed) if word.dep == "ROOT")
    assert [written(argument.words) for argument in noun_phrases(noun, "object")] == expected
