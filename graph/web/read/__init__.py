"""What pages show, read from a store as plain values."""
