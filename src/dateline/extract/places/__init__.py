"""Where: place names found in text, resolved without a search server, with how exactly the words pin them down."""

from dateline.extract.places.candidates import Candidate
from dateline.extract.places.event import event_chances, event_places
from dateline.extract.places.gazetteer import Gazetteer
from dateline.extract.places.mentions import PlaceMention, Role
from dateline.extract.places.recognise import find_places, mention_at
from dateline.extract.places.resolve import resolve_path, resolve_places
from dateline.extract.places.told import borne_out, told_places

__all__ = [
    "Candidate",
    "Gazetteer",
    "PlaceMention",
    "Role",
    "borne_out",
    "event_chances",
    "event_places",
    "find_places",
    "mention_at",
    "resolve_path",
    "resolve_places",
    "told_places",
]
