"""Lists of the words around expressions of time."""

from __future__ import annotations

from triplewire.extract.lexicon.loading import WordLists, Words, load


class TimeContexts(WordLists, frozen=True):
    """Lists of time_contexts.toml."""

    implicative: Words
    reticent: Words
    prospective: Words
    arranging: Words
    ahead: Words
    past_be: Words
    perfect: Words
    before_date: Words
    before_weekday: Words
    before_label: Words
    before_count: Words
    before_early_year: Words
    before_clock: Words
    before_part: Words
    part_joints: Words
    before_length: Words
    after_length: Words
    before_rate: Words
    articles: Words
    before_end: Words
    length_directions: Words
    after_weekend: Words
    after_vague: Words
    from_publication: Words
    backwards: Words
    anchoring: Words
    day_joints: Words
    coordinators: Words
    reaching: Words
    range_openers: Words
    on_or_after: Words
    on_or_before: Words
    before: Words
    after: Words
    hedges: Words
    denying: Words
    again: Words
    further: Words
    previously: Words
    parts_of_contests: Words
    clause_openers: Words
    owners: Words
    identifying: Words
    multipliers: Words
    shaky: Words


TIME_CONTEXTS = load(TimeContexts)
