"""Mechanisms that the rules of attribution share: the cue, its scope, and the words that name its speaker."""
