"""Articles as data: JSON, tables, feeds, the formats of news agencies."""
