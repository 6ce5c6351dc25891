"""The extent of names: spans, their edges, and titles in quotation marks."""
