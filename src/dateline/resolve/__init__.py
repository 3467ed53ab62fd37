"""Claims to suggested links, and claims with links to events and actors, by pure functions."""
