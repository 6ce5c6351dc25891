"""What is derived from the graph of each document, kept beside a store on disk, and never stale."""
