"""Fitted weights and thresholds, typed and checked at load."""
