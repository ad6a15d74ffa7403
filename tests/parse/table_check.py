"""Keeps the cells of real tables that a person typed from the page, without the buyers' words.

``python -m tests.parse.table_check keep TYPED FILE`` adds a table that was typed by hand to the expectations. TYPED is
JSON: ``page``, ``page_end`` (from 1), ``number`` (of the table among those that begin on the page, from 0), ``rows``,
``cols``, ``header_rows``, and ``cells`` as rows of [row, column, row span, column span, text].
``python -m tests.parse.table_check show FILE PAGE`` prints the tables of a page as they are read;
``python -m tests.parse.table_check record FILE PAGE [NUMBER]`` adds one of them after a look at the page: it then only
says that nothing changes. Of each cell's text a hash is kept.
"""

from __future__ import annotations

import hashlib
import json
import sys
from pathlib import Path
from typing import Any, NamedTuple

from models.document import ParsedDocument, Table
from tasks.parse.reader import parse_document

EXPECTED = Path(__file__).with_name("expected_tables.json")


class ReadTable(NamedTuple):
    """A table with the pages it runs over, from 1."""

    page: int
    page_end: int
    table: Table


def read_document(path: Path) -> ParsedDocument:
    """The PDF as it is read."""
    return parse_document(path.read_bytes(), path.name, "application/pdf")


def tables_on(document: ParsedDocument, page: int) -> list[ReadTable]:
    """The tables that begin on the page, in reading order."""
    return [
        ReadTable(page, block.page_end or page, block.table)
        for block in document.blocks
        if block.table is not None and block.page == page
    ]


def digest(text: str) -> str:
    """First 12 hex digits of the hash of the text without its white space."""
    return hashlib.sha256("".join(text.split()).encode()).hexdigest()[:12]


def as_recorded(read: ReadTable) -> dict[str, object]:
    """Pages, shape and cells as the expectations keep them."""
    table = read.table
    return {
        "page": read.page,
        "page_end": read.page_end,
        "rows": table.rows,
        "cols": table.cols,
        "header_rows": table.header_rows,
        "cells": [[cell.row, cell.col, cell.row_span, cell.col_span, digest(cell.text)] for cell in table.cells],
    }


def shown(read: ReadTable) -> str:
    """The table for a person: one cell a line."""
    table = read.table
    head = f"pages {read.page}-{read.page_end}: {table.rows} x {table.cols}, {table.header_rows} header rows"
    cells = [
        f"{cell.row:3} {cell.col:2} {cell.row_span}x{cell.col_span} {digest(cell.text)} {cell.text!r}"
        for cell in table.cells
    ]
    return "\n".join([head, *cells])


def as_typed(typed: dict[str, Any]) -> dict[str, object]:
    """Pages, shape and cells of a table typed by hand as the expectations keep them."""
    shape = {name: typed[name] for name in ("page", "page_end", "rows", "cols", "header_rows")}
    return {**shape, "cells": [[*place, digest(text)] for *place, text in typed["cells"]]}


def add(path: Path, number: int, source: str, table: dict[str, object]) -> None:
    """The table is among the expectations, in place of one that was there for it."""
    known = json.loads(EXPECTED.read_text()) if EXPECTED.exists() else []
    entry = {
        "file": path.name,
        "sha256": hashlib.sha256(path.read_bytes()).hexdigest(),
        "source": source,
        "number": number,
        **table,
    }
    kept = [old for old in known if (old["file"], old["page"], old["number"]) != (path.name, table["page"], number)]
    lines = ",\n".join(json.dumps(item) for item in [*kept, entry])
    EXPECTED.write_text(f"[\n{lines}\n]\n")


def main(arguments: list[str]) -> None:
    """Show, keep or record the table named on the command line."""
    verb, *rest = arguments
    if verb == "keep":
        typed = json.loads(Path(rest[0]).read_text())
        add(Path(rest[1]), typed["number"], "typed", as_typed(typed))
        return
    path, page = Path(rest[0]), int(rest[1])
    tables = tables_on(read_document(path), page)
    if verb == "show":
        sys.stdout.write("\n\n".join(map(shown, tables)) + "\n")
        return
    number = int(rest[2]) if len(rest) > 2 else 0
    add(path, number, "read", as_recorded(tables[number]))


if __name__ == "__main__":
    main(sys.argv[1:])
