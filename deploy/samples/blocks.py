"""The building blocks in which both tenders are written; the layout modules number, style and place them."""

from __future__ import annotations

from dataclasses import dataclass, field


@dataclass(frozen=True)
class Heading:
    """A heading; level 1 is a section or chapter. ``prefix`` replaces the automatic number (``Annex A``)."""

    level: int
    text: str
    prefix: str = ""


@dataclass(frozen=True)
class Clause:
    """A numbered paragraph below the last heading; level 1 is a titled or top clause, level 2 hangs below it."""

    text: str
    level: int = 2


@dataclass(frozen=True)
class Para:
    """An unnumbered paragraph; style names are the layout's."""

    text: str
    style: str = "body"


@dataclass(frozen=True)
class Items:
    """A lettered or bulleted list."""

    items: tuple[str, ...]
    style: str = "letter"


@dataclass(frozen=True)
class Grid:
    """A table.

    Attributes:
        header: Header rows, repeated after a page break.
        rows: Body rows; a cell that is None belongs to its neighbour above (in the header: on the left, if it has one).
        widths: Column widths in millimetres.
        ruled: False for a table held together by alignment alone.
        align: One letter a column: l, c or r.
        totals: How many of the last rows are totals, set in bold.
    """

    rows: tuple[tuple[str | None, ...], ...]
    widths: tuple[float, ...]
    header: tuple[tuple[str | None, ...], ...] = ()
    caption: str = ""
    ruled: bool = True
    align: str = ""
    totals: int = 0


@dataclass(frozen=True)
class Footnote:
    """A note at the foot of the page on which the block before it ends."""

    mark: str
    text: str


Block = Heading | Clause | Para | Items | Grid | Footnote


@dataclass(frozen=True)
class Tender:
    """One tender document: cover, body, and what the running head and the file's properties say.

    Attributes:
        path: Below the inbox.
        cover: Label and value pairs of the title page; the order is the page's.
        contents: Heading of the table of contents.
    """

    path: str
    title: str
    subject: str
    author: str
    running_head: tuple[str, str]
    contents: str
    cover: tuple[Para | Grid, ...]
    body: tuple[Block, ...]
    contents_pages: tuple[int, ...] = field(default=())
