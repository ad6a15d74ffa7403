"""A sheet as it is read from any workbook: filled cells by place, what is merged, what is hidden."""

from __future__ import annotations

from dataclasses import dataclass, field
from functools import cache, lru_cache
from typing import NamedTuple

MAX_SHEETS = 200
MAX_CELLS = 1_000_000
"""As a document they fill about 1 GB of memory."""
MAX_CHARACTERS = 40_000_000
MAX_ROW = 1_048_576
MAX_COL = 16_384


class Filled(NamedTuple):
    """A cell with something in it; row and column from 0."""

    row: int
    col: int
    text: str
    is_bold: bool = False


class Merge(NamedTuple):
    """A merged range; all four inside it, from 0."""

    row: int
    col: int
    last_row: int
    last_col: int


@dataclass
class Sheet:
    """One sheet.

    Attributes:
        name: As on its tab.
        is_hidden: Hidden or very hidden.
        cells: Filled cells in any order.
        merges: Merged ranges in any order.
        hidden_rows: From 0; only those that hold something matter.
        hidden_cols: First and last of each range, from 0.
        remarks: Address and text of the comments on cells.
        texts: Texts of shapes that float above the cells.
        cut: Why a part of it was not read, as the end of a sentence; None when all of it was.
        has_pictures: Whether pictures or charts float above the cells.
    """

    name: str
    is_hidden: bool = False
    cells: list[Filled] = field(default_factory=list)
    merges: list[Merge] = field(default_factory=list)
    hidden_rows: set[int] = field(default_factory=set)
    hidden_cols: list[tuple[int, int]] = field(default_factory=list)
    remarks: list[tuple[str, str]] = field(default_factory=list)
    texts: list[str] = field(default_factory=list)
    cut: str | None = None
    has_pictures: bool = False


@dataclass
class Budget:
    """What may still be read of one workbook, so that a small file cannot grow beyond measure."""

    cells: int = MAX_CELLS
    characters: int = MAX_CHARACTERS

    def allows(self, text: str) -> bool:
        """Whether one more cell with this text may be kept; counts it."""
        self.cells -= 1
        self.characters -= len(text)
        return self.cells >= 0 and self.characters >= 0


@cache
def column_letters(col: int) -> str:
    """``A`` for 0, ``AA`` for 26."""
    letters = ""
    col += 1
    while col:
        col, rest = divmod(col - 1, 26)
        letters = chr(65 + rest) + letters
    return letters


def address(row: int, col: int) -> str:
    """``B4`` for row 3 and column 1."""
    return f"{column_letters(col)}{row + 1}"


@lru_cache(maxsize=2 * MAX_COL)
def column_of(letters: str) -> int | None:
    """0 for ``A``; None for anything that is no column."""
    col = 0
    for letter in letters.upper():
        if not "A" <= letter <= "Z" or col > MAX_COL:
            return None
        col = col * 26 + ord(letter) - 64
    return col - 1 if 0 < col <= MAX_COL else None


def place_of(ref: str) -> tuple[int, int] | None:
    """Row and column from 0 of an address such as ``B4`` or ``$B$4``; None for anything else."""
    bare = ref.replace("$", "")
    letters = bare.rstrip("0123456789")
    digits = bare[len(letters) :]
    col = column_of(letters)
    if col is None or not 0 < len(digits) <= 7 or not 0 < int(digits) <= MAX_ROW:
        return None
    return int(digits) - 1, col


def merge_of(ref: str) -> Merge | None:
    """The range of ``A1:C2``; None for a single cell or anything else."""
    first, _, last = ref.partition(":")
    top, bottom = place_of(first), place_of(last)
    if top is None or bottom is None or bottom[0] < top[0] or bottom[1] < top[1] or top == bottom:
        return None
    return Merge(*top, *bottom)
