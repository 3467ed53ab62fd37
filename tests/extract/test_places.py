from __future__ import annotations

import pytest

from dateline.extract.language import load_language
from dateline.extract.places import (
    Gazetteer,
    PlaceMention,
    Role,
    event_chances,
    event_places,
    find_places,
    resolve_path,
    resolve_places,
)
from dateline.model.place import Location, Precision
from tests.extract.places_world import small_gazetteer


@pytest.fixture(scope="module")
def gazetteer(tmp_path_factory: pytest.TempPathFactory) -> Gazetteer:
    """Give the small world."""
    return small_gazetteer(tmp_path_factory.mktemp("places"))


def found(text: str, gazetteer: Gazetteer) -> dict[str, tuple[PlaceMention, Location]]:
    """Find and resolve the places of a text, by their words."""
    mentions = find_places(load_language()(text), gazetteer)
    return {
        m.words: (m, location) for m, location in zip(mentions, resolve_places(mentions, text, gazetteer), strict=True)
    }


def location(text: str, words: str, gazetteer: Gazetteer) -> Location:
    """Resolve one place of a text."""
    return found(text, gazetteer)[words][1]


def test_a_district_is_a_district_though_the_list_has_a_town(gazetteer: Gazetteer) -> None:
    """The words set the precision, not what the gazetteer happens to hold."""
    place = location("Gunmen raided a post in Achin District in Nangarhar Province.", "Achin District", gazetteer)
    assert (place.name, place.precision, place.admin1) == ("Markaz-e Achin", Precision.DISTRICT, "Nangarhar")


def test_a_lower_case_feature_word_stays_beside_the_name(gazetteer: Gazetteer) -> None:
    """ "Achin district" names Achin, a district."""
    mention, place = found("A clinic burned down in Achin district overnight.", gazetteer)["Achin"]
    assert (mention.feature, place.precision) == ("district", Precision.DISTRICT)


@pytest.mark.parametrize(
    ("text", "words", "precision"),
    [
        ("Rebels hold much of eastern Afghanistan.", "Afghanistan", Precision.REGION),
        ("The army left Afghanistan last year.", "Afghanistan", Precision.COUNTRY),
        ("Two shells fell near Mosul at dawn.", "Mosul", Precision.NEAR),
        ("Two shells fell in Mosul at dawn.", "Mosul", Precision.EXACT),
        ("Villagers fled Sar-e Pol Province on foot.", "Sar-e Pol Province", Precision.PROVINCE),
        ("Police patrolled downtown Kabul all day.", "Kabul", Precision.EXACT),
    ],
)
def test_the_words_set_the_precision(text: str, words: str, precision: Precision, gazetteer: Gazetteer) -> None:
    """UCDP's code follows from what the words take of a place."""
    assert location(text, words, gazetteer).precision == precision


def test_what_stands_after_a_name_holds_it(gazetteer: Gazetteer) -> None:
    """Khar in Bajaur is not Khar in Mongolia, and the reasons say so."""
    place = location("A bomb went off in Khar, a town in Bajaur, Pakistan.", "Khar", gazetteer)
    assert place.place_id == "geonames:1174089"
    assert "lies in Bajaur, as the text says" in place.reasons


def test_what_stands_before_a_name_may_hold_it(gazetteer: Gazetteer) -> None:
    """ "Pakistan's town of Khar" says as much as "Khar, Pakistan"."""
    assert location("They fled Pakistan's border town of Khar.", "Khar", gazetteer).country == "PK"


def test_the_rest_of_the_document_decides_between_namesakes(gazetteer: Gazetteer) -> None:
    """Paris by Dallas is in Texas; Paris alone is in France."""
    texan = location("A storm hit Dallas, Texas, on Friday. In Paris, roofs came off.", "Paris", gazetteer)
    assert (texan.country, texan.admin1) == ("US", "Texas")
    assert location("In Paris, roofs came off.", "Paris", gazetteer).country == "FR"


def test_one_name_has_one_sense_in_a_document(gazetteer: Gazetteer) -> None:
    """What the first mention was put in holds for the second."""
    text = "Khar, Pakistan, was quiet. Later a mine killed two men in Khar."
    mentions = find_places(load_language()(text), gazetteer)
    located = resolve_places(mentions, text, gazetteer)
    assert {place.place_id for m, place in zip(mentions, located, strict=True) if m.words == "Khar"} == {
        "geonames:1174089"
    }


def test_a_lesser_name_of_a_capital_does_not_win(gazetteer: Gazetteer) -> None:
    """Amman was once Philadelphia; a report does not mean it."""
    assert location("Three people from Philadelphia were hurt.", "Philadelphia", gazetteer).country == "US"


def test_a_city_is_meant_before_the_state_of_its_name(gazetteer: Gazetteer) -> None:
    """New York by itself is the city."""
    assert location("She flew from New York to Los Angeles.", "New York", gazetteer).place_id == "geonames:5128581"


@pytest.mark.parametrize(
    ("text", "words", "role"),
    [
        ("Afghan forces entered Kandahar.", "Afghan", Role.COUNTRY_HINT),
        ("Kabul said it would retaliate.", "Kabul", Role.COUNTRY_HINT),
        ("The Washington Post named the man.", "Washington", Role.TITLE),
        ("Afghan forces entered Kandahar.", "Kandahar", Role.LOCATION),
    ],
)
def test_peoples_governments_and_papers_are_no_locations(
    text: str, words: str, role: Role, gazetteer: Gazetteer
) -> None:
    """A people or a government points to a country; a paper's name holds a place and is none."""
    assert found(text, gazetteer)[words][0].role == role


@pytest.mark.parametrize(
    "text",
    [
        "ETA gunmen shot a councillor on Friday.",
        "The councillor was shot by ETA and the TPLF.",
        "Black September claimed the kidnapping.",
        "Members of Group 5 were arrested.",
        "The tanker Limburg was hit by a dinghy.",
        "Fighters stormed the Hayat hotel on Friday.",
        "A grenade was thrown into the Moulin nightclub.",
        "Michael Jordan opened a school.",
        "Paris Hilton sang for the troops.",
        "A Molotov cocktail was thrown.",
        "Shining Path killed eight.",
        "Jaish-e-Mohammed and Harkat-ul-Mujahideen were banned.",
    ],
)
def test_groups_ships_and_people_are_no_places(text: str, gazetteer: Gazetteer) -> None:
    """Nothing in these sentences is a place, whatever village bears the name."""
    assert [words for words, (mention, _) in found(text, gazetteer).items() if mention.role == Role.LOCATION] == []


@pytest.mark.parametrize(
    ("text", "words", "role"),
    [
        ("The Washington-backed rebels took the base.", "Washington", Role.COUNTRY_HINT),
        ("A Paris-based monitor counted the dead.", "Paris", Role.COUNTRY_HINT),
        ("Moscow accused Kabul of shelling the border.", "Kabul", Role.COUNTRY_HINT),
        ("Guns fell silent under the Paris Agreement.", "Paris", Role.PART),
        ("Moscow fever broke out in the camp.", "Moscow", Role.PART),
        ("Real Madrid fans rioted.", "Madrid", Role.TITLE),
        ("Donetsk People's Republic forces opened fire.", "Donetsk", Role.PART),
        ("Operation Moscow Shield ended.", "Moscow", Role.PART),
        ("Jordan said it had foiled a plot.", "Jordan", Role.COUNTRY_HINT),
    ],
)
def test_backers_treaties_clubs_and_operations_are_no_locations(
    text: str, words: str, role: Role, gazetteer: Gazetteer
) -> None:
    """A place's name may only say who, whose or where from: a hint, and never where a deed was."""
    roles = {name: mention.role for name, (mention, _) in found(text, gazetteer).items()}
    assert roles.get(words, role) == role


def test_an_acronym_among_capitals_is_a_headline(gazetteer: Gazetteer) -> None:
    """Short names in capitals are dropped in running text only, and states keep theirs."""
    assert "PARIS" in found("PARIS -- Two men were held.", gazetteer)
    assert "UK" in found("The bomb was made in the UK last year.", gazetteer)


def test_a_town_with_an_ordinary_name_is_taken_where_the_words_lead_to_it(gazetteer: Gazetteer) -> None:
    """ "In Nice" is the town; "nice" is a word."""
    assert location("The attack in Nice killed dozens.", "Nice", gazetteer).country == "FR"
    assert "Nice" not in found("Nice work, the general said.", gazetteer)


def test_a_papers_home_says_nothing_of_where_a_text_plays(gazetteer: Gazetteer) -> None:
    """The New York Times reporting from Damascus is not in Maryland."""
    assert location("The New York Times reported from Damascus.", "Damascus", gazetteer).country == "SY"


def test_places_inside_a_groups_name_are_parts(gazetteer: Gazetteer) -> None:
    """The Islamic State of Iraq is not in Iraq because of its name."""
    text = "The Islamic State of Iraq and the Levant claimed the raid on Mosul."
    roles = {words: mention.role for words, (mention, _) in found(text, gazetteer).items()}
    assert roles["Mosul"] == Role.LOCATION
    assert Role.LOCATION not in {role for words, role in roles.items() if words != "Mosul"}


def test_a_place_no_list_has_keeps_its_words(gazetteer: Gazetteer) -> None:
    """An unknown village stays as words, with the reason, and gets no dot."""
    place = location("Soldiers burned houses in the village of Zzyrkum.", "Zzyrkum", gazetteer)
    assert (place.words, place.place_id, place.latitude) == ("Zzyrkum", None, None)
    assert place.reasons == ("no list has a place of this name",)


def test_an_unknown_place_takes_what_holds_it_and_says_so(gazetteer: Gazetteer) -> None:
    """An unlisted district is put at its province, with the province's precision and its own name."""
    place = resolve_path(("Zzyrkum district", "Borno state", "Nigeria"), gazetteer)
    borno = resolve_path(("Borno state", "Nigeria"), gazetteer)
    assert (place.latitude, place.precision) == (borno.latitude, Precision.PROVINCE)
    assert (place.words, place.admin2) == ("Zzyrkum district", "Zzyrkum")
    assert place.reasons[0].startswith("no list has Zzyrkum district")


def test_a_path_refuses_a_namesake_elsewhere(gazetteer: Gazetteer) -> None:
    """Khar in Borno is not Khar in Pakistan: the path's province stands in."""
    assert resolve_path(("Khar village", "Borno state", "Nigeria"), gazetteer).country == "NG"


def test_a_historic_region_is_named_and_not_drawn(gazetteer: Gazetteer) -> None:
    """Khorasan resolves and has no coordinates."""
    place = location("Fighters swore to retake Khorasan.", "Khorasan", gazetteer)
    assert (place.place_id, place.latitude, place.precision) == ("region:khorasan", None, Precision.REGION)


def test_every_mention_gets_one_location_in_order(gazetteer: Gazetteer) -> None:
    """Spans point into the text, and locations follow mentions."""
    text = "From Karachi to Peshawar, and on to Kabul, Afghan drivers struck."
    mentions = find_places(load_language()(text), gazetteer)
    located = resolve_places(mentions, text, gazetteer)
    assert [m.span.of(text) for m in mentions] == [m.words for m in mentions] == [place.words for place in located]
    assert sorted(m.span for m in mentions) == [m.span for m in mentions]
    assert resolve_places([], text, gazetteer) == []


def chosen(text: str, verb: str, gazetteer: Gazetteer) -> list[str]:
    """Choose the places of the deed of a verb."""
    doc = load_language()(text)
    trigger = next(token for token in doc if token.text == verb)
    return [mention.words for mention in event_places(doc, trigger, find_places(doc, gazetteer))]


def test_the_deed_is_where_its_own_clause_puts_it(gazetteer: Gazetteer) -> None:
    """The place beside the verb is taken, the home of the dead and of the speaker are not."""
    text = "A bomb killed four traders from Karachi in Mosul on Monday, officials in Moscow said."
    assert chosen(text, "killed", gazetteer) == ["Mosul"]


def test_two_deeds_in_one_sentence_have_their_own_places(gazetteer: Gazetteer) -> None:
    """Each verb takes the place of its clause."""
    text = "Gunmen shot a judge in Kandahar on Sunday and a mine wounded two boys in Peshawar on Monday."
    assert chosen(text, "shot", gazetteer) == ["Kandahar"]
    assert chosen(text, "wounded", gazetteer) == ["Peshawar"]


def test_a_name_that_no_list_has_may_be_where_a_deed_was(gazetteer: Gazetteer) -> None:
    """The words that lead to it make it a place; without such words it stays a name."""
    text = "Rebels shelled the town of Zzyrkum on Monday."
    assert chosen(text, "shelled", gazetteer) == ["Zzyrkum"]
    assert chosen("Rebels led by Zzyrkum shelled Mosul on Monday.", "shelled", gazetteer) == ["Mosul"]


def test_a_list_of_places_is_chosen_whole(gazetteer: Gazetteer) -> None:
    """What happened in A and B happened in both."""
    assert chosen("Bombs exploded in Mosul and Idlib on Friday.", "exploded", gazetteer) == ["Mosul", "Idlib"]


def test_every_name_of_the_sentence_gets_a_chance(gazetteer: Gazetteer) -> None:
    """Chances lie between none and one, for places and for other names, in order."""
    doc = load_language()("Troops under Colonel Zzyrkum shelled Mosul from Idlib.")
    trigger = next(token for token in doc if token.text == "shelled")
    chances = event_chances(doc, trigger, find_places(doc, gazetteer))
    assert [mention.words for mention, _ in chances] == ["Colonel Zzyrkum", "Mosul", "Idlib"]
    assert all(0 < chance < 1 for _, chance in chances)
    assert max(chances, key=lambda pair: pair[1])[0].words == "Mosul"


def test_an_opening_ayn_is_a_letter_of_the_name(gazetteer: Gazetteer) -> None:
    """The mark that opens a transliterated name belongs to it; one that opens a quotation does not."""
    assert "‘Ayn Issa" in found("Shells fell on the village of ‘Ayn Issa at dawn.", gazetteer)
    assert "Mosul" in found("He called it ‘Mosul’s worst day’ since the war.", gazetteer)


def test_the_smallest_place_is_taken_not_what_holds_it(gazetteer: Gazetteer) -> None:
    """ "Khar, Bajaur" is in Khar."""
    assert chosen("Militants attacked a school in Khar, Bajaur, on Friday.", "attacked", gazetteer) == ["Khar"]


def test_a_sentence_that_names_no_place_takes_the_one_before(gazetteer: Gazetteer) -> None:
    """What the sentence before tells of is told on."""
    text = "A truck bomb exploded in Mosul on Sunday. The blast killed nine people."
    assert chosen(text, "killed", gazetteer) == ["Mosul"]


def test_a_distance_said_widens_the_place(gazetteer: Gazetteer) -> None:
    """ "40 miles north of" is no point at the town, and reaches 64 km."""
    place = location("Troops dug in 40 miles north of Mosul.", "Mosul", gazetteer)
    assert place.precision == Precision.REGION
    assert place.radius_km == pytest.approx(64.4, abs=0.1)


def test_no_place_is_chosen_where_none_is_told(gazetteer: Gazetteer) -> None:
    """A government is not where things happened."""
    assert chosen("The group killed three men, Kabul said.", "killed", gazetteer) == []


@pytest.mark.slow
@pytest.mark.parametrize(
    ("text", "words", "country", "admin1", "precision"),
    [
        ("A mine went off in Achin District, Nangarhar.", "Achin District", "AF", "Nangarhar", 3),
        ("Elders met in Sar-e Pol Province.", "Sar-e Pol Province", "AF", "Sar-e Pol", 4),
        ("He was held in Khar, in Bajaur.", "Khar", "PK", "Khyber Pakhtunkhwa", 1),
        ("Schools shut across Khyber Pakhtunkhwa.", "Khyber Pakhtunkhwa", "PK", "Khyber Pakhtunkhwa", 4),
        ("Mourners gathered in Kerman.", "Kerman", "IR", "Kerman Province", 1),
        ("A hall burned in Krasnogorsk.", "Krasnogorsk", "RU", "Moscow Oblast", 1),
        ("Snow fell in eastern Afghanistan.", "Afghanistan", "AF", None, 5),
        ("A blast shook downtown Kabul.", "Kabul", "AF", "Kabul Province", 1),
        ("Marches were held in Los Angeles.", "Los Angeles", "US", "California", 1),
        ("Marches were held in New York.", "New York", "US", "New York", 1),
        ("Marches were held in Philadelphia.", "Philadelphia", "US", "Pennsylvania", 1),
        ("The name recalls Khorasan.", "Khorasan", None, None, 5),
    ],
)
def test_the_shipped_gazetteer_knows_the_places_of_the_field(
    text: str, words: str, country: str | None, admin1: str | None, precision: int
) -> None:
    """With only what ships, and no other name to help."""
    place = location(text, words, Gazetteer.open())
    assert (place.country, place.admin1, place.precision) == (country, admin1, precision)


def test_a_namesake_in_a_country_nothing_else_speaks_of_is_no_place() -> None:
    """A village of eastern Congo that no list has is not the one of the same name in Zimbabwe."""
    text = "Rebels killed ten people in Mukondi, some 30 km south of Beni, in North Kivu, and fled towards Rutshuru."
    shipped = Gazetteer.open()
    assert location(text, "Beni", shipped).country == "CD"
    assert location(text, "Mukondi", shipped).latitude is None


def test_a_name_goes_on_to_where_a_place_is_called_so() -> None:
    """The language model takes "Nuevo" alone for a place: no town of that name is meant."""
    assert set(found("Police arrested the leader near Nuevo Laredo before dawn.", Gazetteer.open())) == {"Nuevo Laredo"}


def test_a_party_that_only_sounds_like_a_village_is_no_place() -> None:
    """ "The Zetas" are not Dzitás in Yucatán, which only sounds alike."""
    assert not found("Gunmen of the Zetas killed two men.", Gazetteer.open())
