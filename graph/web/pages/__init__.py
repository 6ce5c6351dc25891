"""HTML, and the handlers of requests for it."""
