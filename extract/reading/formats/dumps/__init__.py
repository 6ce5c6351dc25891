"""Collections without an end: web archives, wikis, mailboxes."""
