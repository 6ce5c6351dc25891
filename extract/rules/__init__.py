"""What is lexical about the language, as values: each rule with its examples and counter-examples."""
