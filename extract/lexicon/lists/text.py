"""Lists about the form of a text: its layout, its boilerplate and its spelling."""

from __future__ import annotations

from triplewire.extract.lexicon.loading import WordLists, Words, load


class Boilerplate(WordLists, frozen=True):
    """Lists of boilerplate.toml."""

    comments: Words
    comments_start: Words
    links: Words
    line: Words
    start: Words
    anywhere: Words
    credit: Words
    takes: Words
    cycles: Words


class Layout(WordLists, frozen=True):
    """Lists of layout.toml."""

    date: Words
    update: Words
    ordinal: Words
    byline: Words
    byline_labels: Words
    trade: Words
    front_labels: Words
    author: Words
    small: Words
    caption_start: Words
    caption_labels: Words
    credit: Words
    credit_in_brackets: Words
    credit_after_slash: Words
    correction: Words
    agencies: Words
    exchanged: Words
    currencies: Words
    labels: Words
    slugs: Words
    cut_marks: Words
    end_marks: Words
    wiki_marks: Words
    never_last: Words
    needing_object: Words
    finite: Words
    turn_roles: Words
    asking_roles: Words
    no_speakers: Words


class Spelling(WordLists, frozen=True):
    """Lists of spelling.toml."""

    bound_prefixes: Words
    closing_abbreviations: Words
    title_abbreviations: Words
    elided: Words
    elided_beginnings: Words
    latin_endings: Words


BOILERPLATE = load(Boilerplate)
LAYOUT = load(Layout)
SPELLING = load(Spelling)
