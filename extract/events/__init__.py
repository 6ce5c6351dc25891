"""What happened: events with their types, roles, factuality and settings."""
