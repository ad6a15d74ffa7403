"""Text recognised on the picture of a page, before anything is known of lines and order."""

from __future__ import annotations

from pydantic import Field

from models.frozen import Frozen


class RecognisedWord(Frozen):
    """A word (Chinese: a run of characters) found on a page's picture.

    Coordinates are points from the top left of the page once it is turned and straightened as its ``RecognisedPage``
    says, so that lines of text run level.

    Attributes:
        text: Without white space.
        confidence: 0 to 1.
        spaced: Whether white space stands before it in its line.
    """

    text: str
    x0: float
    top: float
    x1: float
    bottom: float
    confidence: float = Field(ge=0, le=1)
    spaced: bool = True


class RecognisedRule(Frozen):
    """A straight line of a table's frame found on the picture, level or upright, same coordinates as the words."""

    x0: float
    top: float
    x1: float
    bottom: float


class RecognisedPage(Frozen):
    """What was recognised on one page.

    Attributes:
        number: From 1.
        quarter_turns: Quarter turns clockwise that the page as shown was turned by to read it.
        skew_deg: Degrees clockwise that it was turned further, about its middle, to level its lines.
        width_pt: Of the page turned by the quarter turns, in points.
        height_pt: Of the page turned by the quarter turns, in points.
        words: From top to bottom, left to right.
        rules: Any order.
    """

    number: int = Field(ge=1)
    quarter_turns: int = Field(default=0, ge=0, le=3)
    skew_deg: float = 0.0
    width_pt: float
    height_pt: float
    words: tuple[RecognisedWord, ...] = ()
    rules: tuple[RecognisedRule, ...] = ()


class RecognisedPages(Frozen):
    """Pages as they are handed from one process to another."""

    pages: tuple[RecognisedPage, ...] = ()


class FormField(Frozen):
    """A field of a fillable page.

    Attributes:
        page: From 1.
        x0: Left edge in points from the page's top left as shown; so the other sides.
        name: What the form calls it: its tool tip, else its own name.
        value: What is filled in, as text; empty when nothing is.
    """

    page: int = Field(ge=1)
    x0: float
    top: float
    x1: float
    bottom: float
    name: str
    value: str = ""


class FormFields(Frozen):
    """Fields as they are handed from one process to another."""

    fields: tuple[FormField, ...] = ()
