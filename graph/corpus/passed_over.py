"""Items beside the articles of folders, archives and dumps, counted by reason and listed."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass, field

from triplewire.extract.errors import SourcePassedOver
from triplewire.graph.out.cells import one_line

_SHOWN = 5  # names for each reason
_LISTED = 100_000  # lines of the whole list; a dump can have millions


@dataclass
class PassedOver:
    """The items among the sources that were not read and are not failures."""

    counts: Counter[str] = field(default_factory=Counter)  # by reason
    listed: list[tuple[str, str]] = field(default_factory=list)  # source and reason

    def __bool__(self) -> bool:
        return bool(self.counts)

    def add(self, error: SourcePassedOver) -> None:
        """Record an item."""
        self.counts[error.reason] += 1
        if len(self.listed) < _LISTED:
            self.listed.append((error.source, error.reason))

    def summary(self) -> str:
        """Return the count, and a line for each reason with the first names."""
        total = self.counts.total()
        lines = [f"Not read: {total:,} that {'is no article' if total == 1 else 'are no articles'}"]
        for reason, count in sorted(self.counts.items(), key=lambda item: (-item[1], item[0])):
            names = [one_line(source) for source, why in self.listed if why == reason][:_SHOWN]
            more = f" and {count - len(names):,} more" if count > len(names) else ""
            lines.append(f"  {count:,}: {reason} ({', '.join(names)}{more})")
        return "\n".join(lines)
