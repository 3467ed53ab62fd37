"""Tests of deeds told by what is said and done after them: condemned, mourned, tried, told on a later day."""

from __future__ import annotations

from datetime import date

from dateline.model.toll import Outcome
from tests.extract.rules_world import accounts


def test_what_is_condemned_is_told_with_its_day_place_and_doers() -> None:
    """Whoever condemns a deed tells when and where it was done, and by whom."""
    (told,) = accounts(
        "The envoy strongly condemns the attack last night on a convoy near Gao by suspected rebels. "
        "Two drivers were killed.",
        date(2016, 5, 9),
    )
    assert told.when == ("2016-05-08",)
    assert [place.name for place in told.places] == ["Gao"]
    assert any("rebels" in name for name in told.by)
    assert told.figures[Outcome.KILLED] == {2}


def test_what_is_condemned_with_no_day_is_no_event() -> None:
    """Who only condemns a deed tells none."""
    assert accounts("Kenya condemned the blast in Gao.") == []


def test_those_mourned_or_met_are_no_event_of_that_day() -> None:
    """People who outlived a deed or died of it are met on a day that is not the deed's."""
    assert accounts("The king met survivors of the siege in Gao on Monday.", date(2016, 5, 9)) == []
    assert accounts("Envoys laid a wreath on Monday at the stone for those who died in the bombing in Gao.") == []


def test_dead_of_a_told_day_are_an_event_whoever_buries_them() -> None:
    """Those killed on a day that their own clause tells were killed that day."""
    (told,) = accounts("The bodies of five men killed in an ambush near Gao on 3 May 2016 were buried on 6 May.")
    assert told.when == ("2016-05-03",)


def test_next_day_counts_from_the_deed_and_not_from_the_saying() -> None:
    """ "The next day" follows what was told, whenever somebody said so."""
    told = accounts(
        "Gunmen killed nine farmers in Gao on Tuesday, the mayor said on Friday. The next day jets bombed Kidal.",
        date(2016, 5, 14),
    )
    assert [each.when for each in told] == [("2016-05-10",), ("2016-05-11",)]


def test_sentence_to_death_is_no_death() -> None:
    """What a court says shall be done has not been done, and the day is that of the sentence."""
    for words in (
        "A court in Gao sentenced the man who had sold the rifles to death on 7 August 2013.",
        "A court in Gao sentenced two men to death by hanging on 7 August 2013.",
        "A court in Gao sentenced two men to death by firing squad on 7 August 2013.",
    ):
        (told,) = accounts(words)
        assert told.deeds == {"trial"}
        assert told.when == ("2013-08-07",)


def test_what_a_convict_had_done_before_gives_the_trial_no_day() -> None:
    """The year of what somebody had done is not that of the trial."""
    (told,) = accounts("On 3 May 2011 a court in Gao jailed a politician who had led a militia in 1971.")
    assert told.when == ("2011-05-03",)
