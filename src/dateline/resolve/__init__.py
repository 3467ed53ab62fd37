"""Claims to suggested links, and claims with links to events and actors. Pure: values in, values out."""
