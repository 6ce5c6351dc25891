"""When: time expressions and their TIMEX3 values."""
