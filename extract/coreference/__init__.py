"""Who is who within a document."""
