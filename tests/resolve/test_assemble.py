"""Events are assembled from claims, links and decisions, and nothing is lost on the way."""

from __future__ import annotations

from datetime import date
from random import Random

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dateline.model.claim import ActorKind, Claim, Party
from dateline.model.event import Event
from dateline.model.evidence import Attribution, Basis
from dateline.model.interval import Interval
from dateline.model.link import ACCEPTED, REJECTED, Decision, Judgement
from dateline.model.place import Location, Precision
from dateline.model.rule import Credibility, Reliability, rule, rules, toll_spread
from dateline.model.toll import Outcome, PartyClass, Toll
from dateline.resolve.assemble import assemble_events, current_ids, event_id
from dateline.resolve.background import Background, Report
from dateline.resolve.parts import event_parts
from dateline.resolve.redirects import Fate, redirects
from tests.resolve.made import BEGIN, account, claim, decided, killed, same, town

ACCOUNTS = [account(name) for name in ("a", "b", "c")]
LINKS = [same("a", "b"), same("b", "c")]


def on_claim(claim_id: str, judgement: str) -> Decision:
    """Decide on a claim."""
    return Decision(f"on {claim_id}", claim_id, judgement, "tester", BEGIN)


def published(**days: date) -> Background:
    """Say when each account's text was published, by a source named like the account."""
    return Background({f"text of {name}": Report(f"doc {name}", name, day) for name, day in days.items()})


def one_event(*claims: Claim, rule_name: str = "careful", background: Background | None = None) -> Event:
    """Assemble all three accounts as one event."""
    (event,) = assemble_events(ACCOUNTS, claims, LINKS, (), rule(rule_name), background=background)
    return event


def value(event: Event, name: str) -> object:
    """Give the one value of a property."""
    chosen = event.one(name)
    assert chosen is not None
    return chosen.claim.value


@given(st.sets(st.tuples(st.integers(0, 5), st.integers(0, 5)), max_size=8), st.randoms(use_true_random=False))
def test_no_claim_is_lost(pairs: set[tuple[int, int]], chance: Random) -> None:
    """Every claim of every account is in one event, chosen or shown beside what was chosen."""
    accounts = [account(str(number)) for number in range(6)]
    claims = [claim(each.id, name, chance.choice(["x", "y", "z"])) for each in accounts for name in ("deed", "motive")]
    links = [same(str(left), str(right)) for left, right in pairs if left != right]
    events = assemble_events(accounts, claims, links, ())
    kept = [each.id for event in events for chosen in event.values for each in (chosen.claim, *chosen.others)]
    assert sorted(kept) == sorted(each.id for each in claims)


def test_the_latest_figure_of_equally_good_sources_is_best() -> None:
    """Tolls grow as bodies are found: the later report counts more, and the spread keeps the earlier one."""
    claims = [claim("a", "toll", killed(44)), claim("b", "toll", killed(63)), claim("c", "toll", killed(54))]
    background = published(a=date(2023, 7, 30), b=date(2023, 8, 4), c=date(2023, 7, 31))
    event = one_event(*claims, background=background)
    assert value(event, "toll") == killed(63)
    spread = toll_spread(event.all("toll")[0])
    assert spread is not None
    assert (spread.low, spread.best, spread.high) == (44, 63, 63)


def test_a_reliable_source_stands_before_a_later_one() -> None:
    """A source the user rated A is preferred to an unrated one, whenever it reported."""
    claims = [claim("a", "toll", killed(44)), claim("b", "toll", killed(63))]
    days = published(a=date(2023, 7, 30), b=date(2023, 8, 4))
    rated = Background(days.reports, reliability={"a": Reliability.A})
    assert value(one_event(*claims, background=rated), "toll") == killed(44)


def test_a_source_that_cannot_be_judged_stands_between_good_and_bad() -> None:
    """Admiralty F is not worse than E: nobody knows."""
    claims = [claim("a", "toll", killed(44)), claim("b", "toll", killed(63))]
    days = published(a=date(2023, 7, 30), b=date(2023, 8, 4))
    rated = Background(days.reports, reliability={"a": Reliability.F, "b": Reliability.E})
    assert value(one_event(*claims, background=rated), "toll") == killed(44)


def test_a_doubtful_claim_comes_after_others() -> None:
    """A claim the user rated improbable is not chosen while another stands."""
    claims = [claim("a", "toll", killed(44)), claim("b", "toll", killed(900))]
    days = published(a=date(2023, 7, 30), b=date(2023, 8, 4))
    rated = Background(days.reports, credibility={claims[1].id: Credibility.IMPROBABLE})
    event = one_event(*claims, background=rated)
    assert value(event, "toll") == killed(44)
    assert event.all("toll")[0].others == (claims[1],)


def test_a_rule_leaves_doubtful_figures_out_of_low_and_high() -> None:
    """Under a rule that asks for credible claims a doubtful figure is set aside: shown, and counted for nothing."""
    claims = [claim("a", "toll", killed(44)), claim("b", "toll", killed(900))]
    rated = Background(credibility={claims[1].id: Credibility.IMPROBABLE})
    chosen = one_event(*claims, background=rated, rule_name="low").all("toll")[0]
    assert (chosen.others, chosen.set_aside) == ((), (claims[1],))
    spread = toll_spread(chosen)
    assert spread is not None
    assert spread.high == 44


def test_the_low_rule_takes_the_lowest_figure() -> None:
    """A project that must not overstate chooses the rule that says so."""
    claims = [claim("a", "toll", killed(44)), claim("b", "toll", killed(63))]
    assert value(one_event(*claims, rule_name="low"), "toll") == killed(44)


def test_the_majority_rule_counts_documents() -> None:
    """What two documents say stands before what one says."""
    claims = [claim("a", "toll", killed(44)), claim("b", "toll", killed(63)), claim("c", "toll", killed(44))]
    assert value(one_event(*claims, rule_name="majority"), "toll") == killed(44)


def test_the_tightest_interval_is_chosen() -> None:
    """A day stands before its month, and the month stays beside it."""
    month, day = Interval.month(2023, 7), Interval.day(date(2023, 7, 30))
    event = one_event(claim("a", "interval", month), claim("b", "interval", day))
    chosen = event.one("interval")
    assert chosen is not None
    assert chosen.claim.value == day
    assert [each.value for each in chosen.others] == [month]
    assert chosen.disputed


def test_tolls_of_different_sides_stand_side_by_side() -> None:
    """Soldiers and civilians killed are two values, not two opinions on one."""
    claims = [
        claim("a", "toll", killed(13, PartyClass.SECURITY_FORCES)),
        claim("a", "toll", killed(169, PartyClass.CIVILIANS)),
        claim("b", "toll", killed(170, PartyClass.CIVILIANS)),
    ]
    assert len(one_event(*claims).all("toll")) == 2


def test_what_the_text_states_stands_before_what_a_party_claims() -> None:
    """Two names for the perpetrator are two values; a denial does not outrank the accusation of another."""
    group, army = Party("the group", ActorKind.REBEL, "Group"), Party("the army", ActorKind.STATE_FORCE, "Army")
    denied = Attribution(Basis.DENIED, asserter="the army")
    claims = [claim("a", "perpetrator", army, denied), claim("b", "perpetrator", group)]
    event = one_event(*claims)
    assert [chosen.claim.value for chosen in event.all("perpetrator")] == [army, group]


def test_a_rejected_claim_is_shown_and_never_chosen() -> None:
    """A reviewer's rejection takes a claim out of the choice, not out of the event."""
    claims = [claim("a", "deed", "bombing"), claim("b", "deed", "suicide_bombing")]
    (event,) = assemble_events(ACCOUNTS, claims, LINKS, [on_claim(claims[1].id, REJECTED)])
    chosen = event.one("deed")
    assert chosen is not None
    assert chosen.claim.value == "bombing"
    assert (chosen.others, chosen.set_aside) == ((), (claims[1],))


def test_a_value_with_all_its_claims_rejected_is_unknown() -> None:
    """Unknown is unknown: no rejected claim fills the gap."""
    claims = [claim("a", "deed", "bombing")]
    (event,) = assemble_events(ACCOUNTS, claims, LINKS, [on_claim(claims[0].id, REJECTED)])
    assert event.one("deed") is None


def test_an_accepted_claim_comes_first() -> None:
    """What a reviewer accepted stands before everything else."""
    claims = [claim("a", "deed", "bombing"), claim("b", "deed", "suicide_bombing")]
    (event,) = assemble_events(ACCOUNTS, claims, LINKS, [on_claim(claims[0].id, ACCEPTED)])
    assert value(event, "deed") == "bombing"


def test_later_reports_do_not_rename_an_event() -> None:
    """The account that was added first gives the id, whichever accounts join later."""
    before = assemble_events(ACCOUNTS[:1], (), (), ())
    after = assemble_events(ACCOUNTS, (), LINKS, ())
    assert after[0].id == before[0].id == event_id("a")
    assert redirects(before, after) == []


def test_a_merge_leaves_a_redirect() -> None:
    """The id of an event that was taken into another leads there."""
    before = assemble_events(ACCOUNTS, (), (), ())
    after = assemble_events(ACCOUNTS, (), [same("a", "c")], ())
    assert [(each.old, each.new, each.fate) for each in redirects(before, after)] == [
        (event_id("c"), (event_id("a"),), Fate.MERGED)
    ]
    assert current_ids(after)[event_id("c")] == event_id("a")


def test_a_split_keeps_the_id_with_the_founder_and_leads_to_both() -> None:
    """After a split the old id stays with the piece of its first account and names the other piece too."""
    before = assemble_events(ACCOUNTS, (), LINKS, ())
    after = assemble_events(ACCOUNTS, (), LINKS, [decided("b", "c", "different")])
    assert [event.account_ids for event in after] == [("a", "b"), ("c",)]
    assert redirects(before, after)[0].new == (event_id("a"), event_id("c"))
    assert redirects(before, after)[0].fate is Fate.SPLIT


def test_an_event_whose_accounts_are_gone_leads_nowhere() -> None:
    """A new engine's accounts replace the old: the old id says so."""
    before = assemble_events(ACCOUNTS[:1], (), (), ())
    assert redirects(before, [])[0].fate is Fate.GONE


def test_parts_follow_links_and_decisions() -> None:
    """A part is named under its whole, unless a person decided otherwise."""
    nested = [same("a", "b", 0.8, Judgement.PART_OF)]
    events = assemble_events(ACCOUNTS, (), nested, ())
    assert event_parts(events, nested, ()) == [(event_id("a"), event_id("b"))]
    assert event_parts(events, nested, [decided("a", "b", "different")]) == []
    assert event_parts(events, nested, [decided("b", "a", "part of")]) == [(event_id("b"), event_id("a"))]


def test_a_toll_in_words_alone_has_no_figures() -> None:
    """Dozens stay dozens: no rule here makes a number of them."""
    dozens = Toll(Outcome.KILLED, None, None, None, phrase="dozens")
    event = one_event(claim("a", "toll", dozens))
    assert toll_spread(event.all("toll")[0]) == dozens
    assert toll_spread(one_event(claim("a", "deed", "bombing")).values[0]) is None


@pytest.mark.parametrize("name", ["careful", "low", "majority"])
def test_the_same_claims_always_give_the_same_event(name: str) -> None:
    """The order in which claims come makes no difference under any rule."""
    claims = [claim(who, "toll", killed(dead)) for who, dead in (("a", 1), ("b", 2), ("c", 3))]
    assert one_event(*claims, rule_name=name) == one_event(*reversed(claims), rule_name=name)


def test_the_smallest_place_is_chosen() -> None:
    """A town stands before its country, and a resolved place before words no gazetteer knows."""
    country, words = Location("Landia", Precision.COUNTRY, "1"), Location("Zalambo", Precision.EXACT)
    resolved = Location("Zalambo", Precision.EXACT, "2")
    event = one_event(claim("a", "place", country), claim("b", "place", resolved), claim("c", "place", words))
    assert value(event, "place") == resolved


def test_the_highest_figure_can_be_asked_for() -> None:
    """A project's own rule may take the highest figure; words without a figure come last either way."""
    (own,) = rules("[{id: high, values: [{property: toll, each: outcome and side, prefer: [highest]}]}]")
    dozens = Toll(Outcome.KILLED, None, None, None, phrase="dozens")
    claims = [claim("a", "toll", killed(3)), claim("b", "toll", killed(9)), claim("c", "toll", dozens)]
    (event,) = assemble_events(ACCOUNTS, claims, LINKS, (), own)
    assert [each.value for each in (event.all("toll")[0].claim, *event.all("toll")[0].others)] == [
        killed(9),
        killed(3),
        dozens,
    ]


def test_the_earliest_report_can_be_asked_for() -> None:
    """A report without a date comes after dated ones, whether the first or the last is wanted."""
    (own,) = rules(
        "[{id: first, values: [{property: motive, each: value, prefer: [earliest]}], otherwise: [earliest]}]"
    )
    claims = [claim("a", "deed", "bombing"), claim("b", "deed", "shooting"), claim("c", "deed", "raid")]
    background = published(b=date(2020, 1, 2), c=date(2020, 1, 1))
    (event,) = assemble_events(ACCOUNTS, claims, LINKS, (), own, background=background)
    assert value(event, "deed") == "raid"
    motives = [claim("a", "motive", "land"), claim("b", "motive", "water")]
    (event,) = assemble_events(ACCOUNTS, motives, LINKS, (), own)
    assert len(event.all("motive")) == 2


def test_places_of_one_account_stand_side_by_side() -> None:
    """Arrests in two cities are in both; another report of one of them agrees, and a wider word is beside the first."""
    mosul, kirkuk = town("Mosul", 36.3, 43.1), town("Kirkuk", 35.5, 44.4)
    near_mosul = town("a quarter of Mosul", 36.35, 43.15)
    north = Location("the north", Precision.PROVINCE, name="North", latitude=36.0, longitude=43.5)
    claims = [
        *(claim("a", "place", each) for each in (mosul, kirkuk, near_mosul, north)),
        claim("b", "place", kirkuk),
        claim("c", "place", town("Basra", 30.5, 47.8)),
    ]
    places = one_event(*claims).all("place")
    assert {chosen.claim.value for chosen in places} <= {mosul, kirkuk, near_mosul}
    assert len(places) == 2
    of_kirkuk = next(chosen for chosen in places if chosen.claim.value == kirkuk)
    assert [other.evidence.text_id for other in (of_kirkuk.claim, *of_kirkuk.others)].count("text of b") == 1


def test_places_of_different_accounts_are_opinions() -> None:
    """Two reports that each give another place disagree on one value."""
    claims = [claim("a", "place", town("Mosul", 36.3, 43.1)), claim("b", "place", town("Basra", 30.5, 47.8))]
    assert len(one_event(*claims).all("place")) == 1
