"""What a page shows, read from the store as plain values."""
