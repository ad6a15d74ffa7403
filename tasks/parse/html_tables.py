"""Tables of an HTML page: which are tables of content, and their cells with spans and column headings."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import NamedTuple

from lxml.html import HtmlElement

from models.document import Cell, Table
from models.errors import Code, DocumentError
from tasks.parse.html_visibility import LeftOut, is_bold
from tasks.parse.reading_text import fold
from tasks.parse.tables import header_rows_of

UNSEEN = dict.fromkeys(map(ord, "\xad\u200b\u2060\ufeff"))
"""Places where a line may break, and marks: they are not read."""
_MAX_SPAN = 200
_MAX_POSITIONS = 200_000
_MAX_DEPTH = 100
_BREAKING = {"p", "div", "li", "ul", "ol", "dl", "dt", "dd", "tr", "table", "blockquote", "pre", "section", "article"}
_BUILDING = {f"h{level}" for level in range(1, 7)} | {"table"}
_LONG_CELL = 2_000


class Rows(NamedTuple):
    """What a table consists of.

    Attributes:
        rows: Cells of each row that is shown, and whether it stands in the table's head.
        stray: Texts and elements of the table that stand in no cell.
    """

    rows: list[tuple[list[HtmlElement], bool]]
    stray: list[HtmlElement | str]


def rows_of(table: HtmlElement, left_out: LeftOut) -> Rows:
    """The table's own rows, also where a form or another element stands around them.

    Args:
        table: Tables in its cells are not looked into.
        left_out: Counts hidden rows.
    """
    found = Rows([], [])
    _gather(table, table, found, left_out, is_head=False)
    return Rows([(cells, is_head) for cells, is_head in found.rows if cells], found.stray)


def _gather(holder: HtmlElement, table: HtmlElement, found: Rows, left_out: LeftOut, *, is_head: bool) -> None:
    """Rows and what stands between them; cells without a row of their own make one."""
    row: list[HtmlElement] = []
    found.rows.append((row, is_head))
    _add_text(holder.text, found)
    for child in holder:
        tag = child.tag
        if tag in {"td", "th"}:
            row.append(child)
        elif isinstance(tag, str) and tag not in {"caption", "colgroup", "col"} and not left_out.takes(child):
            if _holds_cells(child, table):
                _gather(child, table, found, left_out, is_head=is_head or tag == "thead")
                if tag != "tr" and holder.tag != "tr":
                    row = []
                    found.rows.append((row, is_head))
            else:
                found.stray.append(child)
        _add_text(child.tail, found)


def _add_text(text: str | None, found: Rows) -> None:
    if text and text.strip():
        found.stray.append(text)


def _holds_cells(element: HtmlElement, table: HtmlElement) -> bool:
    if element.tag == "table":
        return False
    cell = next(element.iter("td", "th"), None)
    return cell is not None and next(cell.iterancestors("table"), None) is table


def is_layout(table: HtmlElement, rows: Sequence[tuple[list[HtmlElement], bool]]) -> bool:
    """Whether the table only arranges the page: no column headings, and one column or building blocks in its cells."""
    if (
        table.get("role", "").lower() in {"presentation", "none"}
        or max((len(cells) for cells, _ in rows), default=0) < 2
    ):
        return True
    if any(is_head or any(cell.tag == "th" for cell in cells) for cells, is_head in rows):
        return False
    entries = [cell for cells, _ in rows for cell in cells]
    if any(inner.tag in _BUILDING for cell in entries for inner in cell.iterdescendants()):
        return True
    return len(rows) == 1 and any(len(cell.text_content()) > _LONG_CELL for cell in entries)


def table_of(rows: Sequence[tuple[list[HtmlElement], bool]], left_out: LeftOut, name: str) -> Table:
    """The cells where they stand.

    Args:
        rows: As ``rows_of`` gives them.
        left_out: Counts hidden parts of cells.
        name: For the error message.

    Raises:
        DocumentError: too_large: the spans cover an absurd number of positions.
    """
    taken: set[tuple[int, int]] = set()
    cells: list[Cell] = []
    for at, (entries, _) in enumerate(rows):
        col = 0
        for entry in entries:
            if left_out.takes(entry):
                continue
            while (at, col) in taken:
                col += 1
            row_span = min(_span(entry, "rowspan") or len(rows), len(rows) - at)
            col_span = max(1, _span(entry, "colspan"))
            taken.update((r, c) for r in range(at, at + row_span) for c in range(col, col + col_span))
            if len(taken) > _MAX_POSITIONS:
                raise DocumentError(name, Code.TOO_LARGE)
            cells.append(Cell(row=at, col=col, row_span=row_span, col_span=col_span, text=cell_text(entry, left_out)))
            col += col_span
    cols = 1 + max((col for _, col in taken), default=-1)
    table = Table(rows=len(rows), cols=cols, cells=tuple(sorted(cells, key=lambda cell: (cell.row, cell.col))))
    marked = _marked_headings(rows)
    bold_rows = [at for at, (entries, _) in enumerate(rows) if all(_is_all_bold(entry) for entry in entries)]
    return table.model_copy(update={"header_rows": marked or header_rows_of(table, bold_rows)})


def cell_text(cell: HtmlElement, left_out: LeftOut) -> str:
    """What a cell says: paragraphs and line ends kept, pictures by their description."""
    text = fold("".join(_pieces(cell, left_out, 0)))
    return "\n".join(line for line in text.split("\n") if line)


def _pieces(element: HtmlElement, left_out: LeftOut, depth: int) -> Iterator[str]:
    if depth > _MAX_DEPTH:
        yield element.text_content()
        return
    yield _flat(element.text)
    for child in element:
        if isinstance(child.tag, str) and not left_out.takes(child):
            yield from _piece(child, left_out, depth)
        yield _flat(child.tail)


def _piece(child: HtmlElement, left_out: LeftOut, depth: int) -> Iterator[str]:
    if child.tag == "br":
        yield "\n"
    elif child.tag == "img":
        yield f" {_flat(child.get('alt'))} "
    elif child.tag in _BREAKING:
        yield "\n"
        yield from _pieces(child, left_out, depth + 1)
        yield "\n"
    elif child.tag in {"td", "th"}:
        yield " " if child.getprevious() is None else " | "
        yield from _pieces(child, left_out, depth + 1)
    else:
        yield from _pieces(child, left_out, depth + 1)


def _flat(text: str | None) -> str:
    return (text or "").replace("\n", " ").replace("\r", " ").translate(UNSEEN)


def _marked_headings(rows: Sequence[tuple[list[HtmlElement], bool]]) -> int:
    count = 0
    for entries, is_head in rows:
        if not is_head and not all(entry.tag == "th" for entry in entries):
            break
        count += 1
    return count if count < len(rows) else 0


def _is_all_bold(cell: HtmlElement) -> bool:
    """Whether every word of the cell stands in bold."""
    if is_bold(cell):
        return True
    parts = [(cell.text, cell)] + [(part.text, part) for part in cell.iterdescendants() if isinstance(part.tag, str)]
    parts += [(part.tail, part.getparent()) for part in cell.iterdescendants()]
    return all(_stands_in_bold(holder, cell) for text, holder in parts if text and text.strip())


def _stands_in_bold(holder: HtmlElement, cell: HtmlElement) -> bool:
    element: HtmlElement | None = holder
    for _ in range(_MAX_DEPTH):
        if element is None or element is cell:
            return False
        if is_bold(element):
            return True
        element = element.getparent()
    return False


def _span(entry: HtmlElement, name: str) -> int:
    text = entry.get(name, "1").strip()
    return min(int(text), _MAX_SPAN) if text.isascii() and text.isdigit() and len(text) < 6 else 1
