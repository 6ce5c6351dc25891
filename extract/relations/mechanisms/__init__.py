"""What rules for lasting relations are made of: constructions of nouns, of verbs, and of names that stand together."""
