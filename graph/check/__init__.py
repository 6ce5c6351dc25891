"""Whether a graph holds what every graph of triplewire holds."""
