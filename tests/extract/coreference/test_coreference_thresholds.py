"""The thresholds of coreference: for each a document just inside it and one just outside."""

from collections.abc import Iterable
from math import log

import pytest
from frozen import live, read, resolved

import triplewire
from triplewire.extract.coreference import pronouns
from triplewire.extract.coreference.chains import Chain
from triplewire.extract.coreference.discourse import Discourse
from triplewire.extract.coreference.name_chains import name_chains
from triplewire.extract.coreference.sieve import Sieve
from triplewire.extract.coreference.speech_turns import Speakers
from triplewire.extract.lexicon.thresholds import Coreference
from triplewire.extract.names.phrase import Phrase

RAIN = "Rain fell. "
COUNTRIES = (
    "Peru, Chad, Kenya, France, Spain, Italy, Greece, Turkey, Norway, Sweden, Finland, Poland, Austria, Hungary, "
    "Romania, Bulgaria, Egypt, Morocco, Tunisia"
)
CARMAKERS = "The carmaker Bolt Motors met the carmaker Volanta. "
BOTH = "Bolt Motors left. Bolt Motors fell. Volanta won. "


def referents(pipeline: triplewire.Pipeline, text: str, phrase: str) -> set[str]:
    """The names of the entities with the last mention of this phrase; none where it is unresolved."""
    document = pipeline.read(text)
    mentions = [(m, entity.name) for entity in document.entities for m in entity.mentions]
    starts = [m.start for m, _ in mentions if m.quote(text).lower() == phrase.lower()]
    return {name for m, name in mentions if starts and (m.start, m.end) == (max(starts), max(starts) + len(phrase))}


def features(pipeline: triplewire.Pipeline, text: str) -> set[str]:
    """The features of all candidates of all pronouns."""
    found: set[str] = set()

    def recorded(phrase: Phrase, discourse: Discourse, speakers: Speakers) -> Chain | None:
        found.update(
            name for candidate in pronouns.candidates(phrase, discourse, speakers) for name in candidate.features
        )
        return None

    resolved(Sieve(recorded), text, live(pipeline, text))
    return found


# threshold, document just inside it, document just outside it, the phrase, the entities that it refers to inside
CASES = [
    (
        "description_near",
        f"Bolt Motors grew. {RAIN * 2}The company paid.",
        f"Bolt Motors grew. {RAIN * 3}The company paid.",
        "The company",
        {"Bolt Motors"},
    ),
    (
        "description_repeated",
        f"A bomb exploded. {RAIN * 3}The bomb was old.",
        f"A bomb exploded. {RAIN * 4}The bomb was old.",
        "The bomb",
        {"A bomb"},
    ),
    (
        "description_repeated",
        f"Men fled. {RAIN * 3}The men hid.",
        f"Men fled. {RAIN * 4}The men hid.",
        "The men",
        {"Men"},
    ),
    (
        "description_far",
        f"Bolt Motors, a carmaker, grew. {RAIN * 11}The carmaker paid.",
        f"Bolt Motors, a carmaker, grew. {RAIN * 12}The carmaker paid.",
        "The carmaker",
        {"Bolt Motors"},
    ),
    (
        "description_far",
        f"A collapse killed a miner. {RAIN * 11}The accident was bad.",
        f"A collapse killed a miner. {RAIN * 12}The accident was bad.",
        "The accident",
        {"A collapse"},
    ),
    (  # six mentions to three, then five to three
        "described_lead",
        f"{CARMAKERS}Bolt Motors won. Bolt Motors lost. {BOTH}The carmaker paid.",
        f"{CARMAKERS}Bolt Motors won. {BOTH}The carmaker paid.",
        "The carmaker",
        {"Bolt Motors"},
    ),
    (
        "misspelt_mentions",
        "Zhvania led. Zhvania fell. Zhvania died. Omar Zhvania was loved. Zhavania won. It rained. Zhavania paid.",
        "Zhvania led. Zhvania fell. Zhvania died. Omar Zhvania was loved. Zhavania won. Zhavania ate. Zhavania paid.",
        "Zhavania",
        {"Omar Zhvania"},
    ),
    (
        "ordinal_reach",
        "Ana Diaz met Tom Hadley. The latter paid.",
        f"Ana Diaz met Tom Hadley. {RAIN}The latter paid.",
        "The latter",
        {"Tom Hadley"},
    ),
    (
        "set_near",
        f"Two women fell ill. Ana Diaz met Eva Roth. {RAIN * 3}Both women paid.",
        f"Two women fell ill. Ana Diaz met Eva Roth. {RAIN * 2}Both women paid.",
        "Both women",
        {"Ana Diaz", "Eva Roth"},
    ),
    (
        "set_far",
        f"Kenya and Chad argued. {RAIN * 11}Both countries paid.",
        f"Kenya and Chad argued. {RAIN * 12}Both countries paid.",
        "Both countries",
        {"Kenya", "Chad"},
    ),
    (  # two mentions to one, then five to three
        "set_lead",
        "Kenya and Chad met. Kenya, Chad and Peru met. Both countries paid.",
        f"Kenya and Chad met. Kenya and Chad won. {'Kenya, Chad and Peru met. ' * 3}Both countries paid.",
        "Both countries",
        {"Kenya", "Chad"},
    ),
    (
        "joint_reach",
        f"Tom Hadley and Omar Bey were fined. {RAIN}The men paid.",
        f"Tom Hadley and Omar Bey were fined. {RAIN * 2}The men paid.",
        "The men",
        {"Tom Hadley", "Omar Bey"},
    ),
    (
        "lead_sentences",
        "Teacher held\n\nA teacher was arrested in Leeds. Tom Hadley pleaded guilty.",
        "Teacher held\n\nIt rained in Leeds. A teacher was arrested in Leeds. Tom Hadley pleaded guilty.",
        "A teacher",
        {"Tom Hadley"},
    ),
    (
        "lead_reach",
        "A teacher was arrested in Leeds. Rain fell. Rain fell. Tom Hadley pleaded guilty.",
        "A teacher was arrested in Leeds. Rain fell. Rain fell. Rain fell. Tom Hadley pleaded guilty.",
        "A teacher",
        {"Tom Hadley"},
    ),
    (
        "longest_coordination",
        f"{COUNTRIES} and Ghana agreed. They paid.",
        f"{COUNTRIES}, Libya and Ghana agreed. They paid.",
        "They",
        {*COUNTRIES.split(", "), "Ghana"},
    ),
    (  # the office is the eighth word before the name, then the ninth
        "title_reach",
        "Acme director plant car tyre glass engine door chief Tom Hadley won. The director paid.",
        "Acme director plant car tyre glass engine door wheel chief Tom Hadley won. The director paid.",
        "The director",
        {"Tom Hadley"},
    ),
    ("pronoun_reach", f"Ana Diaz won. {RAIN * 2}She paid.", f"Ana Diaz won. {RAIN * 3}She paid.", "She", {"Ana Diaz"}),
    # Probabilities
    (
        "sure_person",
        "A nurse met Eva Roth. A man thanked her.",
        "A nurse met Eva Roth. Her son paid.",
        "her",
        {"Eva Roth"},
    ),
    ("sure_thing", "A jet fell. It paid.", "The army fired. Guards say it fell.", "it", {"A jet"}),
    (
        "sure_its",
        "The plant burned. Guards sold its door.",
        "A guard sold the plant. Guards sold its door.",
        "its",
        {"The plant"},
    ),
    ("sure_many", "Planes fell. They paid.", "Bolt Motors grew. They paid.", "They", {"Planes"}),
    (
        "sure_many",
        "The planes fell. Rain hit their door.",
        "Planes fell. Rain hit their door.",
        "their",
        {"The planes"},
    ),
]
OTHERWISE = {"described_lead": {"volanta"}, "set_near": {"two women"}}  # referents outside


@pytest.mark.model
@pytest.mark.parametrize(
    ("threshold", "inside", "outside", "phrase", "names"), [pytest.param(*case, id=case[0]) for case in CASES]
)
def test_both_sides(
    pipeline: triplewire.Pipeline, threshold: str, inside: str, outside: str, phrase: str, names: set[str]
) -> None:
    assert referents(pipeline, inside, phrase) == names
    assert phrase.lower() in outside.lower()
    own = {phrase.lower()}  # the name of an entity with this mention alone
    assert {name.lower() for name in referents(pipeline, outside, phrase)} <= own | OTHERWISE.get(threshold, set())


@pytest.mark.model
@pytest.mark.parametrize(
    ("text", "pronoun", "name", "limit"),
    [
        ("Ana Diaz won. Then she paid.", "she", "Ana Diaz", 0.6),
        ("A jet fell. It paid.", "It", "A jet", 0.65),
        ("The plant burned. Guards sold its door.", "its", "The plant", 0.5),
        ("Planes fell. They paid.", "They", "Planes", 0.55),
    ],
)
def test_how_likely_an_antecedent_is(
    pipeline: triplewire.Pipeline, monkeypatch: pytest.MonkeyPatch, text: str, pronoun: str, name: str, limit: float
) -> None:
    """One candidate against none, whose weights are set so that the candidate has the given probability."""
    for probability, found in ((limit + 0.01, {name}), (limit - 0.01, set())):

        def weighed(_: str, features: Iterable[str], odds: float = log(probability / (1 - probability))) -> float:
            return 0.0 if "none" in features else odds

        monkeypatch.setattr(pronouns, "weight", weighed)
        assert referents(pipeline, text, pronoun) - {pronoun} == found


def test_every_threshold_has_a_case() -> None:
    others = {"largest_set", "shortest_acronym", "alias_reach", "signature_words", "often", "since"}  # below
    assert {case[0] for case in CASES} | others == set(Coreference.__struct_fields__)


@pytest.mark.model
@pytest.mark.parametrize(("size", "known"), [(12, True), (13, False)])
def test_a_set_that_is_referred_to_by_its_number_is_small(
    pipeline: triplewire.Pipeline, size: int, *, known: bool
) -> None:
    members = COUNTRIES.split(", ")[:size]
    found = referents(pipeline, f"{', '.join(members)} agreed. The {size} paid.", f"The {size}")
    assert (found == set(members)) is known


@pytest.mark.model
@pytest.mark.parametrize(
    ("text", "actors"),  # an acronym of three letters, then of two
    [("The FTC met. The free trade council paid.", 1), ("The TC met. The trade council paid.", 2)],
)
def test_an_acronym_has_three_letters(pipeline: triplewire.Pipeline, text: str, actors: int) -> None:
    assert len(pipeline.read(text).entities) == actors


@pytest.mark.model
@pytest.mark.parametrize(
    ("below", "signed"),
    [("Tom Hadley, director of the Acme plant", True), ("Tom Hadley, director of the old Acme plant", False)],
)
def test_a_signature_is_short(pipeline: triplewire.Pipeline, below: str, signed: bool) -> None:
    text = f"I was proud of the team.\n\n{below}"
    document = pipeline.read(text)
    (hadley,) = (entity for entity in document.entities if entity.name == "Tom Hadley")
    assert ("I" in {m.quote(text) for m in hadley.mentions}) is signed


@pytest.mark.model
@pytest.mark.parametrize(
    ("text", "feature", "present"),
    [
        ("Ana Diaz won. Ana Diaz lost. Ana Diaz left. Ana Diaz fell. She paid.", "often", True),
        ("Ana Diaz won. Ana Diaz lost. Ana Diaz left. She paid.", "often", False),
        ("Ana Diaz, Eva Roth, Mia Berg and Lea Dahl met. She paid.", "since.3", True),
        ("Ana Diaz, Eva Roth, Mia Berg, Zoe Moen and Lea Dahl met. She paid.", "since.4", False),
    ],
)
def test_counts_that_are_features(pipeline: triplewire.Pipeline, text: str, feature: str, present: bool) -> None:
    assert (feature in features(pipeline, text)) is present


@pytest.mark.model
@pytest.mark.parametrize(
    ("text", "present", "absent"),
    [
        ("Bolt Motors sued. It paid.", {"subject", "parallel.subject"}, {"object", "oblique"}),
        ("Guards left Bolt Motors. Its chief paid.", {"object", "owns.body"}, {"subject", "modifier"}),
        ("Guards drove to Bolt Motors. It paid.", {"oblique"}, {"object", "modifier"}),
        ("Bolt Motors guards drove. It paid.", {"modifier"}, {"oblique", "object"}),
        ("Bolt Motors lost its chief.", {"own", "commands", "distance.0"}, {"parallel.subject", "distance.1"}),
        ("A jet fell. It said so.", {"indefinite", "acts.thing"}, {"acts.body"}),
        ("The jet fell. It burned.", {"type.Product"}, {"indefinite", "acts.thing"}),
        ("Bolt Motors grew. It decided to leave.", {"acts.body"}, {"acts.thing"}),
        ("Guards took the hill and kept it.", {"parallel.object"}, {"parallel.subject"}),
        ("Ana Diaz won. She paid.", {"gendered"}, {"plural", "together", "apart", "quoted", "unquoted"}),
        ("Ana Diaz and Eva Roth won. They paid.", {"together", "plural"}, {"gendered"}),
        ("Ana Diaz won. “She paid,” Tom Hadley said.", {"quoted"}, {"unquoted"}),
        ("“Ana Diaz won,” Tom Hadley said. She paid.", {"unquoted"}, {"quoted"}),
        ("Ana Diaz won.\n\nShe paid.", {"apart"}, {"displayed"}),
        ("He said Ana Diaz won. She paid.", {"subject"}, {"subject.embedded"}),
        ("The man who saw Ana Diaz when Eva Roth left paid. She won.", {"subject.embedded"}, set()),
    ],
)
def test_features_of_candidates(pipeline: triplewire.Pipeline, text: str, present: set[str], absent: set[str]) -> None:
    found = features(pipeline, text)
    assert present <= found
    assert not absent & found


@pytest.mark.parametrize(("between", "joined"), [(" or     ", True), (" or      ", False)])
def test_an_alias_stands_near(between: str, joined: bool) -> None:
    text = f"Rice Council{between}XK"
    parse = "Rice|rice|PROPN|NNP|compound|1| Council|council|PROPN|NNP|ROOT|1| XK|xk|PROPN|NNP|appos|1|"
    _, (sentence,) = read(f"{text}\t{parse}")
    names = (("Rice Council", sentence.words[:2]), ("XK", sentence.words[2:]))
    phrases = [Phrase(sentence, words, words[-1], "name", "Organization", called) for called, words in names]
    chain_of = name_chains(text, phrases)
    assert (chain_of[phrases[0]] is chain_of[phrases[1]]) is joined
