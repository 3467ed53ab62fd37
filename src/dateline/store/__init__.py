"""Append-only tables on SQLite and PostgreSQL."""
