"""Frozen datasets."""
