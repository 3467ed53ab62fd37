"""Profiles linked to actors: names, relations, places and times, and what stays apart."""

from __future__ import annotations

from datetime import date

from hypothesis import given
from hypothesis import strategies as st

from dateline.model.account import Profile
from dateline.model.claim import Claim, SubjectKind
from dateline.model.evidence import Evidence, Span
from dateline.model.interval import Extent, Interval, Unit
from dateline.model.link import Judgement
from dateline.resolve.actors import SAME, ActorView, compare_actors, link_profiles, match_actors
from dateline.text.names import KnownNames


def _profile(number: int, name: str) -> Profile:
    return Profile(f"profile-{number}", f"text-{number}", "rules@1", name)


def _claim(profile: Profile, name: str, value: str) -> Claim:
    evidence = Evidence(profile.text_id, value, Span(0, len(value)))
    return Claim(f"{profile.id}-{name}-{value}", profile.id, SubjectKind.PROFILE, name, value, evidence, "rules@1")


def _years(first: int, last: int) -> Interval:
    return Interval(date(first, 1, 1), date(last, 12, 31), Extent.THROUGHOUT, Unit.YEAR, Unit.YEAR)


def test_profiles_of_one_name_are_one_actor() -> None:
    """The same name in two texts is linked, with the reason in words."""
    (link,) = link_profiles([_profile(1, "Marib Front"), _profile(2, "Marib Front")], [])
    assert link.judgement is Judgement.SAME
    assert link.reasons


def test_an_acronym_meets_its_long_form() -> None:
    """A text that only says "TLF" means the Tarak Liberation Front of another."""
    (link,) = link_profiles([_profile(1, "Tarak Liberation Front"), _profile(2, "TLF")], [])
    assert link.score >= SAME


def test_split_groups_are_kept_apart() -> None:
    """A text that tells of a split tells of two actors."""
    old, new = _profile(1, "Marib Front"), _profile(2, "Marib Fronts")
    assert link_profiles([old, new], [])
    assert link_profiles([old, new], [_claim(new, "split_from", "Marib Front")]) == []


def test_known_actors_stay_apart() -> None:
    """What the authority list holds as two is never one."""
    known = KnownNames({"one": ["Marib Front", "MF"], "two": ["Marib Fronts"]})
    assert link_profiles([_profile(1, "Marib Front"), _profile(2, "Marib Fronts")], [], known) == []


def test_one_acronym_of_two_long_names_is_only_a_suggestion() -> None:
    """Two groups called "SLA" are not merged for it; a person is asked at most."""
    left = ActorView("a", ("Southern Lake Army", "SLA"), places=frozenset(["Orvala"]))
    right = ActorView("b", ("Sandar Liberation Army", "SLA"), places=frozenset(["Marib"]))
    assert compare_actors(left, right).score < SAME


def test_other_countries_and_other_times_tell_actors_apart() -> None:
    """One name in two countries, or two ages, is a question and not a link."""
    here = ActorView("a", ("National Liberation Army",), places=frozenset(["Colombia"]))
    there = ActorView("b", ("National Liberation Army",), places=frozenset(["North Macedonia"]))
    assert compare_actors(here, there).score < SAME
    then = ActorView("a", ("National Liberation Army",), active=_years(1965, 1970))
    later = ActorView("b", ("National Liberation Army",), active=_years(2001, 2003))
    assert compare_actors(then, later).score < SAME


def test_matching_finds_the_actor_among_many() -> None:
    """Each profile gets the best actor of a list, or none."""
    actors = [ActorView(f"a{number}", (f"Front {number} of Orvala",)) for number in range(50)]
    actors.append(ActorView("right", ("Brigades of Tarak", "كتائب تراك")))
    views = [ActorView("p1", ("Brigade of Tarak",)), ActorView("p2", ("Nothing Like It",))]
    links = match_actors(views, actors)
    assert [(link.left_id, link.right_id) for link in links] == [("p1", "right")]


@given(st.lists(st.sampled_from(["Marib Front", "MF", "Tarak Army", "Tarak Armies", "Taliban", "طالبان"]), max_size=8))
def test_links_are_the_same_each_time(names: list[str]) -> None:
    """Linking is repeatable, joins no profile to itself, and scores lie between 0 and 1."""
    profiles = [_profile(number, name) for number, name in enumerate(names)]
    links = link_profiles(profiles, [])
    assert links == link_profiles(profiles, [])
    for link in links:
        assert link.left_id != link.right_id
        assert 0.0 <= link.score <= 1.0
