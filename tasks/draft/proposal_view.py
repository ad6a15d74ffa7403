"""What a proposal is made of: sections with paragraphs, placeholders and tables, ready for the Word template."""

from __future__ import annotations

from typing import Literal

from models.document import Language
from models.frozen import Frozen

Shape = Literal["facts", "award", "count", "answers", "deviation", "five", "four", "list", "pairs"]
Ink = Literal["Plain", "Good", "Warn", "Bad", "Small"]


class Cell(Frozen):
    """A table cell.

    Attributes:
        text: What stands there.
        todo: A marked placeholder behind it, for a person to replace.
        note: A small second paragraph: source, evidence.
        ink: Character style of the text; colour carries meaning only.
    """

    text: str = ""
    todo: str = ""
    note: str = ""
    ink: Ink = "Plain"


class Block(Frozen):
    """One paragraph, placeholder or table.

    Attributes:
        kind: ``text`` (with ``cite``), ``bullet``, ``todo`` or ``table``.
        lead: Bold words before the text.
        shape: Which of the template's tables; its number of columns is that of ``columns``.
        number: Running number of a table, from 1; set when the proposal is put together.
    """

    kind: Literal["text", "bullet", "todo", "table"]
    text: str = ""
    cite: str = ""
    lead: str = ""
    shape: Shape = "pairs"
    caption: str = ""
    number: int = 0
    columns: tuple[str, ...] = ()
    rows: tuple[tuple[Cell, ...], ...] = ()


class Section(Frozen):
    """A heading with what stands under it.

    Attributes:
        level: 1 or 2.
        anchor: Bookmark that the table of contents points to.
        bookmark: Number of that bookmark, unique in the document.
        outline: The heading's number as Word will count it, for the table of contents.
        new_page: Whether it starts on a new page.
    """

    level: Literal[1, 2]
    title: str
    blocks: tuple[Block, ...] = ()
    anchor: str = ""
    bookmark: int = 0
    outline: str = ""
    new_page: bool = False


class ProposalView(Frozen):
    """The whole proposal in order; ``cover`` are (label, value) pairs, ``short_title`` fits a header."""

    language: Language
    title: str
    short_title: str
    bidder: str
    draft_mark: str
    proposal: str
    contents_title: str
    cover: tuple[tuple[str, str], ...]
    sections: tuple[Section, ...]


def paragraph(text: str, cite: str = "", lead: str = "") -> Block:
    """A paragraph with its sources behind it."""
    return Block(kind="text", text=text, cite=cite, lead=lead)


def todo(text: str) -> Block:
    """A marked place where a person must write."""
    return Block(kind="todo", text=text)


def table(shape: Shape, caption: str, columns: tuple[str, ...], rows: tuple[tuple[Cell, ...], ...]) -> Block:
    """A captioned table."""
    return Block(kind="table", shape=shape, caption=caption, columns=columns, rows=rows)
