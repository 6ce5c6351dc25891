"""What rules for time expressions are made of: the alphabet, patterns, values, tense."""
