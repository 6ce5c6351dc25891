"""Entries for the lexicon of triplewire, in files that have the names and keys of its own."""
