"""Claims laid on a text: no letter is lost, and every claim's words can be read back."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from dateline.model.document import Block, BlockKind, Text
from dateline.model.evidence import Span
from dateline.web.pages.claims import SeenClaim, SeenSource
from dateline.web.pages.text_view import TextView, see_text

SOURCE = SeenSource("text-1", "document-1", "A report", "", "", "")
LETTERS = st.text("abc d", min_size=1, max_size=40)


def claim(name: str, start: int, end: int, kind: str = "who") -> SeenClaim:
    """Make a claim on a stretch of a text."""
    sure = True
    return SeenClaim(
        name, "account-1", "target", "target", kind, "x", "", "", start, end, SOURCE, "rules@1", 1.0, sure, "", ()
    )


def text_of(characters: str, *blocks: Block) -> Text:
    """Make a text of some blocks."""
    return Text("text-1", "document-1", "plain@1", characters, "0", blocks)


def words_of(view: TextView, name: str) -> str:
    """Read back the words a claim is laid on."""
    return "".join(str(s.words) for block in view.blocks for s in block.segments if name in s.claims)


@given(LETTERS, st.lists(st.tuples(st.integers(0, 40), st.integers(0, 40)), max_size=6))
def test_claims_may_lie_across_one_another(characters: str, spans: list[tuple[int, int]]) -> None:
    """However spans overlap, the text is whole and each claim's words are exactly its own."""
    cut = [(min(pair, default=0), min(max(pair), len(characters))) for pair in spans]
    claims = [claim(f"claim-{number}", start, end) for number, (start, end) in enumerate(cut) if start < end]
    block = Block(BlockKind.PARAGRAPH, Span(0, len(characters)))
    view = see_text(text_of(characters, block), characters, claims, "en")
    assert "".join(str(s.words) for b in view.blocks for s in b.segments) == characters
    for each in claims:
        assert words_of(view, each.id) == characters[each.start : each.end]


def test_words_between_blocks_are_shown() -> None:
    """What a reader put into no block is a paragraph of its own."""
    characters = "Title\n\nLost words\n\nLast"
    view = see_text(text_of(characters, Block(BlockKind.TITLE, Span(0, 5))), characters, [], "en")
    assert [(b.kind, "".join(str(s.words) for s in b.segments).strip()) for b in view.blocks] == [
        ("title", "Title"),
        ("paragraph", "Lost words"),
        ("paragraph", "Last"),
    ]


def test_the_shortest_claim_gives_the_colour() -> None:
    """A place within a target is seen as a place, with the target's line under it."""
    claims = [claim("claim-1", 0, 10, "whom"), claim("claim-2", 4, 10, "where")]
    (block,) = see_text(text_of("the market"), "the market", claims, "en").blocks
    assert [(s.kind, s.under) for s in block.segments] == [("whom", ""), ("where", "whom")]


def test_markup_in_a_text_is_words() -> None:
    """A script in a text is read, not run."""
    (block,) = see_text(text_of("<script>"), "<script>", [], "en").blocks
    assert str(block.segments[0].words) == "&lt;script&gt;"
