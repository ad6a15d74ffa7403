"""The answerable unit: what one row of the compliance matrix is made of."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from typing import Literal

from models.document import Language
from models.provenance import Box
from tasks.extract.traditional import comparable

UnitKind = Literal["sentence", "item", "row", "cell", "heading"]

READ_LIMIT = 2000  # characters

_SPACE = re.compile(r"\s+")


def fold(text: str) -> str:
    """White space folded to single spaces."""
    return _SPACE.sub(" ", text).strip()


@dataclass(frozen=True, slots=True)
class Unit:
    """A piece of text that can be answered by itself.

    Attributes:
        text: Verbatim, white space folded; a table row's cells joined by `` | ``.
        kind: ``item`` is the first sentence of a list item, ``cell`` a sentence of a table row with long cells.
        number: Clause number of its block, else the last one above it in the same section.
        section: Heading path, outermost first.
        page: Where it starts, from 1; None where the format has no pages.
        boxes: Where it is printed.
        ocr: Whether it was recognised from an image.
        lead_in: The sentence that an item completes.
        alone: Whether it is all there is in its block or row.
        headers: For a table row: the column headings.
        label: For a further sentence of a cell: the short cells in front of it, which name what it says.
        before: For a table row: the last paragraph in front of the table, in the same section.
        marks: The marks (★, ▲) in front of its clause, or in any cell of its table row.
        opens_list: Whether it is the lead-in of items that stand alone.
        language: That it is judged in.
        translation: The same clause in another language, as it is printed beside it.
    """

    text: str
    kind: UnitKind
    number: str | None
    section: tuple[str, ...]
    page: int | None
    boxes: tuple[Box, ...]
    ocr: bool = False
    lead_in: str | None = None
    alone: bool = True
    headers: tuple[str, ...] = ()
    label: str = ""
    before: str = ""
    marks: frozenset[str] = frozenset()
    opens_list: bool = False
    language: Language = "en"
    translation: str | None = None

    def comparable(self) -> Unit:
        """The unit as rules compare it: Chinese in simplified signs with plain digits, of the same length."""
        if self.language != "zh":
            return self
        return replace(
            self,
            text=comparable(self.text),
            section=tuple(map(comparable, self.section)),
            lead_in=None if self.lead_in is None else comparable(self.lead_in),
            headers=tuple(map(comparable, self.headers)),
            label=comparable(self.label),
            before=comparable(self.before),
        )

    @property
    def row_text(self) -> str:
        """The text as the ledger shows it: with the label of its row."""
        return f"{self.label} | {self.text}" if self.label else self.text

    @property
    def head(self) -> str:
        """The part that the rules read: a run of text without an end cannot cost more than a page."""
        return self.text[:READ_LIMIT]
