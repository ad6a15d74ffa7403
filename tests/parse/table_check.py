"""Shows a table as it is read, for a person to check against the page, and records it once it is right.

``python -m tests.parse.table_check show FILE PAGE`` prints the tables that begin on the page;
``python -m tests.parse.table_check record FILE PAGE [NUMBER]`` adds the table to the expectations. Only a hash of
each cell's text is kept: the buyers' words stay out of this repository.
"""

from __future__ import annotations

import hashlib
import json
import sys
from pathlib import Path
from typing import NamedTuple

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


def main(arguments: list[str]) -> None:
    """Show or record the table named on the command line."""
    verb, path, page = arguments[0], Path(arguments[1]), int(arguments[2])
    tables = tables_on(read_document(path), page)
    if verb == "show":
        sys.stdout.write("\n\n".join(map(shown, tables)) + "\n")
        return
    number = int(arguments[3]) if len(arguments) > 3 else 0
    known = json.loads(EXPECTED.read_text()) if EXPECTED.exists() else []
    entry = {
        "file": path.name,
        "sha256": hashlib.sha256(path.read_bytes()).hexdigest(),
        "number": number,
        **as_recorded(tables[number]),
    }
    kept = [old for old in known if (old["file"], old["page"], old["number"]) != (path.name, page, number)]
    lines = ",\n".join(json.dumps(item) for item in [*kept, entry])
    EXPECTED.write_text(f"[\n{lines}\n]\n")


if __name__ == "__main__":
    main(sys.argv[1:])
