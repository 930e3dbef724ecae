"""The nouns: frozen values without rules. Every room gives and takes these, and nothing else."""
