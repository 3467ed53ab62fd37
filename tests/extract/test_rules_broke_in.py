"""Those who came, broke in, were accused or had taken their victims: whose deed it was, told in another clause."""

from __future__ import annotations

from datetime import date

import pytest

from tests.extract.rules_world import accounts, killed


@pytest.mark.parametrize(
    ("words", "by"),
    [
        ("The United Nations on Monday accused rebels of slaughtering 40 civilians in Beni.", {"rebels"}),
        ("Nine villagers were killed on Sunday when militants rode into Bama on motorcycles.", {"militants"}),
        ("Nine people were killed on Sunday when men armed with knives came to Bama at dawn.", {"men"}),
        ("On 2 June 1999 six teachers whom the militia had taken from a bus were shot in Dili.", {"the militia"}),
        ("On 2 June 1999 six teachers who had taken refuge in a church were shot in Dili.", set()),
        ("An ETA bomb tore a van apart near Vitoria on 17 January 1992.", {"eta"}),
    ],
)
def test_the_doer_stands_in_another_clause(words: str, by: set[str]) -> None:
    """Whoever is accused, came armed or had picked the victims out did it; whoever accuses did not."""
    (account,) = accounts(words, date(2018, 6, 21))
    assert set(account.by) == by


def test_they_who_are_accused() -> None:
    """In "a monitor accused the army of …, after they had burned X" they are the army."""
    words = "A monitor accused the army of executing 12 farmers in Mopti on 3 May 2018, after they had burned Sobane."
    assert {name for each in accounts(words) for name in each.by} == {"the army"}


@pytest.mark.parametrize(
    ("words", "kind", "by"),
    [
        ("On 3 May 1987 soldiers broke into the house of Ali Musa in Kano; he hid and was shot dead.", "shooting", 1),
        ("On 3 May 1987 rebels stormed the mission of Luena; the priest was hacked to death.", "stabbing", 1),
    ],
)
def test_the_end_is_told_past_a_semicolon(words: str, kind: str, by: int) -> None:
    """What was done to those told of, with no day, place or doer of its own, is one deed with the first half."""
    (account,) = accounts(words)
    assert (account.deeds, account.when, len(account.by)) == (frozenset({kind}), ("1987-05-03",), by)


def test_a_later_arrest_past_a_semicolon_is_another_event() -> None:
    """ "…; in June they were arrested" has a day of its own."""
    found = accounts("On 3 May 1987 soldiers attacked the village of Luena; in June they were arrested.")
    assert [each.when for each in found] == [("1987-05-03",), ("1987-06",)]


def test_the_attack_in_which_a_bomber_drove_killing() -> None:
    """ "Sunday's attack, in which a bomber drove a tanker …, killing 40" is one deed of that Sunday."""
    words = (
        "Kandahar was in mourning after Sunday's attack, in which a bomber drove a tanker filled with explosives "
        "at a mosque, killing 40 people."
    )
    (account,) = accounts(words, date(2018, 6, 21))
    assert (account.deeds, account.when, killed(account)) == (frozenset({"vehicle_bomb"}), ("2018-06-17",), {40})


def test_a_rising_put_down_and_gunmen_on_a_stage() -> None:
    """A mutiny put down, and a studio held at gunpoint, are deeds of those who did it."""
    words = (
        "A mutiny in the jail of Lurigancho was put down by the army on 18 June 1986; more than 120 men were killed."
    )
    (mutiny,) = accounts(words)
    assert (set(mutiny.by), killed(mutiny)) == ({"the army"}, {120})
    (stage,) = accounts("On 3 May 1991 gunmen burst onto a stage in Lima and held the musicians at gunpoint.")
    assert "abduction" in stage.deeds
