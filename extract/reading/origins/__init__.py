"""Places of sources: files and folders, addresses on the web, and other file systems."""
