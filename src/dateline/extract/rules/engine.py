"""The door of the rules engine: a Text in, accounts, profiles and claims with their evidence out."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date
from functools import partial

from spacy.tokens import Doc
from spacy.tokens import Span as Words

from dateline.extract.actors import ActorMention, find_actors, fullest_names
from dateline.extract.characters import characters_of
from dateline.extract.dates import find_times
from dateline.extract.language import analyse, datelines
from dateline.extract.places import (
    Gazetteer,
    PlaceMention,
    borne_out,
    find_places,
    mention_at,
    resolve_places,
    told_places,
)
from dateline.extract.profiles import profile_claims
from dateline.extract.promises import promised
from dateline.extract.rules.accounts import FAR_BACK, Joiner
from dateline.extract.rules.actor_words import own_words
from dateline.extract.rules.aggregates import aggregate_claims
from dateline.extract.rules.anaphora import ARMED
from dateline.extract.rules.arguments import Mentions
from dateline.extract.rules.borrowing import SUM_OF_PARTS, borrowed_days, only_led_in
from dateline.extract.rules.capitals import capitals, lands, the_capital
from dateline.extract.rules.claims import OWN_DEATH, Teller, account_claims, lying_in, own_deaths
from dateline.extract.rules.country import Country, country_of
from dateline.extract.rules.days_on import going_on
from dateline.extract.rules.drafts import Draft
from dateline.extract.rules.ellipsis import completed
from dateline.extract.rules.gapped import gapped_figures, parted_figures
from dateline.extract.rules.halves import from_half_before
from dateline.extract.rules.heads import Head, heads_of, opening_of, scene_of, under, unfiled
from dateline.extract.rules.homes import home_of
from dateline.extract.rules.led_in import after_colon, on_the_day
from dateline.extract.rules.lexicon import forms_of
from dateline.extract.rules.matters import Matter, matter_of
from dateline.extract.rules.other_figures import (
    before_two_ways,
    changed_figures,
    identified_figures,
    likeliest_fate,
    other_figures,
    parts_told,
    put_figures,
    risen_figures,
    taken_figures,
    twice_told_figures,
)
from dateline.extract.rules.refuted_figures import less_refuted
from dateline.extract.rules.responsibility import statements_of
from dateline.extract.rules.rival_figures import rival_figures
from dateline.extract.rules.rows import tell_rows
from dateline.extract.rules.sites_told import site_of
from dateline.extract.rules.tellings import Telling, tellings_of
from dateline.extract.rules.whereabouts import here, pointed
from dateline.extract.tolls import TollMention, find_tolls
from dateline.model.country import nationalities
from dateline.model.document import Block, BlockKind, Text
from dateline.model.evidence import Span
from dateline.model.extraction import Extraction, Skipped
from dateline.model.mention import Mention, MentionKind
from dateline.model.place import Location, Precision
from dateline.model.toll import Outcome
from dateline.text.dateline import filing_words
from dateline.text.fold import fold

NAME = "rules"
VERSION = 2
"""Counted up when a release reads texts otherwise than the one before; every text is then read again, by all engines.

The learned reader takes over what the rules find, so one number serves both; a new shipped reader counts it up too.
"""
RULES = f"{NAME}@{VERSION}"
"""The name that claims of this engine carry."""
LIKELY = 0.45
"""The calibrated chance below which a place stays unresolved; on our samples every wrong dot lay below 0.35."""
TOLD_IN = frozenset({BlockKind.PARAGRAPH, BlockKind.LIST_ITEM, BlockKind.TABLE_ROW, BlockKind.CAPTION})
"""Blocks that tell events; titles and headings name them, infobox fields are about the actor."""

ANOTHER_CLAUSE = re.compile(r"\b(?:before|until|after|when|while)\b")
LENGTH_AFTER = re.compile(r" (?:hours?|minutes?|seconds?|days?|weeks?|months?|years?) (?:later|earlier|before|after)\b")
NAMED_BY_NUMBER = re.compile(r"\b[A-Z][a-z]+ \d+$")
"""A body named by a number: "Densus 88", "Unit 101"."""
COURTS = ("Court", "Tribunal")
FILED_WITHIN = 60
"""Days from filing to publication within which a dateline's day is taken for the day of filing."""
CELL_END = "\t"
Published = Callable[[str], date | None]
"""Gives a document's stated day of publication by the document's id."""


@dataclass(frozen=True, slots=True)
class RulesEngine:
    """Deterministic, offline extraction with lexicons and grammars."""

    gazetteer: Gazetteer
    published: Published
    name: str = RULES
    """The name that claims carry; another where the rules read together with something else."""

    def extract(self, texts: Iterable[Text]) -> Iterator[Extraction]:
        """Read texts in a stream, one Extraction each, in order."""
        for text, doc in analyse(texts):
            yield self.read(text, doc)

    def read(self, text: Text, doc: Doc) -> Extraction:
        """Read one text that is parsed already."""
        return self.tell(text, doc, self.mentions(text, doc))

    def mentions(self, text: Text, doc: Doc) -> Mentions:
        """Run every normaliser over a text that is parsed already."""
        return find_mentions(text, doc, self.gazetteer, self.published(text.document_id))

    def tell(self, text: Text, doc: Doc, mentions: Mentions) -> Extraction:
        """Make accounts, profiles and claims of what the normalisers found in a text."""
        return promised(self.tell_all(text, doc, mentions)[0], text)

    def tell_all(self, text: Text, doc: Doc, mentions: Mentions) -> tuple[Extraction, Sequence[Span]]:
        """Give beside the Extraction the sentences with a deed passed over: planned, denied, summed up, an accident."""
        locate = partial(locate_span, mentions)
        profiles, profiled = profile_claims(text, doc, mentions.actors, self.name, locate=locate, times=mentions.times)
        by_name = {fold(profile.name): profile.id for profile in profiles}
        names = fullest_names(mentions.actors)
        known = {chain: by_name[fold(name)] for chain, name in names.items() if fold(name) in by_name}
        mentions, rows = tell_rows(text, doc, mentions)
        joiner = join(text, doc, mentions, rows)
        country = self._country(doc, mentions, joiner.drafts)
        teller = Teller(text, doc, mentions, self.name, known, names, country, _filed_at(text, mentions))
        days = borrowed_days(joiner.drafts, mentions)
        sums = only_led_in(joiner.drafts, days)
        joiner.skipped[SUM_OF_PARTS] += len(sums)
        kept = [(number, draft) for number, draft in enumerate(joiner.drafts) if number not in sums]
        joiner.skipped[OWN_DEATH] += sum(own_deaths(teller, draft) for _, draft in kept)
        told = [account_claims(teller, draft, days.get(number)) for number, draft in kept]
        extraction = Extraction(
            text.id,
            self.name,
            (*_kept(mentions), *_deeds(doc, joiner)),
            tuple(account for account, _ in told),
            tuple(profiles),
            (*profiled, *aggregate_claims(teller, joiner.summed), *(claim for _, claims in told for claim in claims)),
            tuple(
                Skipped("extract", text.id, reason, count) for reason, count in sorted(joiner.skipped.items()) if count
            ),
        )
        return extraction, joiner.passed_over

    def _country(self, doc: Doc, mentions: Mentions, drafts: Sequence[Draft]) -> Country | None:
        """Give the country for deeds placed nowhere; none where the text places another deed in another country."""
        lying = [lying_in(mentions, draft) for draft in drafts]
        found = country_of(doc, mentions, self.gazetteer) if not all(lying) else None
        return found if found is not None and set().union(*lying) <= {found.code} else None


def about(text: Text, doc: Doc, gazetteer: Gazetteer) -> str | None:
    """Give the country a text is about, whether or not it tells a deed."""
    found = country_of(doc, find_mentions(text, doc, gazetteer, None), gazetteer)
    return found.code if found is not None else None


def find_mentions(text: Text, doc: Doc, gazetteer: Gazetteer, published: date | None) -> Mentions:
    """Run every normaliser over a text."""
    read = find_times(without_datelines(text, characters_of(doc)), published=filed_on(text, published))
    times = going_on(text.characters, [on_the_day(text.characters, time) for time in read])
    actors = own_words(characters_of(doc), find_actors(doc), [time.span for time in times], datelines(text))
    named = [part for each in find_places(doc, gazetteer) for part in _of_one_cell(doc, text, each)]
    places = [each for each in named if not _in_a_name(each, actors) and not _one_of(doc, each)]
    words = (each.words for each in named if _in_a_name(each, actors))
    whose = {nationalities().get(each) or gazetteer.country_code(each) for each in words}
    taken = [place.span for place in places] + [time.span for time in times]
    taken += [actor.span for actor in actors if actor.kind in ARMED]
    told = list(told_places(doc, taken, [place.words for place in places]))
    places = sorted([*places, *told], key=lambda place: place.span)
    homes = {home for actor in actors if actor.name and actor.kind in ARMED and (home := home_of(actor.name))}
    resolved = resolve_places(
        places, text.characters, gazetteer, spoken_for=sorted({*homes, *(code for code in whose if code)})
    )
    resolved = borne_out(places, resolved, [place.span for place in told])
    locations = [settled(location) for location in resolved]
    for place, location in (*capitals(doc, gazetteer), *the_capital(doc, gazetteer, locations), *lands(doc, gazetteer)):
        places.append(place)
        locations.append(location)
    return Mentions(
        actors,
        places,
        locations,
        times,
        _all_tolls(doc),
    )


def _in_a_name(place: PlaceMention, actors: Sequence[ActorMention]) -> bool:
    """Tell whether a place name is only part of an actor's: "Quds" of "Quds Force"."""
    # "the Oslo District Court" sits in Oslo
    bodies = (each for each in actors if " Local Government" not in each.words and not each.words.endswith(COURTS))
    names = (each.name_span for each in bodies if each.name_span is not None)
    acronym = place.words.isupper() and home_of(place.words) is not None  # "ETA" is no town of that name
    return acronym or any(name.covers(place.span) and len(name) > len(place.span) for name in names)


def _of_one_cell(doc: Doc, text: Text, place: PlaceMention) -> Iterator[PlaceMention]:
    """Part a name that runs from one cell of a row into the next, of which the parse knows nothing."""
    words = place.span.of(text.characters)
    if CELL_END not in words:
        yield place
        return
    start = place.span.start
    for cell in words.split(CELL_END):
        if any(letter.isalpha() for letter in cell):
            yield mention_at(doc, Span(start, start + len(cell)), cell)
        start += len(cell) + len(CELL_END)


def _one_of(doc: Doc, place: PlaceMention) -> bool:
    """Tell "hit a white Toyota", one of many, from the town."""
    words = doc.char_span(place.span.start, place.span.end, alignment_mode="expand")
    return words is not None and place.feature is None and any(each.lower_ in {"a", "an"} for each in words.root.lefts)


def filed_on(text: Text, published: date | None) -> date | None:
    """Give the day a report was filed, from which its "Friday" counts: its dateline's, else that of publication.

    A day much older than publication is the day of something told, and no report was filed after it was published.
    """
    first = next((block.span for block in text.blocks if block.kind is BlockKind.PARAGRAPH), None)
    words = filing_words(first.of(text.characters)) if first is not None else ""
    times = [time.interval for time in find_times(words, published=published)] if words else []
    days = [interval.earliest for interval in times if interval is not None and interval.exact]
    if len(days) != 1 or days[0] is None:
        return published
    late = (published - days[0]).days if published is not None else 0
    return days[0] if 0 <= late <= FILED_WITHIN else published


def without_datelines(text: Text, characters: str) -> str:
    """Blank out datelines, character for character: the day a report was filed starts no range of days."""
    for head in datelines(text):
        characters = characters[: head.start] + " " * len(head) + characters[head.end :]
    return characters


def settled(location: Location) -> Location:
    """Keep the words and not the point of a place likelier wrong than right: no dot is better than a wrong one."""
    if not location.resolved or (location.score or 0.0) >= LIKELY:
        return location
    guess = f"not resolved: {location.name or location.words}, {location.country}, at {location.score:.2f}"
    return Location(location.words, score=location.score, reasons=(guess, *location.reasons))


def locate_span(mentions: Mentions, span: Span) -> Location | None:
    """Resolve the words at a span to the smallest place named among them."""
    found = [
        location
        for place, location in zip(mentions.places, mentions.locations, strict=True)
        if span.covers(place.span) and location.resolved
    ]
    return min(found, key=lambda each: each.precision or Precision.INTERNATIONAL, default=None)


def _all_tolls(doc: Doc) -> list[TollMention]:
    told: list[TollMention] = []
    for sentence in doc.sents:
        told += _tolls(less_refuted(sentence.text), sentence.start_char)
        told += rival_figures(sentence, told)
    return told


def _tolls(sentence: str, start: int) -> Iterator[TollMention]:
    found = [likeliest_fate(sentence, toll) for toll in find_tolls(sentence) if not _numbers_a_name(sentence, toll)]
    found = [toll for toll in found if not (before_two_ways(sentence, toll) or _counts_time(sentence, toll))]
    found = [toll for number, toll in enumerate(found) if not _of_before(sentence, toll, found[:number])]
    for toll in (
        *found,
        *other_figures(sentence, found),
        *put_figures(sentence, found),
        *parts_told(sentence, found),
        *risen_figures(sentence, found),
        *identified_figures(sentence, found),
        *twice_told_figures(sentence, found),
        *changed_figures(sentence, found),
        *taken_figures(sentence, found),
        *gapped_figures(sentence, found),
        *parted_figures(sentence, found),
    ):
        yield TollMention(
            toll.span.shift(start),
            toll.toll,
            toll.group_span.shift(start) if toll.group_span else None,
            toll.trigger.shift(start),
            toll.asserter,
            toll.flag,
        )


def _of_before(sentence: str, toll: TollMention, others: Sequence[TollMention]) -> bool:
    """Tell a figure that is another verb's: "wounding 23 before he was shot dead"."""
    taken = any(other.span == toll.span and other.trigger != toll.trigger for other in others)
    return taken and ANOTHER_CLAUSE.search(sentence, toll.span.end, max(toll.trigger.start, toll.span.end)) is not None


def _counts_time(sentence: str, toll: TollMention) -> bool:
    """Tell "thirteen hours later" from thirteen people."""
    return toll.group_span is None and LENGTH_AFTER.match(sentence, toll.span.end) is not None


def _numbers_a_name(sentence: str, toll: TollMention) -> bool:
    """Tell "Densus 88 arrested three men" from a count of people."""
    alone = toll.group_span is None and toll.trigger.start == toll.span.end + 1
    return alone and NAMED_BY_NUMBER.search(sentence, 0, toll.span.end) is not None


def _filed_at(text: Text, mentions: Mentions) -> int | None:
    """Give the first place of the text's dateline."""
    heads = datelines(text)
    found = (n for n, place in enumerate(mentions.places) if heads and heads[0].covers(place.span))
    return next(found, None)


def join(text: Text, doc: Doc, mentions: Mentions, rows: Sequence[Telling] = ()) -> Joiner:
    """Read the telling blocks sentence by sentence and join what they tell; incident rows stand as they are."""
    joiner = Joiner(mentions)
    joiner.drafts.extend(Draft([row], FAR_BACK) for row in rows)
    listed = {row.sentence for row in rows}
    blocks = [block for block in text.blocks if block.kind in TOLD_IN and not _listed(block, listed)]
    heads, filed = datelines(text), _filed_at(text, mentions)
    entries: dict[int, Head | None] = dict(heads_of(text, blocks, mentions))
    opening: Head | None = None
    last: int | None = None
    free = False
    around: frozenset[str] = frozenset()
    for number, sentence in enumerate(doc.sents):
        if any(head.start <= sentence.start_char < head.end for head in heads):
            opening = opening if opening and opening.whole else None  # a byline's day is none of what is told
            continue
        block = _block_at(blocks, sentence.start_char, sentence.end_char)
        if block != last and any(head.end <= sentence.start_char <= head.end + 1 for head in heads[1:]):
            joiner.close()  # "KUNDUZ - …", "HELMAND - …": entries of one report
        if opening is not None and opening.whole and text.characters[sentence.start_char - 1] == "\n":
            joiner.close()
        if block is not None:
            told = tellings_of(doc, sentence, block, mentions, skipped=joiner.skipped)
            told = after_colon(doc, completed(doc, told, mentions), mentions)
            told = from_half_before(doc, sentence, told, mentions)
            free = not told
            head = entries[block] = unfiled(entries.get(block), told)
            around = around if block == last else _lemmas(doc, blocks[block])
            reason = matter_of(doc, sentence, around)
            opening = unfiled(opening, told)
            told = under(opening if opening is None or not opening.scene or block == last else None, told, mentions)
            told = pointed(sentence, here(doc, told, filed), mentions, blocks[block])
            scene = scene_of(sentence, mentions) if free else None
            joiner.place(number, site_of(sentence, mentions) if free else None)
            joiner.add(
                number,
                under(head, told, mentions),
                statements_of(doc, sentence, mentions),
                matter=Matter(reason, number, block) if reason else None,
                ahead=scene is not None and scene.ahead,
            )
        opening = _opening(sentence, mentions, opening, same=block == last) if block is not None else None
        if opening is None and block is not None and free:
            opening = scene
        last = block
    joiner.close()
    joiner.keep_particular(frozenset(_filed(blocks, heads)))
    return joiner


def _listed(block: Block, rows: set[Span]) -> bool:
    return any(block.span.covers(row) for row in rows)


def _lemmas(doc: Doc, block: Block) -> frozenset[str]:
    words = doc.char_span(block.span.start, block.span.end, alignment_mode="expand")
    return frozenset() if words is None else frozenset(forms_of(doc).lemmas[words.start : words.end])


def _filed(blocks: Sequence[Block], heads: Sequence[Span]) -> Iterator[int]:
    found = (_block_at(blocks, head.start, head.end) for head in heads)
    return (block for block in found if block is not None)


def _opening(sentence: Words, mentions: Mentions, before: Head | None, *, same: bool) -> Head | None:
    """Give the day that opens what follows: one cut off, or the one before while "8 April 2009: …" still stands."""
    found = opening_of(sentence, mentions)
    if found is not None and before is not None and before.whole:
        return replace(found, times=found.times or before.times, filed=False, whole=True)
    if found is not None:
        return replace(found, stands=found.stands or sentence.text.rstrip().endswith(":"))
    return before if before is not None and before.stands and (same or before.whole) else None


def _block_at(blocks: Sequence[Block], start: int, end: int) -> int | None:
    span = Span(start, end)
    return next((index for index, block in enumerate(blocks) if block.span.overlaps(span)), None)


def _kept(mentions: Mentions) -> Iterator[Mention]:
    for actor in mentions.actors:
        yield Mention(MentionKind.ACTOR, actor.span, actor.words, actor.name)
    for place, location in zip(mentions.places, mentions.locations, strict=True):
        yield Mention(MentionKind.PLACE, place.span, place.words, location.name)
    for time in mentions.times:
        yield Mention(MentionKind.TIME, time.span, time.words, time.value)
    for toll in mentions.tolls:
        yield Mention(MentionKind.TOLL, toll.span, toll.toll.phrase, _figure(toll.toll.outcome, toll.toll.best))


def _deeds(doc: Doc, joiner: Joiner) -> Iterator[Mention]:
    """Give every deed word that went into an account, with the kind of deed its sentence makes of it."""
    for draft in joiner.drafts:
        for telling in draft.tellings:
            for trigger in telling.frame.triggers:
                words = doc[trigger.start : trigger.end]
                yield Mention(MentionKind.DEED, Span(words.start_char, words.end_char), words.text, telling.frame.kind)


def _figure(outcome: Outcome, best: int | None) -> str:
    return f"{outcome.value} {'?' if best is None else best}"
