"""From the bytes of a source to the text of its articles, one format a file."""
