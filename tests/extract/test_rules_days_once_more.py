"""Days counted from the deed told before and not from when it was spoken of; what is shown, feared or compared."""

from __future__ import annotations

from datetime import date

from tests.extract.rules_world import accounts


def days(words: str, published: date | None = None) -> list[tuple[str, ...]]:
    """Give the days of each account."""
    return [account.when for account in accounts(words, published)]


def test_the_same_day_is_that_of_the_deed_and_not_of_saying_so() -> None:
    """What was done "earlier the same day" was done on the day of the attack told before it."""
    words = (
        "A bomb killed nine people in Kano on Tuesday, the governor said on Thursday. "
        "Earlier the same day gunmen had attacked a police post in Jos."
    )
    assert days(words, date(2021, 6, 4)) == [("2021-06-01",), ("2021-06-01",)]


def test_that_afternoon_is_of_the_deed_and_not_of_a_later_death() -> None:
    """A death of wounds the next morning does not move the story on by a day."""
    words = (
        "On 27 August 1979 a bomb destroyed a fishing boat off Mullaghmore, killing a lord; "
        "a woman on board died of her wounds the next morning. "
        "That afternoon two roadside bombs killed 18 soldiers near Warrenpoint."
    )
    assert days(words)[-1] == ("1979-08-27",)


def test_the_worst_since_early_march_was_done_then() -> None:
    """A stretch that something is compared with is told whole, and not by its first day."""
    words = "It was the worst fighting since early March, when 30 people died in clashes in Zamfara."
    assert days(words, date(2025, 4, 19)) == [("[2025-03-01..2025-03-10]",)]


def test_what_a_video_showed_was_not_done_on_the_day_of_the_attacks_told_before() -> None:
    """A deed seen in a film has no day but its own."""
    words = (
        "Three car bombs killed 42 people in Qubbah in Libya on Friday. "
        "The army answered a video that showed militants beheading 21 captives near Sirte."
    )
    assert days(words, date(2015, 2, 21))[1:] == [()]


def test_a_bomb_that_is_only_said_to_be_there_is_no_bombing() -> None:
    """A shout that there is a bomb, which is how a hall was cleared, tells of none that went off."""
    assert accounts("A caller said there was a bomb on the train, and it was stopped in Cali on 3 May 2012.") == []


def test_a_gang_with_a_name_of_its_own_is_not_the_one_told_before() -> None:
    """A name that no list has is still a name: another body is not meant by it."""
    words = (
        "Gunmen of the Dragon Brigade shot dead nine people in Quito on 3 May 2012. "
        "On 5 May 2012 the Los Tiguerones gang killed four men in Guayaquil."
    )
    assert "dragon brigade" not in accounts(words)[-1].by
