"""Define the blocks of a long text: paragraphs, headings, lists and tables, all of plain text."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Annotated, Literal

from pydantic import Discriminator, Field, Tag

from clinical_consensus.contract.fields import Shown
from clinical_consensus.contract.values import CellText, Flag, NonEmpty, Record, Text


class Heading(Record):
    """A heading within a text."""

    heading: Annotated[Text, Shown("Heading")]
    """The heading, word for word."""


class ItemList(Record):
    """A list; its items are numbered from 1 if it is ordered."""

    items: Annotated[NonEmpty[Text], Field(alias="list"), Shown("List")]
    """The items, word for word."""
    ordered: Annotated[Flag, Shown("Numbered")] = False
    """Whether the items are numbered; false if left out."""


class Cells(Record):
    """The cells of a table; each row has as many as the header. A cell may be empty."""

    caption: Annotated[Text | None, Shown("Caption")] = None
    """The table's caption, word for word."""
    header: Annotated[NonEmpty[CellText], Shown("Header")]
    """The cells of the header; a cell may be "" but not all of them."""
    rows: Annotated[NonEmpty[NonEmpty[CellText]], Shown("Rows")]
    """The rows, each with as many cells as the header; an empty cell is ""."""


class Table(Record):
    """A table."""

    table: Annotated[Cells, Shown("Table")]
    """The cells of the table."""


BlockKind = Literal["paragraph", "heading", "list", "table"]

BLOCK_KINDS: Mapping[type, BlockKind] = {str: "paragraph", Heading: "heading", ItemList: "list", Table: "table"}
"""What the blocks are called, by their type."""


def _kind(value: object) -> str | None:
    """Return the kind of a block, of a record or of a value in a file; None if it is none."""
    if isinstance(value, dict):
        return next((name for name in ("heading", "list", "table") if name in value), None)
    return BLOCK_KINDS.get(type(value))


TextBlock = Annotated[
    Annotated[Text, Tag("paragraph")]
    | Annotated[Heading, Tag("heading")]
    | Annotated[ItemList, Tag("list")]
    | Annotated[Table, Tag("table")],
    Discriminator(
        _kind,
        custom_error_type="no_block",
        custom_error_message="this is no paragraph, heading, list or table",
    ),
]
"""A paragraph, as its text, or one of the other blocks as an object."""

TextBlocks = NonEmpty[TextBlock]

OF_ANSWERS = ("remarks", "rationale", "dissent")
"""The long texts of a recommendation; a question has one, its rationale."""
