"""The one `Rule` type and the discovery of its families; the families stand in the rooms that they belong to."""
