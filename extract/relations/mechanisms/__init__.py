"""The constructions of rules for lasting relations: nouns of roles, verbs, names beside each other."""
