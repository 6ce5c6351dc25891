"""Word lists, label sets, weights and thresholds as data, each file read and checked once."""
