"""One event or actor whole: each value with the rule that chose it, its words, and the values it was chosen over."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import asdict

from dateline.export.actors import actor_rows
from dateline.export.disputes import is_disputed
from dateline.export.flat import flat_row
from dateline.export.summary import summarise
from dateline.export.veil import BARE, Veil, veil_for
from dateline.model.codec import to_json
from dateline.model.event import Actor, Chosen, Event, why_set_aside
from dateline.model.link import standing
from dateline.pipeline.flags import flags
from dateline.pipeline.project import Project
from dateline.web.citing import citations_for, every_claim, texts_of
from dateline.web.people import Person
from dateline.web.veiling import veil_of, veiled


def whole_event(project: Project, event: Event, person: Person) -> dict[str, object]:
    """Lay out an event; private persons' names are withheld from viewers."""
    citations = citations_for(project, texts_of([event]))
    veil = veil_for(event) if person.withhold else BARE
    (summary,) = summarise([event], withhold=person.withhold)
    ends = {link.id: link for link in project.store.links_on(event.account_ids)}
    return {
        "id": event.id,
        "row": veiled(flat_row(summary, citations), veil),
        "account_ids": list(event.account_ids),
        "values": list(_values(event.values, veil)),
        "set_aside": list(_set_aside(project, event, person)),
        "flags": [to_json(each) for each in flags(project.store.decisions(event.account_ids)).values()],
        "documents": [veiled(asdict(each), veil) for each in citations.values()],
        "links": [to_json(link) for link in ends.values()],
    }


def _set_aside(project: Project, event: Event, person: Person) -> Iterable[object]:
    """Give the claims of an event's accounts that give no value and stand beside none, each with why."""
    counted = {claim.id for claim in every_claim(event)}
    aside = [claim for claim in project.store.claims(event.account_ids) if claim.id not in counted]
    decided = standing(project.store.decisions([claim.id for claim in aside]))
    veil = veil_of((*every_claim(event), *aside)) if person.withhold else BARE
    for claim in aside:
        decision = decided.get(claim.id)
        told = {"claim": to_json(claim), "why": why_set_aside(claim, decision)}
        yield veiled({**told, "decision": to_json(decision) if decision else None}, veil)


def whole_actor(project: Project, actor: Actor, person: Person) -> dict[str, object]:
    """Lay out an actor."""
    citations = citations_for(project, texts_of([actor]))
    (row,) = actor_rows([actor])
    veil = veil_of(every_claim(actor)) if person.withhold else BARE
    return {
        "id": actor.id,
        "name": actor.name,
        "row": row,
        "profile_ids": list(actor.profile_ids),
        "values": list(_values(actor.values, veil)),
        "documents": [veiled(asdict(each), veil) for each in citations.values()],
    }


def _values(values: Iterable[Chosen], veil: Veil) -> Iterable[object]:
    for value in values:
        told = {
            "property": value.claim.property,
            "rule": value.rule,
            "disputed": is_disputed(value),
            "claim": to_json(value.claim),
            "others": [to_json(other) for other in value.others],
        }
        yield veiled(told, veil)
