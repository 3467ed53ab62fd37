"""``dateline evaluate``: measure against reference data; each prints one line of JSON."""

from __future__ import annotations

import json
import sys
from dataclasses import asdict, is_dataclass
from pathlib import Path
from typing import Annotated

import typer

evaluate_app = typer.Typer(
    help="Measure extraction and linking against reference data; one line of JSON each.", no_args_is_help=True
)
Target = Annotated[
    Path, typer.Argument(exists=True, help="The file or folder of the reference set, in its own layout.")
]

Engine = Annotated[str, typer.Option(help="rules, learned, or default: the rules with the learned reader beside them.")]


def print_score(score: object) -> None:
    """Print a score as one line of JSON, without its list of errors."""
    found = asdict(score) if is_dataclass(score) and not isinstance(score, type) else score
    kept = {key: value for key, value in found.items() if key != "errors"} if isinstance(found, dict) else found
    sys.stdout.write(json.dumps(kept, default=str) + "\n")


@evaluate_app.command()
def dates(path: Target) -> None:
    """Dates in TimeML or WikiWars: extents and values. Example: `dateline evaluate dates timeml/TimeBank`."""
    from dateline.evaluate.dates import evaluate_dates

    print_score(evaluate_dates(path))


@evaluate_app.command()
def tolls(path: Target, engine: Engine = "default") -> None:
    """Killed and injured in the RAND layout. Example: `dateline evaluate tolls rdwti/dev.csv`."""
    from dateline.evaluate.tolls import evaluate_tolls
    from dateline.extract.engines import EngineName

    print_score(evaluate_tolls(path, engine=EngineName(engine)))


@evaluate_app.command()
def places(path: Target) -> None:
    """Toponyms found and resolved. Example: `dateline evaluate places geoparsing/lgl.xml`."""
    from dateline.evaluate.places import evaluate_places

    print_score(evaluate_places(path))


@evaluate_app.command(name="event-places")
def event_places(
    path: Target,
    unseen: Annotated[
        bool, typer.Option("--unseen", help="Only the fifth of the published set's documents that was never fitted on.")
    ] = False,
    engine: Engine = "default",
) -> None:
    """The place of a deed. Example: `dateline evaluate event-places event_location/train.jsonl --unseen`."""
    from dateline.evaluate.event_places import evaluate_event_places
    from dateline.extract.engines import EngineName

    print_score(evaluate_event_places(path, engine=EngineName(engine), unseen_only=unseen))


@evaluate_app.command(name="ged-places")
def ged_places(path: Target) -> None:
    """Coordinates for UCDP GED place names. Example: `dateline evaluate ged-places ucdp_ged/ged_5countries.parquet`."""
    from dateline.evaluate.ged_places import evaluate_ged_places

    print_score(evaluate_ged_places(path))


@evaluate_app.command()
def actors(path: Target) -> None:
    """Actors and their relations in the re3d layout. Example: `dateline evaluate actors re3d`."""
    from dateline.evaluate.actors import evaluate_actors

    print_score(evaluate_actors(path))


@evaluate_app.command(name="actor-names")
def actor_names(path: Target) -> None:
    """Names of one actor, in the UN list. Example: `dateline evaluate actor-names un_sc_consolidated.xml`."""
    from dateline.evaluate.actor_names import evaluate_actor_names

    print_score(evaluate_actor_names(path))


@evaluate_app.command(name="ged-actors")
def ged_actors(path: Target) -> None:
    """GED sides against the UCDP actor list. Example: `dateline evaluate ged-actors ucdp_ged/ucdp-actor-221.csv`."""
    from dateline.evaluate.ged_actors import evaluate_ged_actors

    print_score(evaluate_ged_actors(path))


@evaluate_app.command()
def links(
    path: Target,
    weeks: Annotated[str, typer.Option(help="all, even (the weights were learned on these) or odd.")] = "all",
) -> None:
    """Accounts of one event across coded datasets. Example: `dateline evaluate links linking/ --weeks odd`."""
    from dateline.evaluate.links import Weeks, evaluate_links

    print_score(evaluate_links(path, weeks=Weeks[weeks.upper()]))


@evaluate_app.command()
def accounts(path: Target, engine: Engine = "default") -> None:
    """Accounts, strictly, against hand-written truth. Example: `dateline evaluate accounts samples`."""
    from dateline.evaluate.accounts import evaluate_accounts
    from dateline.extract.engines import EngineName

    print_score(evaluate_accounts(path, EngineName(engine)))


@evaluate_app.command()
def tellings(path: Target, engine: Engine = "default") -> None:
    """What several reports tell of one event, joined. Example: `dateline evaluate tellings samples`."""
    from dateline.evaluate.tellings import evaluate_tellings
    from dateline.extract.engines import EngineName

    print_score(evaluate_tellings(path, EngineName(engine)))


@evaluate_app.command()
def incidents(
    path: Target,
    limit: Annotated[int | None, typer.Option(help="Only so many rows, spread over the file.")] = None,
    unseen: Annotated[
        bool, typer.Option("--unseen", help="Only the fifth of the published rows that was never fitted on.")
    ] = False,
    engine: Engine = "default",
) -> None:
    """Whole incidents in the RAND layout. Example: `dateline evaluate incidents rdwti/dev.csv --unseen`."""
    from dateline.evaluate.incidents import evaluate_incidents
    from dateline.extract.engines import EngineName

    print_score(evaluate_incidents(path, limit, EngineName(engine), unseen_only=unseen))


@evaluate_app.command()
def templates(path: Target, engine: Engine = "default") -> None:
    """Incident templates in the MUC-4 layout. Example: `dateline evaluate templates muc4/processed/dev.jsonl`.

    A folder of reports with their full keys (`muc4/raw/tst1`) is measured on days, countries, towns and numbers.
    """
    from dateline.evaluate.template_keys import evaluate_template_keys
    from dateline.evaluate.templates import evaluate_templates
    from dateline.extract.engines import EngineName

    reader = EngineName(engine)
    print_score(evaluate_template_keys(path, reader) if path.is_dir() else evaluate_templates(path, reader))


@evaluate_app.command()
def arguments(path: Target, engine: Engine = "default") -> None:
    """Deed words and arguments, WikiEvents layout. Example: `dateline evaluate arguments wikievents/dev.jsonl`."""
    from dateline.evaluate.arguments import evaluate_arguments
    from dateline.extract.engines import EngineName

    print_score(evaluate_arguments(path, EngineName(engine)))


@evaluate_app.command()
def quiet(
    path: Target,
    engine: Engine = "default",
    limit: Annotated[int, typer.Option(help="How many paragraphs are drawn, always the same ones.")] = 1000,
    unseen: Annotated[
        bool, typer.Option("--unseen", help="Only the half of the paragraphs whose accounts nobody read and mended.")
    ] = False,
) -> None:
    """Paragraphs that tell of no violence: the share that yields an account. Example: `dateline evaluate quiet ner`."""
    from dateline.evaluate.quiet import evaluate_quiet
    from dateline.extract.engines import EngineName

    print_score(evaluate_quiet(path, EngineName(engine), limit, unseen_only=unseen))


@evaluate_app.command()
def confidence(
    path: Target,
    limit: Annotated[int | None, typer.Option(help="Only so many rows or reports.")] = None,
    engine: Engine = "default",
) -> None:
    """Whether sure claims are right, RAND or MUC-4 layout. Example: `dateline evaluate confidence rdwti/dev.csv`."""
    from dateline.evaluate.sure_claims import evaluate_sure_claims
    from dateline.extract.engines import EngineName

    print_score(evaluate_sure_claims(path, limit, EngineName(engine)))
