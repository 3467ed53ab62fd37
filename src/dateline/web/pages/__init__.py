"""The pages of the workbench, one file for each: handlers of a few lines, and what they show."""

from __future__ import annotations

from dateline.web.pages import actors, documents, events, explore, lists, releases, review, search

routers = tuple(each.router for each in (explore, events, actors, documents, review, search, lists, releases))
"""What the app includes."""
