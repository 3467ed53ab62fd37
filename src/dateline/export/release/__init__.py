"""A frozen dataset: its tables, what changed since the last one, and the pages that describe it."""
