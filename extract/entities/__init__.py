"""Who and what is meant: mentions, and what joins them."""
