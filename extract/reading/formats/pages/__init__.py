"""Pages and text: HTML, saved pages, Markdown."""
