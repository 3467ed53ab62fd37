"""Bytes to Documents and Texts: one reader for each format."""
