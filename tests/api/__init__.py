"""Dateline from Python."""
