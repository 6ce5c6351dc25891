"""Materialised views beside a store on disk: an index that pages are read from, and a cache of parts of exports."""
