"""What a word of a PDF page is, and how a page's own coordinates become points as the page is shown."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Literal, NamedTuple

import pypdfium2 as pdfium

from models.provenance import Box

HYPHEN_MARK = "\x02"  # pdfium's sign for a hyphen at a line's end

Sides = tuple[float, float, float, float]
"""``(x0, top, x1, bottom)`` in points from the top left of the page as shown."""
Shade = Literal["dark", "pale", "white", "none"]


class Word(NamedTuple):
    """Characters without white space between them.

    Attributes:
        text: As in the text layer.
        x0: Left edge in points from the page's left side as shown.
        top: Upper edge in points from the page's top as shown.
        x1: Right edge.
        bottom: Lower edge.
        bold: Whether its font is a bold one.
        spaced: Whether white space stands before it in the text layer.
        turns: Quarter turns clockwise after which it reads from left to right; None for slanted text.
        shade: How dark it is drawn on white; ``none`` for text drawn without ink.
    """

    text: str
    x0: float
    top: float
    x1: float
    bottom: float
    bold: bool
    spaced: bool
    turns: int | None
    shade: Shade = "dark"

    @property
    def upright(self) -> bool:
        """Whether it reads from left to right as the page lies."""
        return self.turns == 0

    @property
    def size(self) -> float:
        """Height in points."""
        return self.bottom - self.top


@dataclass(frozen=True, slots=True)
class PageFrame:
    """How the page's own coordinates become points from the top left of the page as shown."""

    left: float
    bottom: float
    right: float
    top: float
    quarter_turns: int

    @property
    def width(self) -> float:
        """Width of the page as shown, in points."""
        return self.top - self.bottom if self.quarter_turns % 2 else self.right - self.left

    @property
    def height(self) -> float:
        """Height of the page as shown, in points."""
        return self.right - self.left if self.quarter_turns % 2 else self.top - self.bottom

    def point(self, x: float, y: float) -> tuple[float, float]:
        """``(x, y)`` from the top left as shown, for a point in the page's own coordinates."""
        match self.quarter_turns:
            case 0:
                return x - self.left, self.top - y
            case 1:
                return y - self.bottom, x - self.left
            case 2:
                return self.right - x, y - self.bottom
            case _:
                return self.top - y, self.right - x

    def box(self, x0: float, y0: float, x1: float, y1: float) -> Sides:
        """``(x0, top, x1, bottom)`` as shown, for two opposite corners in the page's own coordinates."""
        ax, ay = self.point(x0, y0)
        bx, by = self.point(x1, y1)
        return min(ax, bx), min(ay, by), max(ax, bx), max(ay, by)


def frame_of(page: pdfium.PdfPage, turns: int = 0) -> PageFrame:
    """The frame of the page as shown (crop box and rotation), turned further by quarter turns clockwise."""
    left, bottom, right, top = page.get_bbox()
    return PageFrame(left, bottom, right, top, (page.get_rotation() // 90 + turns) % 4)


def turned_back(box: Box, turns: int, width: float, height: float) -> Box:
    """The box on the page as shown, for a box on the page turned by quarter turns clockwise.

    Args:
        box: In points from the top left of the turned page.
        turns: Quarter turns clockwise, 0 to 3.
        width: Of the page as shown, in points.
        height: Of the page as shown, in points.
    """
    x0, top, x1, bottom = box.x0, box.top, box.x1, box.bottom
    match turns:
        case 0:
            return box
        case 1:
            sides = (top, height - x1, bottom, height - x0)
        case 2:
            sides = (width - x1, height - bottom, width - x0, height - top)
        case _:
            sides = (width - bottom, x0, width - top, x1)
    left, upper, right, lower = (round(max(0.0, side), 2) for side in sides)
    return Box(page=box.page, x0=left, top=upper, x1=right, bottom=lower)


def main_turns(words: Sequence[Word]) -> int:
    """Quarter turns clockwise after which most of the text reads from left to right."""
    letters = [0, 0, 0, 0]
    for word in words:
        if word.turns is not None:
            letters[word.turns] += len(word.text)
    return letters.index(max(letters))
