"""Evidence for the type of a name, in the name and around it, and the type that it makes likeliest."""
