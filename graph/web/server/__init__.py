"""The application, its endpoints for programs, and the process that serves it."""
