"""Dateline from Python: open a project, go through its events as typed objects, and put them into data frames."""

from dateline.api.casebook import Casebook, create_casebook, open_casebook
from dateline.api.listed import Actors, Claims, Events
from dateline.api.told import ToldActor, ToldEvent

__all__ = ["Actors", "Casebook", "Claims", "Events", "ToldActor", "ToldEvent", "create_casebook", "open_casebook"]
