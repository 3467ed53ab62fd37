"""Tests of words that tell a deed's day, place, doer or figures in ways of their own."""

from __future__ import annotations

from datetime import date

from dateline.extract.dates import find_times
from dateline.extract.rules.claims import running_days
from dateline.model.edtf import to_edtf
from dateline.model.toll import Outcome
from tests.extract.rules_world import accounts, killed, sides


def test_parts_of_whom() -> None:
    """ "Of whom nine were soldiers and four nurses" tells parts of a total."""
    (told,) = accounts(
        "The bombing of the camp in Gao on 4 May 2016 killed 21 people, of whom nine were soldiers and four nurses."
    )
    assert killed(told) == {21, 9, 4}


def test_figure_after_an_aside() -> None:
    """ "A bomb, for which X was blamed, killed 58 people": the people were killed, and X was not."""
    (told,) = accounts("A truck bomb in Gao in May 2016, for which the movement was blamed, killed 58 people.")
    assert killed(told) == {58}


def test_present_figure_after_some() -> None:
    """ "Injures some 300" counts as "injured some 300" does."""
    (told,) = accounts("4 May 1988: A bomb explodes in Gao. The blast kills 13 people and injures some 80.")
    assert set(told.figures[Outcome.INJURED]) == {80}


def test_who_comes_under_fire_did_not_shoot() -> None:
    """Those who come under fire suffer it."""
    doers, sufferers = sides("Officers came under fire near the mosque.")
    assert (doers, sufferers) == ([], ["Officers"])


def test_revenge_with_a_bomb_is_of_those_who_took_it() -> None:
    """Who takes revenge with a car bomb set it off."""
    (told,) = accounts(
        "The Taliban took their revenge on 6 April 2012 with a car bomb beside a bus in Kabul, which killed eight."
    )
    assert any("taliban" in each for each in told.by)


def test_two_days_running_are_a_stretch() -> None:
    """ "On 28 and 29 May" lasted from one to the other; "on 3 and 9 May" did not."""
    words = "Soldiers killed 40 villagers in Gao on 28 and 29 May 2016."
    assert accounts(words)[0].when == ("2016-05-28/2016-05-29",)
    apart = "on 3 and 9 May 2016"
    assert [to_edtf(each.interval) for each in running_days(apart, find_times(apart)) if each.interval] == [
        "2016-05-03",
        "2016-05-09",
    ]


def test_blasts_counted_back_from_are_another_deed() -> None:
    """ "Two days after twin blasts in X that left 39 dead" tells the earlier deed with its own day and dead."""
    told = accounts(
        "A suicide bomber killed 12 people in Gao on Wednesday, two days after twin blasts in the Bamako market "
        "that left 39 dead.",
        date(2016, 5, 4),
    )
    found = {next(iter(killed(each))): each.when for each in told}
    assert found == {12: ("2016-05-04",), 39: ("2016-05-02",)}


def test_what_they_did_next_is_the_same_deed() -> None:
    """What "they" do in the next sentence, with no day or place of its own, belongs to the deed they were told of."""
    (told,) = accounts(
        "On 4 May 2016 six gunmen attacked a hotel in Gao. They killed a guard and took 20 guests hostage."
    )
    assert told.deeds == {"abduction"}
    assert told.when == ("2016-05-04",)


def test_a_train_bound_for_a_town_sets_no_deed_apart() -> None:
    """ "A Kaduna-bound train" names no other place."""
    told = accounts("Gunmen bombed a bridge at Rijana on Monday and attacked a Kaduna-bound train.", date(2022, 3, 30))
    assert len(told) == 1


def test_outside_the_town_hall_echoes_no_town() -> None:
    """ "Outside the town hall" is no "in the same town"."""
    told = accounts(
        "Two car bombs killed 46 people in Gao on Saturday. The first went off outside the town hall.",
        date(2016, 5, 11),
    )
    assert len(told) == 1


def test_deed_of_the_evening_before_that_was_avenged() -> None:
    """A deed avenged, with a day of its own, is another deed."""
    told = accounts(
        "Gunmen shot dead ten workmen near Gao on 5 May 2016. A group said it had acted in revenge for the murder of "
        "six herders the evening before."
    )
    assert [(sorted(killed(each)), each.when) for each in told] == [([10], ("2016-05-05",)), ([6], ("2016-05-04",))]


def test_day_on_which_it_was_claimed() -> None:
    """ "On the same day" after a claim made on a day is that day."""
    told = accounts(
        "Gunmen killed 20 people in Paris on Friday. The Islamic State claimed responsibility in a "
        "statement on Saturday. Police arrested three men in Lyon on the same day.",
        date(2016, 5, 8),
    )
    assert told[-1].when == ("2016-05-07",)


def test_claim_hung_on_the_day_is_of_the_deed() -> None:
    """ "The attacks of 3 May 2016, which X claimed": X claimed the attacks."""
    (told,) = accounts(
        "At least 13 people were killed in the attacks of 3 May 2016, which the Islamic State group claimed."
    )
    assert any("islamic state" in each for each in told.by)


def test_area_of_a_city_makes_it_no_region() -> None:
    """ "The X area of Kabul" says what X is, and Kabul stays the city."""
    (told,) = accounts(
        "Gunmen attacked a clinic in the Qala-e-Fathullah area of Kabul on 12 May 2020, killing nine people."
    )
    assert "Kabul" in {place.name for place in told.places}


def test_byline_day_is_no_day_of_the_story() -> None:
    """The day in a byline gives no deed its day."""
    words = "The Courier\n11 August 2006\nLONDON, 11 August 2006 — Police arrested nine over a plot to blow up ferries."
    told = accounts(words, date(2006, 8, 11))
    assert all(each.when == () for each in told if "plot" in each.deeds)


def test_arms_given_up_and_a_struggle_ended() -> None:
    """A group that gives up its arms or declares an end to its struggle does so on a day."""
    told = accounts(
        "On 20 May 2011 the Taliban declared an end to their armed struggle. "
        "In April 2012 the Taliban handed over their remaining weapons."
    )
    assert [each.deeds for each in told] == [{"agreement"}, {"surrender"}]


def test_ends_of_a_journey_are_no_place_of_a_deed() -> None:
    """What is on the way from one place to another is hit in neither."""
    (told,) = accounts("Police arrested nine men over a plot to blow up ferries on their way from Dover to France.")[:1]
    assert told.places == ()


def test_planned_deed_says_what_the_plot_was_against() -> None:
    """An alleged plot to bomb ferries is told as a plot beside the arrests made over it."""
    told = accounts("Police arrested nine men on Monday over an alleged plot to blow up ferries.", date(2016, 5, 4))
    assert [each.deeds for each in told] == [{"arrest"}, {"plot"}]


def test_towns_of_a_people_are_their_country() -> None:
    """A march through Spanish cities was in Spain; "the Spanish city of X" is X."""
    (told,) = accounts("Thousands of people marched through Polish cities on 4 May 2016 to protest against the law.")
    assert [place.country for place in told.places] == ["PL"]


def test_site_named_after_a_town() -> None:
    """A deed at the university or before the court of a town was done in that town."""
    (told,) = accounts("On 4 May 2016 four gunmen killed 14 people at Bamako University College in southern Mali.")
    assert "Bamako" in {place.name for place in told.places}
    (tried,) = accounts("On 24 August 2012 the Oslo District Court sentenced Anders Dahl to 21 years in prison.")
    assert [place.name for place in tried.places] == ["Oslo"]


def test_hurt_people_taken_elsewhere() -> None:
    """Where some of the wounded were flown says nothing of where they were hurt."""
    (told,) = accounts("A bomb killed two people in Gao on 4 May 2016. An aircraft took some of the wounded to Ankara.")
    assert [place.name for place in told.places] == ["Gao"]


def test_district_hours_later_lies_in_the_city_told_before() -> None:
    """A district that no list knows, hit two hours later, lies in the city of the deed told before."""
    told = accounts(
        "A truck bomb killed 40 people in Mogadishu on 4 May 2016. Two hours later a second bomb killed two people in "
        "the Zobey district. The government blamed Al-Shabaab for the attack."
    )
    assert "Mogadishu" in {place.name for place in told[1].places}
    assert (bool(told[0].by), bool(told[1].by)) == (True, False)


def test_on_the_island() -> None:
    """ "On the island" is that of the deed told before."""
    told = accounts(
        "A man shot dead nine people on the island of Utøya on 4 May 2016. Police arrested a man on the island."
    )
    assert [place.words for place in told[-1].places] == ["Utøya"]


def test_guilty_plea_after_a_deed() -> None:
    """A plea of guilt is told after the deed it is about, whatever its day."""
    told = accounts(
        "A truck bomb killed 40 people in Gao on 4 May 2016. A jury convicted Omar Diallo on 3 June 2017. "
        "A third man pleaded guilty in a separate case."
    )
    assert [each.deeds for each in told] == [{"vehicle_bomb"}, {"trial"}, {"trial"}]


def test_arrest_later_the_same_day() -> None:
    """An arrest minutes after the deed is told as one, of that day."""
    told = accounts(
        "A bomb went off in Gao on 4 May 2016, killing nine people. About ninety minutes later a soldier stopped "
        "Omar Diallo, a former clerk, on a highway and arrested him."
    )
    assert any(each.deeds == {"arrest"} and each.when == ("2016-05-04",) for each in told)


def test_clause_says_how_a_ceasefire_came_about() -> None:
    """A ceasefire that a group had declared in a month is its, and of that month."""
    told = accounts(
        "A bomb killed two people in Gao on 4 May 2016 and ended a ceasefire that the rebels had declared in March."
    )
    (made,) = (each for each in told if "agreement" in each.deeds)
    assert made.deeds == {"agreement"}
    assert made.by == {"the rebels"}


def test_parts_of_what_several_bodies_did() -> None:
    """Parts of what three teams did on a day have that day; a hall no list knows lies in their city."""
    told = accounts(
        "Three teams of gunmen killed 90 people in Lyon on 4 May 2016.\n"
        "The worst was at the Odyssey concert hall, where gunmen took hostages.\n"
        "In Villeurbanne three men blew themselves up near a station, killing one passer-by."
    )
    assert [each.when for each in told] == [("2016-05-04",)] * 3
    assert "Lyon" in {place.name for place in told[1].places}


def test_part_has_the_named_doer_of_the_whole() -> None:
    """Where two attacks by a named man are told as one, each of them is his unless another is named."""
    told = accounts(
        "The attacks of 4 May 2016 were two attacks by Anders Dahl, in which 40 people were killed.\n"
        "A van bomb in Oslo killed eight people."
    )
    assert any("anders dahl" in each for each in told[1].by)


def test_bomb_laid_and_gone_off_is_one_deed() -> None:
    """How a bomb came to be where it went off is no deed of its own."""
    (told,) = accounts(
        "A bomb planted on a bicycle exploded near a bank in Quetta on 4 May 2016, injuring six soldiers."
    )
    assert "Quetta" in {place.name for place in told.places}


def test_that_attack_is_of_its_own_sentence() -> None:
    """Who claimed "that attack" claimed the one told just before."""
    told = accounts(
        "A bomb in Cairo killed 25 people on 11 May 2016. Two days earlier, a bomb killed six policemen in Giza; "
        "the Hasm movement claimed that attack."
    )
    assert [bool(each.by) for each in told] == [False, True]


def test_named_deed_is_told_out() -> None:
    """What follows "the X massacre took place on a day" says how it was done."""
    (told,) = accounts(
        "The Dembo massacre took place on 9 May 1987. Rebels raided the sugar estate and killed 17 workers."
    )
    assert told.when == ("1987-05-09",)
    assert killed(told) == {17}
    assert told.by == {"rebels"}


def test_chronology_of_days_and_places_with_full_stops() -> None:
    """ "3 March. Karachi. Gunmen …" opens an entry with its day and place."""
    told = accounts(
        "3 March. Karachi. Gunmen shot dead a doctor.\n5 March. Quetta. A bomb injured two men.", date(2014, 3, 9)
    )
    assert [(each.when, [place.name for place in each.places]) for each in told] == [
        (("2014-03-03",), ["Karachi"]),
        (("2014-03-05",), ["Quetta"]),
    ]


def test_where_the_dead_came_from() -> None:
    """Soldiers from a country were not killed there."""
    (told,) = accounts("Seven soldiers from Tanzania were killed in an ambush 20 km north of Khorabe, in South Darfur.")
    assert [place.words for place in told.places] == ["Khorabe", "South Darfur"]


def test_armed_group_frees_somebody() -> None:
    """Rebels who have freed somebody are told to have done so, whatever the day."""
    (told,) = accounts(
        "The ELN guerrillas have freed a Canadian engineer, the Red Cross said on Wednesday.", date(2016, 5, 9)
    )
    assert told.deeds == {"release"}


def test_missile_shot_down_is_no_seizure() -> None:
    """Those who intercept a missile seize nothing; what its pieces hurt were hurt by who fired it."""
    told = accounts("The Houthis fired a missile at Abha on 4 May 2019. The army said it had intercepted one missile.")
    assert [each.deeds for each in told] == [{"shelling"}]


def test_group_by_its_name_alone() -> None:
    """ "The Palestinian group Black September" names the group, whatever the model takes the name for."""
    (told,) = accounts(
        "Members of the Palestinian group Black September took nine people hostage in Munich on 5 May 1972."
    )
    assert "black september" in told.by


def test_named_man_between_the_dead() -> None:
    """The name of the first of the dead stops no list of them."""
    (told,) = accounts(
        "Marines killed the head of the gang, Luis Vega, and six of his gunmen in Cuernavaca on 4 May 2009."
    )
    assert killed(told) == {1, 6}


def test_hour_told_roughly_leaves_the_day() -> None:
    """ "Around midday" is unsure of the hour; around midnight the day is unsure too."""
    (told,) = accounts("Gunmen attacked a bank in Gao around midday on 4 May 2016, killing two men.")
    assert told.when == ("2016-05-04",)


def test_deed_after_which_something_was_ordered_was_done() -> None:
    """What is ordered after an attack is a plan; the attack is none."""
    told = accounts(
        "Warplanes bombed a camp in Kidal on 8 May 2016. The raids were ordered after an attack on a factory near "
        "Gao, in which five people were killed on 4 May."
    )
    assert [(each.when, sorted(killed(each))) for each in told] == [(("2016-05-08",), []), (("2016-05-04",), [5])]


def test_what_became_of_the_driver() -> None:
    """Police who shoot the driver end the deed, wherever he had lived."""
    (told,) = accounts(
        "A lorry was driven into crowds in Nice on 14 July 2016, killing 86 people. "
        "The driver, Ali Brahim, a Tunisian living in France, was shot by police."
    )
    assert [place.name for place in told.places] == ["Nice"]


def test_office_of_a_country_is_no_place() -> None:
    """Officials of a country are tried where the court sits."""
    (told,) = accounts("A judge in Argentina indicted four former officials of Iran on 4 May 2004.")
    assert [place.name for place in told.places] == ["Argentina"]


def test_bus_did_nothing() -> None:
    """A bus that falls and kills is no doer of a deed."""
    assert accounts("A bus carrying pilgrims plunged into a ravine near Multan on 6 May 2018, killing 22 people.") == []


def test_taken_from_their_house() -> None:
    """Who is taken from their house by armed men is abducted."""
    (told,) = accounts("Armed men had taken Omar Diallo from his house on 4 May 2016.")
    assert told.deeds == {"abduction"}


def test_day_before_the_ministry_said() -> None:
    """A day between a deed and those who tell of it is the day of the deed."""
    (told,) = accounts(
        "Two soldiers were killed by a bomber in Manbij, in Syria, on Wednesday, the ministry said.", date(2019, 1, 17)
    )
    assert told.when == ("2019-01-16",)


def test_who_also_died() -> None:
    """ "16 civilians also died" adds to the deed just told."""
    (told,) = accounts("A bomb killed two soldiers in Gao on 4 May 2016. Officials said 16 civilians also died.")
    assert killed(told) == {2, 16}


def test_place_and_day_filed() -> None:
    """ "Jammu, Jun 10: …" says where and when a report was filed."""
    (told,) = accounts(
        "Jammu, Jun 10: At least nine pilgrims were killed after gunmen fired upon a bus in Reasi district on Sunday.",
        date(2024, 6, 10),
    )
    assert (told.when, [place.words for place in told.places]) == (("2024-06-09",), ["Reasi"])


def test_part_of_an_armed_body_did_it() -> None:
    """A front of FARC dissidents is named as having planted a bomb."""
    (told,) = accounts(
        "A car bomb exploded in Arauquita on 4 May 2016. "
        "The army said the 10th Front of FARC dissidents had planted the bomb."
    )
    assert any("farc" in each for each in told.by)


def test_an_hour_earlier() -> None:
    """What happened an hour earlier, in the same city, was that day and there."""
    told = accounts(
        "Three bombs went off in Kabul on 4 May 2016, killing five. "
        "An hour earlier a mine had killed a man in the west of the city."
    )
    assert [(each.when, [place.name for place in each.places]) for each in told] == [(("2016-05-04",), ["Kabul"])] * 2


def test_who_speaks_of_the_dead_killed_nobody() -> None:
    """Officials who speak of 12 dead are no doers."""
    (told,) = accounts("Officials first spoke of 12 dead in the derailment caused by a bomb near Kanpur on 4 May 2016.")
    assert told.by == frozenset()
