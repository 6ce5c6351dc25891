"""Values as pages show them: addresses, words, data for scripts."""
