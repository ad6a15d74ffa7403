"""Tables inside Markdown: pipe tables and HTML tables."""

from __future__ import annotations

import re

from lxml import html
from lxml.etree import ParserError
from lxml.html import HtmlElement

from models.document import Cell, Table
from tasks.parse.markdown_inline import plain

_DELIMITER_ROW = re.compile(r"\s*\|?\s*:?-{1,200}:?\s*(?:\|\s*:?-{1,200}:?\s*){0,200}\|?\s*")
_PIPE = re.compile(r"(?<!\\)\|")
_MAX_SPAN = 200


def is_delimiter_row(line: str) -> bool:
    """Whether the line is the rule below a pipe table's heading row."""
    return "-" in line and "|" in line and bool(_DELIMITER_ROW.fullmatch(line))


def pipe_table(lines: list[str]) -> Table:
    """A pipe table.

    Args:
        lines: Heading row, delimiter row, then the body rows.
    """
    rows = [_split(line) for line in (lines[0], *lines[2:])]
    cols = len(rows[0])
    cells = [
        Cell(row=row, col=col, text=fold(plain(text)))
        for row, texts in enumerate(rows)
        for col, text in enumerate((texts + [""] * cols)[: max(cols, len(texts))])
    ]
    return Table(
        rows=len(rows),
        cols=max(cols, *(len(texts) for texts in rows)),
        header_rows=int(any(rows[0])),
        cells=tuple(cells),
    )


def html_table(source: str) -> Table | None:
    """An HTML table with its spans; None when there is no row in it."""
    try:
        root = html.fragment_fromstring(source, create_parent="div")
    except ParserError:
        return None
    taken: set[tuple[int, int]] = set()
    cells: list[Cell] = []
    header_rows = 0
    rows = [row for row in root.iter("tr") if len(list(row.iterancestors("table"))) == 1]
    for at, row in enumerate(rows):
        col = 0
        entries = [entry for entry in row if entry.tag in {"td", "th"}]
        for entry in entries:
            while (at, col) in taken:
                col += 1
            row_span, col_span = min(_span(entry, "rowspan"), len(rows) - at), _span(entry, "colspan")
            taken.update((r, c) for r in range(at, at + row_span) for c in range(col, col + col_span))
            cells.append(Cell(row=at, col=col, row_span=row_span, col_span=col_span, text=_text(entry)))
            col += col_span
        if entries and at == header_rows and all(entry.tag == "th" for entry in entries):
            header_rows += 1
    if not cells:
        return None
    return Table(
        rows=len(rows),
        cols=1 + max(col for _, col in taken),
        header_rows=header_rows,
        cells=tuple(sorted(cells, key=lambda cell: (cell.row, cell.col))),
    )


def fold(text: str) -> str:
    """White space folded, line breaks kept."""
    return "\n".join(filter(None, (" ".join(line.split()) for line in text.split("\n"))))


def count_cells(line: str) -> int:
    """How many cells a line of a pipe table has."""
    return len(_split(line))


def _split(line: str) -> list[str]:
    bare = line.strip().removeprefix("|")
    if bare.endswith("|") and not bare.endswith("\\|"):
        bare = bare[:-1]
    return [part.strip() for part in _PIPE.split(bare)]


def _span(entry: HtmlElement, name: str) -> int:
    text = entry.get(name, "1")
    return min(max(int(text), 1), _MAX_SPAN) if text.isascii() and text.isdigit() else 1


def _text(entry: HtmlElement) -> str:
    for block in entry.iter("p", "li", "br", "div", "tr"):
        block.tail = f"\n{block.tail or ''}"
        if block.tag != "br":
            block.text = f"\n{block.text or ''}"
    return fold(entry.text_content())
