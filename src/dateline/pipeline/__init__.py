"""The only place where stages meet: projects, settings, runs."""
