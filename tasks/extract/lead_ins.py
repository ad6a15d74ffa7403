"""Which sentence does a list item complete? Open lead-ins, told apart by the style of their items' markers."""

from __future__ import annotations

import re
from dataclasses import dataclass, field

from models.document import Block

_ENDS_OPEN = re.compile(
    r"[:：]\s*$|(?:以下|如下|下列)[^。；]{0,12}$|\bfollowing\.?\s*$|"
    r"\b(?:shall|must|will|to|for|including|includes?)\s{0,3}[-–—]?$"
)
# A list marker that stands in the text itself, not set apart by the parser.
_PRINTED_MARKER = re.compile(
    r"[（(][一二三四五六七八九十]{1,3}[）)]|[（(]\d{1,2}[）)]|\d{1,2}[）)、]|\d{1,2}[.．](?=[^\d])|"
    r"[A-H][、.．)）]|[①-⑳]|[•●■◆➢◇▪-](?= ?\S)"
)
_STYLES: tuple[tuple[str, re.Pattern[str]], ...] = (
    ("bracket-han", re.compile(r"^[（(][一二三四五六七八九十]{1,3}[）)]")),
    ("han", re.compile(r"^第?[一二三四五六七八九十]{1,3}")),
    ("bracket-digit", re.compile(r"^[（(]\d{1,2}[）)]?")),
    ("digit-bracket", re.compile(r"^\d{1,2}[）)]")),
    ("circled", re.compile(r"^[①-⑳]")),
    ("bracket-letter", re.compile(r"^[（(][a-zA-Z]{1,4}[）)]")),
    ("letter", re.compile(r"^[a-zA-Z][.)）、]?$")),
)
_SHORT_PARAGRAPH = 200  # characters; an unmarked paragraph behind a colon up to here may be an item


def marker_style(block: Block) -> str | None:
    """The family of a block's list marker or number, ``digits-2`` for 3.1; None for plain paragraphs."""
    sign = block.marker or block.number
    if not sign:
        printed = _PRINTED_MARKER.match(block.text)
        if printed is None:
            return "bullet" if block.kind == "list_item" else None
        sign = printed.group().rstrip("、.． ")
    for style, pattern in _STYLES:
        if pattern.match(sign):
            return style
    if sign[0].isdigit() or "." in sign:
        return f"digits-{sign.count('.') + 1}" if block.marker is None else "digits-1"
    return f"bullet-{sign[0]}"


def ends_open(sentence: str) -> bool:
    """Whether a sentence waits for a list."""
    return bool(_ENDS_OPEN.search(sentence))


@dataclass(slots=True)
class _Open:
    """A lead-in that waits for items; ``styles`` are the markers that its items have shown so far."""

    text: str
    style: str | None
    styles: list[str] = field(default_factory=list)

    def takes(self, style: str | None, text: str) -> bool:
        """Whether a block is an item of this list, or below one."""
        if style is None:
            return not text[:1].isupper() if self.styles else _looks_like_item(text)
        clause_number = style.startswith("digits-") and style != "digits-1"
        return style in self.styles or not self.styles or not clause_number


class LeadIns:
    """The open lead-ins of a document while it is read, outermost first."""

    def __init__(self) -> None:
        """Nothing is open."""
        self._open: list[_Open] = []

    def clear(self) -> None:
        """A heading ends every list."""
        self._open.clear()

    def open(self, text: str, style: str | None) -> None:
        """A sentence that ends open waits for its items."""
        self._open.append(_Open(text, style))

    def of(self, style: str | None, text: str) -> str | None:
        """The lead-in of the next block, or None; lists that it ends are closed.

        Args:
            style: The block's marker style.
            text: The block's text.
        """
        while self._open:
            innermost = self._open[-1]
            next_sibling = style is not None and style == innermost.style and style not in innermost.styles
            if next_sibling or not innermost.takes(style, text):
                self._open.pop()
                continue
            if style is not None and style not in innermost.styles:
                innermost.styles.append(style)
            return innermost.text
        return None


def _looks_like_item(text: str) -> bool:
    return text[:1].islower() or text.rstrip()[-1:] in ";；" or len(text) < _SHORT_PARAGRAPH
