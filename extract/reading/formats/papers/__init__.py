"""Documents for paper and readers: PDF, Word, EPUB."""
