"""The thresholds of extraction, typed: one class for each room, one field for each threshold.

`lexicon/weights/thresholds.toml` gives each threshold its value and the measurement or reason behind it. Fitted weights
are in tables beside that file, made by scripts.
"""

from __future__ import annotations

import msgspec

from triplewire.extract.lexicon.loading import check_thresholds, read_table

_FILE = "weights/thresholds"


class Claims(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """Thresholds of the room claims."""

    longest_closing_label: int
    longest_label: int
    longest_signature: int
    quotation_reach: int
    shortest_unmarked_quotation: int


class Clauses(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """Thresholds of the room clauses."""

    far_preposition: int
    far_subject: int
    long_predicate: int
    long_sentence: int
    long_subject: int
    longest_unsure_sentence: int
    sure: float


class Coreference(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """Thresholds of the room coreference."""

    alias_reach: int
    misspelt_mentions: int
    description_near: int
    description_repeated: int
    description_far: int
    described_lead: float
    shortest_acronym: int
    ordinal_reach: int
    set_near: int
    set_far: int
    set_lead: float
    largest_set: int
    joint_reach: int
    longest_coordination: int
    title_reach: int
    lead_sentences: int
    lead_reach: int
    pronoun_reach: int
    often: int
    since: int
    sure_person: float
    sure_thing: float
    sure_its: float
    sure_many: float
    signature_words: int


class Events(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """Thresholds of the room events."""

    light_verb_reach: int
    copula_reach: int
    actor_depth: int
    actor_distance: int
    target_depth: int
    contest_words: int
    contest: float
    opened_contest: float
    lead_sentences: int
    repetition_memory: int
    counted_reports: int
    main_early: float
    main_typed: float
    main_mode: float
    main_positive: float
    main_actual: float
    main_unclaimed: float
    main_actors: float
    main_known: float
    main_report: float
    main_nominal: float
    main_saying: float


class Factuality(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """Thresholds of the room factuality."""

    withholding_reach: int


class Layout(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """Thresholds of the room layout."""

    turn_label_words: int
    front_blocks: int
    front_most: int
    front_prose: int
    navigation_lines: int
    dateline_paragraphs: int
    dateline_length: int
    slug_words: int
    correction_length: int
    running_head: int
    headline_length: int
    headline_words: int
    heading_words: int
    caption_length: int
    link_length: int
    boilerplate_length: int
    credit_length: int
    narrowest_columns: int
    typed_columns: int
    running_share: float
    recased_words: int
    recased_letters: int
    capitalised_share: float
    word_variant: float
    name_variant: float
    foreign_name: float
    stem_letters: int
    article_length: int


class Linking(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """Thresholds of the room linking."""


class Mentions(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """Thresholds of the room mentions."""


class Names(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """Thresholds of the room names."""

    lead: float
    group_lead: float
    shouted: int
    short_given: int
    longest_inner: int
    capitals_share: float
    capitals_words: int
    longer_word: int
    shortest_acronym: int
    longest_acronym: int
    longest_alias: int
    inner_acronym: int
    many_words: int
    longest_nickname: int
    title_words: int
    title_capitals: int
    content_word: int
    model_digits: int
    youngest: int
    oldest: int
    dateline_sentences: int
    located_share: float
    slip_letters: int
    two_slips_letters: int


class Places(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """Thresholds of the room places."""

    syllable: int
    namesake_lead: float
    well_known: int
    outshining: int
    same_country: float
    same_division: float
    nearby: float
    fame_country: float
    fame_region: float
    fame_county: float
    fame_feature: float
    least_population: int
    clear_lead: float
    unclear_weight: float
    counted_mentions: int
    country_share: float
    country_evidence: int
    cell: float


class Reading(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """Thresholds of the room reading."""

    language_sample: int
    language_confidence: float
    language_line: int
    language_letters: int
    english_letters: int
    english_share: float
    english_part: float
    function_words: float
    paragraph_confidence: float
    line_confidence: float
    pdf_gap: float
    pdf_leading: float
    pdf_size_change: float
    pdf_initial: float
    subtitle_pause: float
    column_words: int
    pdf_cell_gap: float
    pdf_only_gap: float
    control_characters: float
    zero_bytes: float
    high_bytes: float
    pipe_wait: float
    notice_share: float
    pdf_bullet_smallest: float
    pdf_bullet_largest: float
    pdf_bare_item_gap: float
    pdf_item_gap: float
    pdf_blank: float


class Relations(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """Thresholds of the room relations."""

    whole_reach: int
    context_reach: int
    news_days: int
    term_days: int


class Syntax(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """Thresholds of the room syntax."""

    close_scores: float
    fewest_questions: int
    judged_again: int
    interview_questions: int
    asking_turns: float
    short_lead: int
    longest_question: int
    longest_prompt: int
    longest_sentence: int
    personal_answers: float
    single_quotation: int
    short_verb: int
    clause_depth: int


class Times(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """Thresholds of the room times."""

    anchor_events: int
    anchor_memory: int
    dateline_blocks: int
    dateline_position: int
    dateline_source_reach: int
    dateline_tolerance: int
    early_year: int
    history_reach: int
    last_century: int
    last_decade_of_age: int
    last_known_year: int
    narrated_after: int
    year_begin: int
    year_end: int
    year_reach: int


class Thresholds(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """All thresholds, by room."""

    claims: Claims
    clauses: Clauses
    coreference: Coreference
    events: Events
    factuality: Factuality
    layout: Layout
    linking: Linking
    mentions: Mentions
    names: Names
    places: Places
    reading: Reading
    relations: Relations
    syntax: Syntax
    times: Times


THRESHOLDS = check_thresholds(_FILE, read_table(_FILE), Thresholds)
