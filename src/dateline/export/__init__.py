"""Events and actors to the formats the field uses."""
