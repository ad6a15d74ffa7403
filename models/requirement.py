"""One obligation of the tender: a row of the compliance matrix."""

from __future__ import annotations

from typing import Any, Literal

from pydantic import Field

from models.frozen import Frozen
from models.provenance import Box, Source

Level = Literal["mandatory", "desirable"]
Party = Literal["bidder", "supplier"]
Category = Literal[
    "eligibility",
    "submission",
    "scope",
    "service_level",
    "staffing",
    "technical",
    "security",
    "reporting",
    "transition",
    "commercial",
    "legal",
]


class Requirement(Frozen):
    """A statement that a bid manager must answer, comply with, price or plan.

    Attributes:
        document: File name inside the tender.
        id: Stable within the tender: same text at the same place, same id.
        number: The tender's own clause number, or None.
        section: Heading path, outermost first.
        page: From 1; None where the format has no pages.
        boxes: Where it is printed; empty only where the format has no boxes.
        text: Verbatim, white space folded; table rows as cells joined by `` | ``.
        level: ``desirable`` only for stated wishes.
        knockout: Failing it excludes the bidder or voids the bid.
        party: ``bidder`` before award, ``supplier`` after.
        category: See the annotation guide's list.
        confidence: 0..1; low values are shown as "please check", never dropped.
        source: Running text, a table row, or recognised from an image.
        lead_in: The sentence a list item completes, or None; context only.
        rule: Name of the rule that decided, for "why is this here?".
        change: What the tender's amendments did to it; None where nothing amends the tender.
        amendment: File name of the last amendment that made or changed it.
        previous_text: The words before that amendment.
        translation: The same clause in another language, as the tender prints it beside this one; None where there is
            none.
    """

    document: str
    id: str
    number: str | None = None
    section: tuple[str, ...] = ()
    page: int | None = None
    boxes: tuple[Box, ...] = ()
    text: str
    level: Level = "mandatory"
    knockout: bool = False
    party: Party
    category: Category
    confidence: float = Field(ge=0, le=1)
    source: Literal["text", "table", "ocr"] = "text"
    lead_in: str | None = None
    rule: str = ""
    change: Literal["new", "changed", "unchanged"] | None = None
    amendment: str | None = None
    previous_text: str | None = None
    translation: str | None = None

    def row(self) -> dict[str, Any]:
        """The published JSON row: the stable fields only, in their stable order."""
        return self.model_dump(
            mode="json", exclude={"lead_in", "rule", "change", "amendment", "previous_text", "translation"}
        )

    @property
    def where(self) -> Source:
        """The place it was read from."""
        return Source(document=self.document, page=self.page, boxes=self.boxes, text=self.text, section=self.section)
