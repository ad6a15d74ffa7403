"""What a recogniser is: lines of text with the pieces they are made of, out of an image."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple, Protocol

from tasks.parse.scan_geometry import Image, Quad


class Piece(NamedTuple):
    """A word or a character of a line; sides in pixels; ``spaced`` where white space stands before it."""

    text: str
    confidence: float
    x0: float
    top: float
    x1: float
    bottom: float
    spaced: bool


TextLine = list[Piece]
"""A line of text as recognised, from left to right."""


class Recogniser(Protocol):
    """Finds and reads lines of text."""

    def outlines(self, image: Image, px_per_pt: float) -> list[Quad]:
        """Where lines of text are, unread, in any order; empty for a recogniser that cannot tell."""
        ...

    def confidence(self, image: Image, quads: Sequence[Quad]) -> float:
        """How sure the recogniser is of what it reads in these places, 0 to 1."""
        ...

    def lines(self, image: Image, outlines: Sequence[Quad], least: float = 0.0) -> list[TextLine]:
        """The lines of the image, in any order.

        Args:
            image: The right way up, its lines level.
            outlines: Where they are; a recogniser that gives no outlines finds them itself.
            least: Confidence below which a line is left out; a recogniser may ask for more.
        """
        ...
