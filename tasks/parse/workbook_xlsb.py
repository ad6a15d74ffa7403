"""The extent of the sheets of an XLSB file, known before a library makes a grid of them.

Source: [MS-XLSB] 2.1.4 (records), 2.4.154 BrtBeginSheetData ff., 2.5.9 Cell.
"""

from __future__ import annotations

from collections.abc import Iterator

from models.errors import Code, DocumentError
from tasks.parse.office_package import OfficePackage

MAX_POSITIONS = 20_000_000
_ROW = 0
_LAST_CELL_KIND = 11


def check_extents(package: OfficePackage) -> None:
    """The filled cells of every sheet lie in a rectangle that fits into memory.

    Raises:
        DocumentError: ``too_large``; the tender goes on without this file.
    """
    for name in package.names:
        path = name.lower()
        if path.startswith("xl/worksheets/") and path.endswith(".bin"):
            rows, cols = _extent(package.content(name))
            if rows * cols > MAX_POSITIONS:
                raise DocumentError(package.name, Code.TOO_LARGE)


def _extent(content: bytes) -> tuple[int, int]:
    """Rows and columns between the first and the last filled cell."""
    rows: list[int] = []
    cols: list[int] = []
    row = 0
    for kind, start in _records(content):
        number = int.from_bytes(content[start : start + 4], "little")
        if kind == _ROW:
            row = number
        elif kind <= _LAST_CELL_KIND:
            rows = [min(rows[0], row), max(rows[1], row)] if rows else [row, row]
            cols = [min(cols[0], number), max(cols[1], number)] if cols else [number, number]
    return (rows[1] - rows[0] + 1, cols[1] - cols[0] + 1) if rows else (0, 0)


def _records(content: bytes) -> Iterator[tuple[int, int]]:
    """Kind and start of the data of each record."""
    at = 0
    while at < len(content):
        kind, at = _varied(content, at, 2)
        size, at = _varied(content, at, 4)
        yield kind, at
        at += size


def _varied(content: bytes, at: int, most: int) -> tuple[int, int]:
    """A number of up to ``most`` bytes of seven bits each, and where it ends."""
    number = 0
    for position in range(most):
        byte = content[at] if at < len(content) else 0
        number |= (byte & 0x7F) << (7 * position)
        at += 1
        if byte < 0x80:
            break
    return number, at
