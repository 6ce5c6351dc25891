"""From blocks of text to prepared trees of words."""
