"""The explore page's figures: what map, timeline, facets and table show, from the light columns of all events."""
