"""How what is fitted or trained was made; not part of the package."""
