"""Processing of many documents: batches, workers, resumption, and the files that a build writes."""
