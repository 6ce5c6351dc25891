"""Make extract/lexicon/generated/surnames.txt from the 1990 Census of the United States.

Requires the package names, which has the census's table, and nothing of the project:

    pip install --target sources names==0.3.0
    python scripts/make_surnames.py sources/names/dist.all.last > extract/lexicon/generated/surnames.txt

The frequent surnames are kept that are no everyday words, which say nothing of what a name denotes.
"""

from __future__ import annotations

import sys
from pathlib import Path

HEADER = """\
# Frequent surnames that are no everyday words; made by scripts/make_surnames.py.
# From the 1990 Census of the United States (public domain), in names 0.3 (MIT, https://github.com/treyhunner/names).
"""
ENGLISH = Path(__file__).parents[1] / "extract" / "lexicon" / "generated" / "english.txt"
PER_CENT = 0.002  # of the persons who bear the surname: some 7,500 surnames


def main() -> None:
    """Write the list to standard output."""
    rows = (line.split()[:2] for line in Path(sys.argv[1]).read_text().splitlines())
    frequent = {name.lower() for name, per_cent in rows if float(per_cent) >= PER_CENT}
    print(HEADER + "\n".join(sorted(frequent - {*ENGLISH.read_text().split()})))


if __name__ == "__main__":
    main()
