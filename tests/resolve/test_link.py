"""Which accounts are suggested as one event, and why."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta
from random import Random

import pytest

from dateline.evaluate.synthetic import synthetic_corpus
from dateline.model.evidence import Modality
from dateline.model.interval import Extent, Interval
from dateline.model.link import Judgement, Link, pair
from dateline.model.place import Location
from dateline.resolve.clusters import clusters
from dateline.resolve.link import LinkSettings, link_accounts, link_new
from dateline.resolve.views import AccountView
from tests.resolve.made import town, view

DAY = Interval.day(date(2019, 3, 4))
HERE, NEAR, FAR = town("Zalambo", 10.0, 8.0), town("Kirembe", 10.1, 8.1), town("Tumari", 14.5, 12.0)
CLERIC = "Two riders shot the cleric Idrisu Marwalle of the Tijani order, a critic of Ansaru, outside the Zongo mosque."
AGAIN = "The Tijani preacher Idrisu Marwalle, long at odds with Ansaru, was gunned down as he left the Zongo mosque."
BUS = "Nine traders died when a landmine tore a bus apart on the road to the cattle fair."


def judged(left: AccountView, right: AccountView, settings: LinkSettings | None = None) -> Judgement:
    """Give what linking makes of two accounts: different where it suggests nothing."""
    links = link_accounts([left, right], settings)
    return links[0].judgement if links else Judgement.DIFFERENT


def test_words_overrule_a_wrong_place() -> None:
    """A report whose place was resolved to a town far away still links, if what it tells can be no other event."""
    one = view("a", deed="assassination", interval=DAY, place=HERE, dead=1, words=CLERIC)
    two = view("b", deed="shooting", interval=DAY, place=FAR, dead=1, words=AGAIN)
    others = synthetic_corpus(300, seed=8).views
    (link,) = (link for link in link_accounts([one, two, *others]) if {link.left_id, link.right_id} == {"a", "b"})
    assert link.judgement is Judgement.SAME


def test_words_overrule_a_wrong_date() -> None:
    """A report that is two days off still links, if what it tells can be no other event."""
    late = Interval.day(date(2019, 3, 6))
    one = view("a", deed="assassination", interval=DAY, place=HERE, dead=1, words=CLERIC)
    two = view("b", deed="shooting", interval=late, place=HERE, dead=1, words=AGAIN)
    assert judged(one, two) is Judgement.SAME


def test_two_deeds_in_one_town_on_one_day_stay_apart() -> None:
    """Day and place alone do not make two different deeds one."""
    one = view("a", deed="assassination", interval=DAY, place=HERE, dead=1, words=CLERIC)
    two = view("b", deed="remote_explosive", interval=DAY, place=HERE, dead=9, words=BUS)
    assert judged(one, two) is not Judgement.SAME


def test_a_plot_foiled_is_not_the_attack() -> None:
    """An attack that was carried out and one that was only planned are two things."""
    one = view("a", deed="bombing", interval=DAY, place=HERE, dead=3, words="A bomb hit a market, killing three.")
    assert judged(one, replace(one, id="b", text_id="other")) is Judgement.SAME
    planned = replace(one, id="b", text_id="other", modality=Modality.FOILED, tolls=())
    assert judged(one, planned) is not Judgement.SAME


def test_a_source_that_tells_each_event_once_does_not_tell_it_twice() -> None:
    """Two rows of one dataset are two events, though two newspapers' words would be one."""
    one = view(
        "a", deed="shooting", interval=DAY, place=HERE, dead=2, words="Gunmen killed two farmers.", source="rows"
    )
    two = replace(one, id="b", text_id="other", words="Gunmen shot dead two farmers.")
    assert judged(one, two) is Judgement.SAME
    assert judged(one, two, LinkSettings(unrepeating=frozenset({"rows"}))) is not Judgement.SAME


def test_what_one_text_tells_as_another_is_another() -> None:
    """A second bomb that a text tells beside the first is not the first, however alike the two are."""
    first = view("a", text="t", deed="bombing", interval=DAY, place=HERE, dead=3, words="A bomb hit the Dunga market.")
    second = replace(first, id="b", words="A second bomb hit the Dunga market an hour later.")
    assert judged(first, second) is not Judgement.SAME
    assert judged(first, replace(second, text_id="other")) is Judgement.SAME


def test_two_accounts_of_one_text_are_not_joined_through_a_third() -> None:
    """A report that fits both of two events that another text tells apart is joined with one of them at most."""
    told = {"deed": "bombing", "interval": DAY, "place": HERE}
    market = view("a", text="t", dead=3, words="A bomb hit the Dunga market, killing 3.", **told)
    court = view("b", text="t", dead=4, words="A second bomb hit the court near the Dunga market, killing 4.", **told)
    vague = view("c", words="Bombs hit the Dunga market and the court, killing 3 and 4.", **told)
    links = {pair(each.left_id, each.right_id): each.judgement for each in link_accounts([market, court, vague])}
    assert [links.get(both) for both in (("a", "c"), ("b", "c"))].count(Judgement.SAME) == 1


def test_a_place_spelled_another_way_still_speaks_for_one_event() -> None:
    """Where neither place could be found, a name that sounds alike says more than one that does not."""
    words = "Rebels killed {} farmers in the hamlet of {} on Monday."
    one = view(
        "a", deed="massacre", interval=DAY, dead=50, words=words.format(50, "Kishishe"), place=unfound("Kishishe")
    )
    alike, other = (
        view("b", deed="massacre", interval=DAY, dead=90, words=words.format(90, name), place=unfound(name))
        for name in ("Kisheshe", "Burhinyi")
    )
    crowd = synthetic_corpus(100, seed=8).views
    scores = [
        max(
            (link.score for link in link_accounts([one, each, *crowd]) if {link.left_id, link.right_id} == {"a", "b"}),
            default=0.0,
        )
        for each in (alike, other)
    ]
    assert scores[0] > scores[1] + 0.05


def test_a_toll_may_rise_in_a_later_report() -> None:
    """Twice the dead two days later speak less against one event than twice the dead before, and the reason says so."""
    told = {"deed": "bombing", "interval": DAY, "place": HERE}
    early = view("a", dead=8, words="A bomb killed 8 at the Dunga market.", published=date(2019, 3, 4), **told)
    late = view("b", dead=19, words="The Dunga market bomb has killed 19.", published=date(2019, 3, 6), **told)
    (rising,) = link_accounts([early, late])
    (falling,) = link_accounts([replace(early, published=date(2019, 3, 8)), late])
    assert rising.score > falling.score
    assert "8 and 19 killed, the higher figure in the later report" in rising.reasons
    assert not any("later report" in each for each in falling.reasons)


def unfound(name: str) -> Location:
    """Make a place that no gazetteer knew."""
    return Location(name)


def test_a_day_of_a_longer_event_is_a_part() -> None:
    """One day of a week of riots, with some of its dead, is part of the week and not the same event."""
    week = Interval(date(2019, 3, 2), date(2019, 3, 8), Extent.THROUGHOUT)
    riots = "Rioters burned houses and a church in Zalambo for a week over the vote."
    whole = view("w", deed="riot", interval=week, place=HERE, dead=120, words=riots, source="one")
    street = "On Monday rioters burned a church and houses in Zalambo over the vote."
    part = view("p", deed="riot", interval=DAY, place=HERE, dead=7, words=street, source="two")
    (link,) = link_accounts([whole, part], LinkSettings(unrepeating=frozenset({"one", "two"})))
    assert (link.judgement, link.left_id, link.right_id) == (Judgement.PART_OF, "p", "w")


def test_what_the_text_tells_as_a_part_is_one() -> None:
    """Where the text itself says that one account is a part of another, no comparison is asked."""
    whole = view("w", text="t", deed="bombing", interval=DAY, place=HERE)
    part = view("p", text="t", deed="bombing", interval=DAY, place=HERE, part_of="w")
    (link,) = link_accounts([whole, part])
    assert (link.judgement, link.left_id, link.right_id, link.score) == (Judgement.PART_OF, "p", "w", 1.0)


def test_a_link_names_the_values_it_compared() -> None:
    """The reasons say what agreed and what did not, in the accounts' own values."""
    one = view("a", deed="bombing", interval=DAY, place=HERE, dead=12, words="A bomb killed 12 at the Dunga market.")
    late = Interval.day(date(2019, 3, 5))
    two = view("b", deed="bombing", interval=late, place=NEAR, dead=14, words="A blast in the Dunga market killed 14.")
    (link,) = link_accounts([one, two])
    told = " | ".join(link.reasons)
    assert "one day apart" in told
    assert "16 km apart (Zalambo and Kirembe)" in told
    assert "12 and 14 killed" in told
    assert "both bombing" in told


def test_accounts_of_an_empty_project_link_to_nothing() -> None:
    """No accounts, no links."""
    assert link_accounts([]) == []
    assert link_accounts([view("a")]) == []


def test_the_order_of_accounts_makes_no_difference() -> None:
    """The same accounts in another order give the same sets."""
    views = synthetic_corpus(300, seed=3).views
    shuffled = Random(1).sample(views, len(views))  # noqa: S311 - a test needs repeatable chance
    ids = [each.id for each in views]
    assert clusters(ids, link_accounts(shuffled), ()) == clusters(ids, link_accounts(views), ())


def test_a_link_has_the_same_id_whenever_it_is_found() -> None:
    """Linking again appends nothing new."""
    views = synthetic_corpus(200, seed=4).views
    assert link_accounts(views) == link_accounts(views)


def test_new_accounts_link_to_old_ones_and_leave_the_rest_alone() -> None:
    """Adding accounts suggests only links that touch them, the same as linking everything would."""
    views = synthetic_corpus(600, seed=5).views
    old, new = views[:-40], views[-40:]
    added = {each.id for each in new}
    found = link_new(new, old)
    assert all(added & {link.left_id, link.right_id} for link in found)
    same_new, same_all = (
        {pair(link.left_id, link.right_id) for link in links if link.judgement is Judgement.SAME}
        for links in (found, [link for link in link_accounts(views) if added & {link.left_id, link.right_id}])
    )
    assert len(same_new & same_all) >= 0.9 * len(same_all)


@pytest.mark.parametrize("years", [1, 5])
def test_the_same_deed_years_apart_is_two_events(years: int) -> None:
    """However alike two reports are, a year between them makes two events."""
    one = view("a", deed="assassination", interval=DAY, place=HERE, dead=1, words=CLERIC)
    later = Interval.day(date(2019, 3, 4) + timedelta(days=365 * years))
    assert judged(one, replace(one, id="b", text_id="other", interval=later)) is Judgement.DIFFERENT


def test_made_up_events_are_told_apart() -> None:
    """On a corpus whose truth is known, few of the pairs linked are wrong, and most true pairs are found."""
    corpus = synthetic_corpus(3000, seed=1)
    sets = clusters([each.id for each in corpus.views], link_accounts(corpus.views), ())
    pairs = [(one, two) for found in sets for number, one in enumerate(found) for two in found[number + 1 :]]
    right = sum(corpus.truth[one] == corpus.truth[two] for one, two in pairs)
    true: dict[int, int] = {}
    for event in corpus.truth.values():
        true[event] = true.get(event, 0) + 1
    assert right / len(pairs) >= 0.95
    assert right / sum(count * (count - 1) // 2 for count in true.values()) >= 0.6


def test_scores_are_chances() -> None:
    """Every score lies between nought and one, and every link has reasons."""
    links: list[Link] = link_accounts(synthetic_corpus(500, seed=2).views)
    assert links
    assert all(0 <= link.score <= 1 and link.reasons for link in links)


def test_an_event_holds_one_account_of_each_source_that_tells_it_once() -> None:
    """Where two rows of one dataset fit a third account, only the better one joins it."""
    settings = LinkSettings(unrepeating=frozenset({"rows", "others"}))
    words = "A bomb killed four at the Dunga cattle market."
    better = view("a", deed="bombing", interval=DAY, place=HERE, dead=4, words=words, source="rows")
    worse = view("b", deed="bombing", interval=DAY, place=HERE, dead=3, words="A bomb killed three.", source="rows")
    third = view("c", deed="bombing", interval=DAY, place=HERE, dead=4, words=words, source="others")
    links = link_accounts([better, worse, third], settings)
    assert clusters(["a", "b", "c"], links, ()) == [("a", "c"), ("b",)]


def test_undated_accounts_need_more_than_a_place_and_a_deed() -> None:
    """Two bombings in one town that no text dates are not one for that alone."""
    one = view("a", deed="bombing", place=HERE, words="A bomb hit the Dunga market in Zalambo, police said.")
    two = view("b", deed="bombing", place=HERE, words="A blast damaged the bridge over the Sokombe in Zalambo.")
    assert judged(one, two) is not Judgement.SAME
