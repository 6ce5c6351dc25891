"""Events with their types, roles, factuality and settings."""
