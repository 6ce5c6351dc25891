"""Who and what takes part in events: the actors that phrases name, and their kinds."""
