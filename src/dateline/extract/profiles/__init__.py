"""Profiles: what one text tells of each actor, from its infobox and its prose."""

from dateline.extract.profiles.build import profile_claims

__all__ = ["profile_claims"]
