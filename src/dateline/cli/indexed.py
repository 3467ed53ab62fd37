"""What commands do before they read many events: bring the cache in step, and show how far that is."""

from __future__ import annotations

from dateline.cli.screen import progress
from dateline.pipeline.indexing import refresh
from dateline.pipeline.project import Project


def brought_up_to_date(project: Project) -> None:
    """Bring the cache of events and actors in step with the facts, with a progress bar where that takes long."""
    with progress() as bar:
        task = bar.add_task("events", total=None, rate="")
        refresh(project, progress=lambda done, total: bar.update(task, completed=done, total=total))
