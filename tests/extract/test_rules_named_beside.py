"""Who is named beside a deed and did not do it: its scene, those left or looked into, and who brought what went off."""

from __future__ import annotations

from tests.extract.rules_world import accounts, sides


def test_scene_a_massacre_is_named_by_did_nothing() -> None:
    """ "The Accomarca massacre": nobody is called so."""
    told = accounts("The Barranquita massacre took place on 14 August 1985 in the department of Puno, Peru.")
    assert [each.by for each in told] == [set()]


def test_group_a_massacre_is_named_by_did_it() -> None:
    """ "The JNIM massacre" is told of an actor that is known."""
    (told,) = accounts("The JNIM massacre of 40 villagers in Solhan, Burkina Faso, took place on 5 June 2021.")
    assert "jnim" in told.by


def test_those_whom_the_doers_had_left_did_not_do_it() -> None:
    """ "The work of a cell that had broken with X"."""
    (told,) = accounts(
        "The murder of the mayor in Bilbao on 3 May 1981 was the work of a small cell that had broken with ETA."
    )
    assert "eta" not in told.by


def test_those_whose_abuses_a_victim_looked_into_are_not_named_as_doers() -> None:
    """ "Shot as they were looking into abuses by the army": by whom is not told."""
    doers, _ = sides("Two reporters were shot dead near Goma as they were looking into thefts by the army.")
    assert doers == []


def test_by_told_behind_a_place_still_names_the_doer() -> None:
    """ "Shot dead at a checkpoint by gunmen"."""
    doers, _ = sides("Two reporters were shot dead at a checkpoint near Goma by gunmen.")
    assert doers == ["gunmen"]


def test_rivals_and_envoys_are_people_who_do_deeds() -> None:
    """ "Overthrown by his rivals", "stabbed by an envoy"."""
    (told,) = accounts("On 3 May 1978 the president was overthrown by his rivals in the party in Aden.")
    assert told.by == {"his rivals"}


def test_firing_squad_somebody_was_put_before_is_one_deed() -> None:
    """ "Put before a firing squad" is no second execution."""
    told = accounts("The minister was put before a firing squad in Sanaa on 3 May 1978.")
    assert [each.deeds for each in told] == [{"execution"}]
