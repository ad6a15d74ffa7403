"""Where a value stands in the tender, and how sure we may be that the tender says it."""

from __future__ import annotations

from typing import Literal

from pydantic import Field

from models.frozen import Frozen

Status = Literal["extracted", "assumed", "asked", "confirmed", "computed"]


class Box(Frozen):
    """A rectangle on a page, in PDF points from the top left corner.

    Attributes:
        page: Page number, from 1.
        x0: Left edge.
        top: Upper edge; smaller is higher on the page.
        x1: Right edge, >= x0.
        bottom: Lower edge, >= top.
    """

    page: int = Field(ge=1)
    x0: float
    top: float
    x1: float
    bottom: float


class Source(Frozen):
    """The place in a tender document that a value was read from.

    Attributes:
        document: File name inside the tender, as the buyer sent it.
        page: Page number from 1; None where the format has no pages.
        boxes: Where the text stands; empty where the format has no boxes.
        text: The words themselves, verbatim, white space folded.
        section: Heading path down to the text, outermost first.
    """

    document: str
    page: int | None = None
    boxes: tuple[Box, ...] = ()
    text: str = ""
    section: tuple[str, ...] = ()

    def cited(self, language: str) -> str:
        """``tender.pdf, p. 4`` (``tender.pdf，第4页``), or the section where there are no pages: enough to find it."""
        is_chinese = language == "zh"
        if self.page is not None:
            return f"{self.document}，第{self.page}页" if is_chinese else f"{self.document}, p. {self.page}"
        if self.section:
            return f"{self.document}{'，' if is_chinese else ', '}{self.section[-1]}"
        return self.document
