"""Lists of actors kept by others become documents and claims."""

from __future__ import annotations

import json
from datetime import UTC, datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dateline.model.errors import DatelineError, Unreadable
from dateline.model.interval import Interval
from dateline.read.actor_lists import ActorList, ListOrigin, read_ftm_actors, read_ucdp_actors, read_un_list

ORIGIN = ListOrigin("list", datetime(2026, 1, 1, tzinfo=UTC), "0" * 64, "text/csv")

UCDP = """\ufeffActorId,NameData,NameOrig,NameOrigFull,NameOrigFullEng,NewName,\
Org,NamePrev,NameAlliance,GroupName,Location
7,MF,MF,Jabhat Marib,Marib Front,n/a,1,Orvala Army,"Tarak Army, Red Front",,"Yemen, Oman"
8,,,,,,1,,,,
9,Government of Orvala,n/a,n/a,n/a,,4,,,,Orvala
"""

UN = """<CONSOLIDATED_LIST><INDIVIDUALS><INDIVIDUAL><DATAID>1</DATAID><FIRST_NAME>OMAR</FIRST_NAME>
<SECOND_NAME>DURANI</SECOND_NAME>
<LISTED_ON>2011-02-03</LISTED_ON>
<INDIVIDUAL_ALIAS><QUALITY>Low</QUALITY><ALIAS_NAME>The Engineer</ALIAS_NAME></INDIVIDUAL_ALIAS>
</INDIVIDUAL></INDIVIDUALS><ENTITIES><ENTITY><DATAID>2</DATAID><FIRST_NAME>MARIB FRONT</FIRST_NAME>
<ENTITY_ALIAS><QUALITY/>
<ALIAS_NAME>MF</ALIAS_NAME></ENTITY_ALIAS></ENTITY><ENTITY><DATAID>3</DATAID></ENTITY></ENTITIES></CONSOLIDATED_LIST>"""


def _told(made: ActorList, at: int, name: str) -> list[object]:
    return [claim.value for claim in made.actors[at].claims if claim.property == name]


def test_the_ucdp_list_gives_names_splits_and_places() -> None:
    """A row is one actor with its names, whom it split from and where it was active."""
    made = read_ucdp_actors(UCDP.encode(), ORIGIN)
    assert _told(made, 0, "name") == ["MF"]
    assert _told(made, 0, "alias") == ["Jabhat Marib", "Marib Front"]
    assert _told(made, 0, "split_from") == ["Orvala Army"]
    assert _told(made, 0, "ally") == ["Tarak Army", "Red Front"]
    assert _told(made, 0, "active_in") == ["Yemen", "Oman"]
    assert _told(made, 1, "kind") == ["government"]


def test_rows_left_out_are_counted() -> None:
    """A row without a name is left out, and the count says so."""
    assert read_ucdp_actors(UCDP.encode(), ORIGIN).left_out == {"no name": 1}
    assert read_un_list(UN.encode(), ORIGIN).left_out == {"no name": 1}


def test_the_un_list_gives_aliases_with_their_quality() -> None:
    """People and organisations, with the listing as a designation."""
    made = read_un_list(UN.encode(), ORIGIN)
    assert [actor.profile.name for actor in made.actors] == ["OMAR DURANI", "MARIB FRONT"]
    alias = next(claim for claim in made.actors[0].claims if claim.property == "alias")
    assert (alias.value, alias.reasons) == ("The Engineer", ("low quality",))
    assert _told(made, 0, "designated_by") == ["United Nations Security Council"]
    assert _told(made, 0, "kind") == ["private person"]


@pytest.mark.parametrize("as_lines", [True, False])
def test_followthemoney_entities_become_actors(*, as_lines: bool) -> None:
    """Organisations are read, other schemas counted; a year stays a year."""
    entities = [
        {
            "id": "a",
            "schema": "Organization",
            "properties": {"name": ["Marib Front", "MF"], "incorporationDate": ["2009"]},
        },
        {"id": "b", "schema": "Vessel", "properties": {"name": ["Marib Star"]}},
    ]
    data = "\n".join(map(json.dumps, entities)) if as_lines else json.dumps(entities)
    made = read_ftm_actors(data.encode(), ORIGIN)
    assert _told(made, 0, "alias") == ["MF"]
    assert _told(made, 0, "founded") == [Interval.year(2009)]
    assert made.left_out == {"schema Vessel": 1}


@pytest.mark.parametrize("reader", [read_ucdp_actors, read_un_list, read_ftm_actors])
@given(data=st.binary(max_size=200))
def test_any_bytes_are_read_or_refused(reader: object, data: bytes) -> None:
    """No bytes crash a reader of lists: they are read or refused with a reason."""
    assert callable(reader)
    try:
        reader(data, ORIGIN)
    except DatelineError as error:
        assert "list" in str(error)  # noqa: PT017 - refusing is one of two right answers


def test_every_claim_of_a_list_quotes_its_row() -> None:
    """The row written out is the evidence, and each claim's span finds its words in it."""
    for made in (read_ucdp_actors(UCDP.encode(), ORIGIN), read_un_list(UN.encode(), ORIGIN)):
        for actor in made.actors:
            for claim in actor.claims:
                assert claim.evidence.span is not None
                assert claim.evidence.span.of(actor.text.characters) == claim.evidence.quote


def test_a_csv_of_something_else_is_refused() -> None:
    """A file without the list's columns is refused by name."""
    with pytest.raises(Unreadable, match="ActorId"):
        read_ucdp_actors(b"a,b\n1,2\n", ORIGIN)
