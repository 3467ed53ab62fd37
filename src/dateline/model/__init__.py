"""The vocabulary: frozen types, errors and codebooks. Imports nothing of ours."""
