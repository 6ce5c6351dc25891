"""The parts of rules for time expressions: the alphabet, patterns, values, tense."""
