"""Labels of entities: what a name or description lacks is told with it."""

import pytest

import triplewire
from triplewire.graph.write.labels import labels_of


@pytest.mark.parametrize(
    ("text", "label"),
    [
        ("Ann Lee sold her boat.", "Ann Lee's boat"),
        ("Chile won. The country's banks closed.", "Chile's banks"),
        ("Chad's Foreign Ministry closed.", "Chad's Foreign Ministry"),
        ("Chad's Senate met. The Senate sued Acme.", "Chad's Senate"),
        ("Ole Dahl left. The Finance Ministry sued Acme.", "Finance Ministry"),
        ("China's Health Ministry spokesman Ole Dahl left Oslo.", "China's Health Ministry"),
        ("At least 17 of the ships sank.", "At least 17 of the ships"),
        ("Chad's Acme Steel closed.", "Acme Steel"),
        ("A team of police left.", "A team of police"),
        ("Acme hired two large groups of nurses.", "two large groups of nurses"),
        ("Tens of thousands of clerks left.", "Tens of thousands of clerks"),
        ("A near-normal number of passengers came.", "passengers"),
        ("Ann Lee killed some of the rebels.", "some of the rebels"),
        ("Some of the rebels left. Ann Lee killed the rebels.", "the rebels"),
        ("Ann Lee joined as a member of the gang.", "the gang"),
    ],
)
def test_a_label_is_whole(pipeline: triplewire.Pipeline, text: str, label: str) -> None:
    assert label in labels_of(pipeline.read(text)).values()
