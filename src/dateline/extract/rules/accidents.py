"""Accidents and brawls told by their grammar: craft that come down, roofs that give way, vehicles that leave the road.

Words that tell an accident wherever they stand ("earthquake", "collided") are in the lexicon; here are those that do so
only of a thing of their kind: rebels come down from the hills, and a helicopter comes down in fog.
"""

from __future__ import annotations

import re

from dateline.extract.rules.tellings import Telling

NEAR = r"\b[^.;]{0,70}?\b"
CRAFT = (
    r"(?:helicopters?|choppers?|gunships?|aircraft|airplanes?|aeroplanes?|planes?|jets?|airliners?|gliders?|balloons?)"
)
VEHICLE = (
    r"(?:buse?s?|coach|minibus(?:es)?|cars?|vans?|lorry|lorries|trucks?|pickups?|trains?|trams?|carriages?|wagons?"
    r"|locomotives?|taxis?|jeeps?|tankers?|trailers?|tractors?|motorcycles?|vehicles?)"
)
VESSEL = r"(?:ferry|ferries|boats?|dinghy|dinghies|canoes?|trawlers?|vessels?|barges?|pirogues?|dhows?)"
STRUCTURE = (
    r"(?:roofs?|walls?|ceilings?|buildings?|bridges?|tunnels?|shafts?|pits?|scaffold(?:ing)?|dams?"
    r"|houses?|blocks?|floors?"
    r"|balcony|balconies|towers?|quarry|embankment|hillsides?|slopes?|cranes?|grandstands?|stands?|mines?|school|church"
    r"|mosque|warehouse|factory)"
)
WORKS = (
    r"chemical|chemical (?:plant|works|factory|warehouse)|grain silo|coal[- ]dust|blast furnace|power (?:plant|station)"
    r"|refinery|steel ?works|steel mill|sugar mill|distillery|fertili[sz]er (?:plant|factory)|boiler|transformer"
    r"|(?:fuel|petrol|gas) (?:tankers?|station)"
)
STORE = (
    r"(?:arms|weapons|ammunition|munitions?|ordnance|explosives) "
    r"(?:depots?|dumps?|stores?|storehouses?|stockpiles?|magazines?|warehouses?|factory)"
)
"""Where an army keeps what may go off by itself; what is bombed or attacked is told by other words."""
MISHAPS = (
    rf"{CRAFT}{NEAR}(?:came|comes|went|plunged) (?:down|into)\b|{CRAFT}{NEAR}(?:crash\w*|ditched|nosedived|broke up)\b",
    rf"{VEHICLE}{NEAR}(?:left|jumped|(?:ran|went|came|veered|skidded|slid|swerved|fell) off) the "
    r"(?:\w+ )?(?:road|roadway|track|tracks|rails|highway|motorway|bridge)\b",
    rf"{VEHICLE}{NEAR}(?:turned over|rolled over|somersaulted|fell (?:into|from|down|\d)|toppled (?:into|over))",
    rf"{VEHICLE}{NEAR}hit (?:a|the) (?:tree|wall|pole|lamp ?post|barrier|kerb|cow|pothole|guard ?rail|bridge pier)\b",
    r"(?:fire|blaze|flames|inferno) (?:\w+ )?(?:swept|tore|ripped|raced|raged|spread|engulfed|gutted|broke out)\b",
    rf"{VESSEL}{NEAR}(?:turned over|tipped over|ran aground|went down|took on water|broke (?:up|apart)|sank)\b",
    rf"{STRUCTURE}{NEAR}(?:caved? in|caving in|gave way|giving way|fell in|fell down|crumbled|toppled|subsided)\b",
    r"(?:ran|run|crashed|smashed|slammed|ploughed|plowed|bumped) into (?:each other|one another)\b",
    r"(?:lost|losing) control of (?:his|her|the|their|its) (?:\w+ )?"
    r"(?:car|van|bus|lorry|truck|vehicle|coach|motorcycle|motorbike|tractor|tanker|wheel)\b",
    rf"(?:{WORKS}|chemicals|pipeline|boilers){NEAR}"
    r"(?:explo\w+|blew up|blown up|blasts?|caught fire|fires?|ignited)\b",
    rf"(?:explo\w+|blasts?|fire) (?:at|in|inside|of|on) (?:an?|the) (?:\w+ ){{0,3}}?(?:{WORKS})\b",
    rf"(?:explo\w+|blasts?|fire) (?:at|in|inside|of) (?:an?|the) (?:[\w-]+ ){{0,3}}?{STORE}\b",
    rf"{STORE} (?:\w+ )?(?:explo\w+|blew up|caught fire|ignited)\b",
    r"caught fire and (?:\w+ )?(?:explo\w+|blew up|burned|burnt|sank)\b",
    r"(?:explo\w+|blasts?|fire) (?:at|in|inside|of) (?:an?|the) (?:\w+ ){0,3}?"
    r"warehouse (?:storing|full of|of|holding|with|for)(?: \w+){0,2} chemicals?\b",
)
MISHAP = re.compile(r"\b(?:" + "|".join(MISHAPS) + ")", re.IGNORECASE)
MEANT = re.compile(
    r"\b(?:(?:hit|struck) by|shot|shooting|fired?|firing|gunfire|gunm[ae]n|missiles?|rockets?|grenades?|attack\w*"
    r"|bomb\w*|shell(?:s|ed|ing)|landmines?|roadside|militants?|rebels?|insurgents?|guerrillas?"
    r"|sabotage|saboteurs?|drones?"
    r"|ramm?ed|mortars?|crowd|pedestrians|air ?strikes?|explosive device|explosives|suicide)\b",
    re.IGNORECASE,
)
"""Words for somebody who meant it; a crowd is driven into by accident and on purpose alike."""
OPENS_FIRE = re.compile(
    r"\b(?:caught|on|catch(?:es|ing)?|a|the|set|large|into|forest) fires?\b"
    r"|\bfire (?:broke|crews?|officials?|brigade|service|swept|tore|ripped|raced|raged|spread|engulfed|gutted)",
    re.IGNORECASE,
)
DRIVEN = re.compile(
    rf"(?:(?!(?:in|on|from|of|who|and|at|with|by|after)\b)[\w-]+ ){{0,4}}?(?:{CRAFT}|{VEHICLE}|{VESSEL})\b",
    re.IGNORECASE,
)

BRAWL = re.compile(
    r"\b(?:row|quarrel|argument|brawl|altercation|scuffle|dispute)\b[^.;]{0,40}\b"
    r"(?:bill|parking (?:space|spot|place)|drinks?|cigarettes?|girl(?:friend)?|noise|dog"
    r"|bar|pub|nightclub|disco|car park)\b"
    r"|\b(?:pub|bar|nightclub|tavern|disco|drunken|barroom) (?:row|quarrel|argument|brawl|fight)\b|\broad rage\b"
    r"|\bdrunken (?:man|customer|guest|driver|patron|reveller|youths?)\b",
    re.IGNORECASE,
)
"""Quarrels over drink, noise and parking, which no codebook of political violence counts."""


STEMS = re.compile(
    r"c(?:ame|omes) |went |plunged|crash|ditch|nosedive|broke|left the|jumped| off the|turned over|rolled|somersault"
    r"|fell|toppl|hit (?:a|the) |tipped|aground|took on|sank|cav|g(?:ave|iving) way|crumbl|subsid"
    r"|into (?:each|one another)|control of|[Ee]xplo|bl(?:ew|own|aze)|[Bb]last|caught|fire|flames"
    r"|inferno|ignit|smashed|slammed|swept|tore|ripped|raced|raged|spread|gutted|engulf"
)
"""One of these stands in every mishap: looking for them first takes a third of the time."""


def brawl(sentence: str) -> bool:
    """Tell a sentence about people who fall out in a bar or on the road."""
    return BRAWL.search(sentence) is not None


def mishap(sentence: str) -> bool:
    """Tell a sentence in which a thing fails or falls, with no word for anybody who meant it."""
    if STEMS.search(sentence) is None:
        return False
    return MISHAP.search(sentence) is not None and MEANT.search(OPENS_FIRE.sub("", sentence)) is None


def driven(telling: Telling) -> bool:
    """Tell whether who did a deed is only said of a vehicle: "a military helicopter", "a police van"."""
    spans = (side.span for side in telling.sides.perpetrators)
    return all(DRIVEN.match(telling.opening, max(span.start - telling.sentence.start, 0)) for span in spans)
