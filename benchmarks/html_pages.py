"""Articles out of twenty pages of the usual kinds: python benchmarks/html_pages.py [-v].

Each page in the folder html_pages is an article of ours as another publishing system lays it out, with what systems put
around it. Printed for each: the share of its paragraphs that are blocks of the record, the pieces of boilerplate among
these blocks, and what is right of title (t), date (d) and byline (b). `-v` prints the blocks.
"""

from __future__ import annotations

import sys
from collections.abc import Sequence
from pathlib import Path

from triplewire.extract.layout.blocks import lay_out
from triplewire.extract.reading.formats.pages.html_page import read_page
from triplewire.extract.reading.publication_dates import day_of

PAGES = Path(__file__).parent / "html_pages"
TITLE, AUTHOR, DAY = "Flood closes old bridge in Kerrow", "Priya Nair", "2025-02-11"
STORY = (
    "The council closed the Old Bridge on Tuesday after the River Tarn burst its banks overnight.",
    "Mayor Helen Voss told residents to stay at home. “Nobody should drive,” she said at a press conference.",
    "Firefighters rescued a family of four from a car near the station, and 60 people spent the night in a school.",
    "Engineer Paul Imrie of the Highways Agency inspected the bridge and found cracks in two of its piers.",
    "The agency will reopen the bridge on Friday, Imrie said. A temporary ferry leaves from the town quay every hour.",
    "It is the third flood in five years. Tom Baird accused the council of ignoring a report from 2021.",
)
NOISE = (
    "Accept all cookies", "We and our partners store", "Most read this week", "Council denies it ignored warnings",
    "Rail strike called off", "morning newsletter", "Subscribe", "All rights reserved", "Terms and conditions",
    "They should all resign", "Share on Facebook", "Skip to main content", "Weather: rain", "free articles left",
    "Download our app", "Priya Nair is a reporter at the Gazette", "Tweet", "Section 1", "Recent changes",
)  # fmt: skip


def outcome(page: str, *, shown: bool) -> tuple[float, list[str], str]:
    """Return the share of paragraphs that are blocks, the boilerplate among these, and the metadata that is right."""
    found = read_page(page)
    blocks = [block.reading_copy(found.text) for block in lay_out(found.text)[0]]
    if shown:
        print(*(f"    {block}" for block in blocks), sep="\n")
    whole = sum(text in blocks for text in STORY)
    leaked = [noise for noise in NOISE if any(noise in block for block in blocks)]
    stated = {"t": found.title == TITLE, "d": day_of(found.published)[0] == DAY, "b": found.about.byline == AUTHOR}
    return whole / len(STORY), leaked, "".join(field if right else "-" for field, right in stated.items())


def main(arguments: Sequence[str]) -> None:
    """Print the table."""
    shares: list[float] = []
    noises = 0
    for path in sorted(PAGES.glob("*.html")):
        share, leaked, right = outcome(path.read_text("utf-8"), shown="-v" in arguments)
        shares.append(share)
        noises += len(leaked)
        print(f"{path.stem:16} {share:5.2f}  {right}  {'; '.join(leaked)}")
    print(f"{len(shares)} pages: {sum(shares) / len(shares):.3f} of the paragraphs, {noises} pieces of boilerplate")


if __name__ == "__main__":
    main(sys.argv[1:])
