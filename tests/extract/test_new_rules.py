"""A new file in each family of rules takes part in the pipeline with nothing to add elsewhere."""

import json
import shutil
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest

import triplewire

Record = dict[str, Any]

FILES = {
    "times/rules/star_dates.py": """
from triplewire.extract.rules.rule import Rule
from triplewire.extract.times.mechanisms.patterns import TimePattern
PATTERN = TimePattern("date", "star {number}", lambda match, _: f"S{match.number('number')}")
RULES = (Rule("time.star-date", PATTERN, {"on star 12": ("S12",)}, ("on star twelvemonth",)),)
""",
    "relations/rules/painters.py": """
from triplewire.extract.relations.mechanisms.stated import Stated
from triplewire.extract.rules.rule import Rule
def find(sentence):
    for word in sentence.words:
        if word.lower == "paints":
            yield Stated("affiliatedWith", (word.child("nsubj"),), (word.child("dobj"),), word, "verb.painter")
YIELDS = {"Ann Lee paints Oxfam.": ("Lee affiliatedWith Oxfam",)}
RULES = (Rule("verb.painter", find, YIELDS, ("Ann Lee painted Oxfam.",)),)
""",
    "syntax/repairs/plain_lemmas.py": """
from triplewire.extract.syntax.repair import Repair, RepairRule, Step
from triplewire.extract.syntax.tree import Change
def find(word, sentence):
    return {word.i: Change(lemma="wed")} if word.lower == "espoused" and word.lemma != "wed" else {}
PATTERN = Repair(Step.PARTS_OF_SPEECH, find)
YIELDS = {"Ann Lee espoused Omar Haddad.": ("espoused/VERB/VBD/wed",)}
RULES = (RepairRule("repair.plain-lemma", PATTERN, YIELDS, ("Ann Lee met Omar Haddad.",)),)
""",
    "claims/rules/old_hearsay.py": """
from triplewire.extract.claims.mechanisms.cue import Cue, at_words
from triplewire.extract.rules.rule import Rule
def find(word):
    if word.lower == "forsooth":
        yield Cue(word, (word,), (), tuple(word.head.subtree()))
YIELDS = {"Chad forsooth attacked Niger.": ("-: forsooth > Chad forsooth attacked Niger",)}
RULES = (Rule("cue.old-hearsay", at_words(find, frozenset({"forsooth"})), YIELDS, ("Chad attacked Niger.",)),)
""",
    "coreference/rules/gaffers.py": """
from triplewire.extract.coreference.descriptions import Finder
from triplewire.extract.rules.rule import Rule
def find(phrase, discourse):
    chains = (chain for _, _, chain in discourse.recent(phrase, 1) if chain.type == "Person")
    return next(chains, None) if phrase.head.lower == "gaffer" else None
YIELDS = {"Omar Haddad won. The gaffer smiled.": ("The gaffer -> Omar Haddad",)}
RULES = (Rule("description.gaffer", Finder(99, find), YIELDS, ("Peru won. The gaffer smiled.",)),)
""",
    "lexicon/events/painting.toml": """
order = 9999
type = "AID"
tone = "helpful"
verbs = ["paint"]
[examples]
refuses = ["Chad attacked Niger."]
[examples.yields]
"Ann Lee paints Oxfam." = ["AID: paints"]
""",
}
ARTICLE = (
    "Ann Lee paints Oxfam. Omar Haddad espoused Ann Lee on star 12. The gaffer smiled. Chad forsooth attacked Niger."
)
NEWCOMER = """
import json, sys
import triplewire
from triplewire.extract.layout.block import Block
from triplewire.extract.preparation import prepare
from triplewire.extract.rules.rule import families
pipeline = triplewire.load()
failed = []
for family in families():
    for rule in family.rules:
        if rule.name in sys.argv[2:]:
            for text, expected in (*rule.yields.items(), *((text, ()) for text in rule.refuses)):
                sentences = next(pipeline.parser.parse([(text, (Block(0, len(text)),))])) if family.parsed else ()
                sentences = prepare(sentences, text) if family.prepared else sentences
                found = tuple(family.read(rule, text, sentences))
                failed += [(rule.name, text, found)] if found != expected else []
document = pipeline.read(sys.argv[1], published="2024-05-02")
print(json.dumps({"failed": failed, "file": triplewire.extract.__file__, **document.record()}))
"""
RULES = (
    "time.star-date",
    "verb.painter",
    "repair.plain-lemma",
    "cue.old-hearsay",
    "description.gaffer",
    "kind.painting",
)


@pytest.fixture(scope="module")
def record(tmp_path_factory: pytest.TempPathFactory) -> Record:
    """The record of the article by a copy of the package with the new files."""
    copy = tmp_path_factory.mktemp("newcomer") / "triplewire"
    shutil.copytree(Path(triplewire.__file__).parent, copy, ignore=shutil.ignore_patterns("__pycache__"))
    for name, content in FILES.items():
        (copy / "extract" / name).write_text(content, "utf-8")
    command = [sys.executable, "-c", NEWCOMER, ARTICLE, *RULES]
    done = subprocess.run(command, cwd=copy.parent, stdout=subprocess.PIPE, check=True, timeout=300)
    found: Record = json.loads(done.stdout)
    return found


def quotes(record: Record, extents: list[dict[str, int]]) -> list[str]:
    return [record["text"][extent["start"] : extent["end"]] for extent in extents]


def test_the_copy_with_the_new_files_is_read(record: Record) -> None:
    assert "newcomer" in record["file"]


def test_the_examples_of_the_new_rules_hold_on_live_parses(record: Record) -> None:
    assert record["failed"] == []


def test_a_new_file_of_each_family_takes_part_in_the_pipeline(record: Record) -> None:
    names = {entity["id"]: entity["name"] for entity in record["entities"]}
    people = {entity["name"]: quotes(record, entity["mentions"]) for entity in record["entities"]}
    events = {event["trigger"]["text"]: event for event in record["events"]}
    assert "S12" in [time["value"] for time in record["times"]]
    assert [(names[r["subject"]], names[r["object"]]) for r in record["relations"] if r["rule"] == "verb.painter"] == [
        ("Ann Lee", "Oxfam")
    ]
    assert events["espoused"]["trigger"]["lemma"] == "wed"
    assert events["attacked"]["attribution"]["cue"]["text"] == "forsooth"
    assert "The gaffer" in people["Ann Lee"]
    assert events["paints"]["type"] == "AID"
