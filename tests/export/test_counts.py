"""How figures from several sides and several texts become one count."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from dateline.export.counts import Count, GroupCount, outcome_counts
from dateline.model.claim import Claim
from dateline.model.event import Chosen
from dateline.model.toll import Outcome, PartyClass, Reckoning, Toll
from tests import strategies as every
from tests.export.making import claim, exactly, toll

KILLED = Outcome.KILLED


def killed(*tolls: Toll, text: str = "text-1", others: tuple[Claim, ...] = ()) -> Count:
    """Count the dead that one text's tolls tell, with other texts' claims beside the first."""
    chosen = [Chosen(claim("toll", each, text=text), (), "careful") for each in tolls]
    chosen[0] = Chosen(chosen[0].claim, others, "careful")
    return outcome_counts(chosen)[KILLED].total


def test_sides_of_one_text_are_added_up() -> None:
    """61 civilians, six of the security forces and five attackers are 72 dead."""
    sides = exactly("killed", 61, "civilians"), exactly("killed", 6, "security forces")
    assert killed(*sides, exactly("killed", 5, "perpetrators")) == Count(72, 72, 72)


def test_a_total_stands_over_its_sides() -> None:
    """67 killed, of whom 62 civilians and 5 soldiers, are 67 and not 134."""
    sides = exactly("killed", 62, "civilians"), exactly("killed", 5, "security forces")
    assert killed(exactly("killed", 67), *sides) == Count(67, 67, 67)


def test_a_figure_inside_another_is_not_added() -> None:
    """141 killed, 132 of them children, are 141."""
    children = exactly("killed", 132, "civilians", part_of_total=True)
    assert killed(exactly("killed", 141), children) == Count(141, 141, 141)


def test_parts_of_an_untold_total_are_its_least() -> None:
    """Three children among the dead, with no total told, are at least three dead."""
    assert killed(exactly("killed", 3, "civilians", part_of_total=True)) == Count(3, None, None)


def test_named_peoples_of_one_text_are_added_up() -> None:
    """13 American service members and at least 169 Afghans are at least 182."""
    afghans = Toll(KILLED, 169, 169, None, PartyClass.UNKNOWN, "Afghans", reckoning=Reckoning.AT_LEAST)
    for side in ("unknown", "security forces"):
        americans = exactly("killed", 13, side, group="American service members")
        assert killed(americans, afghans) == Count(182, 182, None)


def test_targets_and_civilians_are_one_side_in_two_words() -> None:
    """Sixty targets who are also told as sixty civilians are sixty."""
    assert killed(exactly("killed", 60, "targets"), exactly("killed", 60, "civilians")) == Count(60, 60, 60)


def test_a_correction_stands_over_the_figure_it_corrects() -> None:
    """68, and not 86 as said before, is 68."""
    assert killed(exactly("killed", 86), exactly("killed", 68, supersedes=True)) == Count(68, 68, 68)


def test_texts_are_never_added_up() -> None:
    """39 in the first report and 67 in the last are 39 to 67, and the chosen text gives the best."""
    later = claim("toll", exactly("killed", 67), text="text-2")
    assert killed(exactly("killed", 39), others=(later,)) == Count(39, 39, 67)


def test_at_least_leaves_the_top_open_until_another_text_closes_it() -> None:
    """At least 39 has no highest figure; a later exact 67 gives one, an earlier exact 20 does not."""
    at_least = toll("killed", 39, 39, None)
    assert killed(at_least) == Count(39, 39, None)
    assert killed(at_least, others=(claim("toll", exactly("killed", 67), text="b"),)) == Count(39, 39, 67)
    assert killed(at_least, others=(claim("toll", exactly("killed", 20), text="b"),)) == Count(20, 39, None)


def test_an_unknown_side_leaves_the_sum_open() -> None:
    """Five soldiers and an untold number of civilians are at least five, with no best."""
    civilians = Toll(KILLED, None, None, None, PartyClass.CIVILIANS, reckoning=Reckoning.SOME)
    assert killed(exactly("killed", 5, "security forces"), civilians) == Count(5, None, None)


def test_about_is_not_at_least() -> None:
    """About 40 civilians and five soldiers are about 45, and nobody says how few at least but the five."""
    about = Toll(KILLED, None, 40, None, PartyClass.CIVILIANS, reckoning=Reckoning.ABOUT)
    assert killed(exactly("killed", 5, "security forces"), about) == Count(5, 45, None)


def test_people_told_without_a_number_are_an_unknown_count() -> None:
    """ "Killed civilians" is a count with no figure, which is not zero and not absent."""
    civilians = Toll(KILLED, None, None, None, PartyClass.CIVILIANS, reckoning=Reckoning.SOME)
    assert killed(civilians) == Count(None, None, None)


def test_sides_are_told_beside_the_total() -> None:
    """The dead of each side stay apart for layouts that have a column for each."""
    counted = outcome_counts(
        [Chosen(claim("toll", exactly("killed", 4, side)), (), "careful") for side in ("civilians", "perpetrators")]
    )[KILLED]
    assert counted.groups == (
        GroupCount(PartyClass.CIVILIANS, "", Count(4, 4, 4)),
        GroupCount(PartyClass.PERPETRATORS, "", Count(4, 4, 4)),
    )


@given(st.lists(st.lists(every.tolls(), min_size=1, max_size=3), min_size=1, max_size=4))
def test_counts_are_always_in_order(groups: list[list[Toll]]) -> None:
    """Whatever texts say, low is never over best, nor best over high."""
    chosen = []
    for group in groups:
        claims = [claim("toll", each, text=f"text-{number}") for number, each in enumerate(group)]
        chosen.append(Chosen(claims[0], tuple(claims[1:]), "careful"))
    for counted in outcome_counts(chosen).values():
        for each in (counted.total, *(group.count for group in counted.groups)):
            known = [figure for figure in (each.low, each.best, each.high) if figure is not None]
            assert known == sorted(known)
