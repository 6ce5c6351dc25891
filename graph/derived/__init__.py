"""Materialised views beside a store on disk: the index of the pages, parts of exports, and stories with their links."""
