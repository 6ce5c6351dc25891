"""Lists of the words that show whether a clause is asserted, and who asserts it."""

from __future__ import annotations

from triplewire.extract.lexicon.loading import WordLists, Words, load


class Factuality(WordLists, frozen=True):
    """Lists of factuality.toml."""

    no_one: Words
    negative_determiners: Words
    would: Words
    announcing: Words
    inverting: Words
    deciding: Words
    factive: Words
    motion: Words
    attained: Words
    sharing: Words
    intensified: Words
    scarce: Words
    exceptive: Words
    everything: Words
    restricting: Words
    plain_negations: Words
    delaying: Words
    generic: Words
    anyone: Words
    likening: Words
    inside: Words
    about: Words
    fiction: Words
    imaginary: Words
    instalments: Words
    outermost: Words
    stages: Words
    imagined: Words
    forged: Words
    forging: Words
    depictions: Words
    exercises: Words
    plans: Words
    performing: Words
    hedging: Words
    approximate: Words
    undoubted: Words
    linking: Words
    resulting: Words
    ahead: Words
    expecting: Words
    rounds: Words
    timetabled: Words
    gerund_only: Words
    achieved: Words
    ending: Words
    seeming: Words
    supposing: Words
    proving: Words
    frequent: Words
    each: Words
    portraying: Words
    starring: Words
    untrue: Words
    true: Words
    mistaken: Words
    happening: Words
    dreading: Words
    claims: Words
    something: Words


class Shells(WordLists, frozen=True):
    """Lists of shells.toml."""

    shell: Words


class Speech(WordLists, frozen=True):
    """Lists of speech.toml."""

    bylines: Words
    say: Words
    think: Words
    deny: Words
    denying_it: Words
    confirming_it: Words
    announcing_it: Words
    claim_pronouns: Words
    claim_shells: Words
    unsaid: Words
    as_prepositions: Words
    gains: Words
    gerund: Words
    addressing: Words
    telling: Words
    infinitive: Words
    object: Words
    of: Words
    accuse: Words
    sue: Words
    hearing: Words
    sure: Words
    bundling: Words
    pleading: Words
    accuse_prepositions: Words
    call: Words
    calling: Words
    quote: Words
    passive: Words
    hearsay: Words
    citing: Words
    not_said: Words
    claim_nouns: Words
    think_nouns: Words
    deny_nouns: Words
    channel_nouns: Words
    light: Words
    against: Words
    of_nouns: Words
    adverbs: Words
    adjectives: Words
    sources: Words
    reading: Words
    message_prepositions: Words
    owner_prepositions: tuple[str, ...]
    first_person: Words
    text_addressing: Words
    unable_to_speak: Words
    told: Words
    addressing_directly: Words
    with_it: Words
    norms: Words
    truthful: Words
    believing: Words
    texts: Words
    charging: Words
    courtly: Words
    files: Words
    labels: Words
    voices: Words
    pointing_back: Words
    thus: Words
    such: Words
    verdict_ends: Words
    asking: Words
    sheer: Words
    news: Words
    retracting: Words
    proofs: Words
    sole: Words
    tellers: Words
    third_person: Words
    sequels: Words
    proceedings: Words
    finding: Words
    phrasal: Words
    many_sources: Words
    one_source: Words


FACTUALITY = load(Factuality)
SHELLS = load(Shells)
SPEECH = load(Speech)
