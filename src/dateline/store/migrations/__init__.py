"""How the schema came to be: one file for each change, in order, each all or nothing."""
