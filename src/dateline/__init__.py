"""Dateline: from reporting on political violence to a sourced event database."""

__version__ = "0.1.0"

__all__ = ["__version__"]
