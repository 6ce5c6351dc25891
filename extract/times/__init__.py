"""Time expressions and their TIMEX3 values: `mechanisms` below `rules` below `expressions`."""
