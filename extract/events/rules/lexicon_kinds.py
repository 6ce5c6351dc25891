"""One rule for each file of `lexicon/events/`."""

from __future__ import annotations

from triplewire.extract.lexicon.event_lexicon import EVENT_FILES
from triplewire.extract.rules.rule import Rule

RULES = tuple(
    Rule(f"kind.{name}", file, file.examples.yields, file.examples.refuses) for name, file in EVENT_FILES.items()
)
