"""Which sentence does a list item complete? Open lead-ins, told apart by the style of their items' markers."""

from __future__ import annotations

import re
from dataclasses import dataclass, field

from models.document import Block
from tasks.extract.phrase import Phrase

_ENDS_OPEN = Phrase(
    "A sentence that waits for a list.",
    re.compile(
        r"[:：]\s*$|(?:以下|如下|下列)[^。；]{0,12}$|\bfollowing\.?\s*$|"
        r"\b(?:shall|must|will|to|for|including|includes?)\s{0,3}[-–—]?$"
    ),
    "The supplier shall:",
    "The supplier shall answer.",
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
    ("letter", re.compile(r"^(?:[a-zA-Z]|[ivx]{2,5}|[IVX]{2,5})[.)）、]?$")),
)
# The first of a count: it begins a list of its own wherever it stands.
_FIRST = re.compile(r"^[（(]?(?:1|[aAiI]|一|①)[）).．、]?$")
_SEMICOLON = re.compile(r"[;；](?:\s{1,2}(?:and|or)|及|以及|和|或)?\s*$")
_FULL_STOP = re.compile(r"[.。]\s*$")
_SHORT_PARAGRAPH = 200  # characters; an unmarked paragraph behind a colon up to here may be an item


def marker_style(block: Block) -> str | None:
    """The family of a block's list marker or number, ``digits-2`` for 3.1; None for plain paragraphs."""
    sign = _sign(block)
    if not sign:
        return "bullet" if block.kind == "list_item" else None
    for style, pattern in _STYLES:
        if pattern.match(sign):
            return style
    if sign[0].isdigit() or "." in sign:
        return f"digits-{sign.count('.') + 1}" if block.marker is None else "digits-1"
    return f"bullet-{sign[0]}"


def _sign(block: Block) -> str | None:
    """The block's marker or number, set apart by the parser or printed in the text."""
    sign = block.marker or block.number
    if sign:
        return sign
    printed = _PRINTED_MARKER.match(block.text)
    return printed.group().rstrip("、.． ") if printed else None


def ends_open(sentence: str) -> bool:
    """Whether a sentence waits for a list."""
    return bool(_ENDS_OPEN.search(sentence))


@dataclass(slots=True)
class _Open:
    """A lead-in that waits for items.

    Attributes:
        text: Its words.
        style: The marker style of its own block.
        outer: Numbered styles of the lists that it stands in: their next number ends it.
        styles: The styles that its items have shown so far.
        separated: An item has ended with a semicolon, so that a full stop ends the list.
        ended: That full stop has come.
    """

    text: str
    style: str | None
    outer: frozenset[str]
    styles: list[str] = field(default_factory=list)
    separated: bool = False
    ended: bool = False

    def takes(self, style: str | None, text: str, *, first: bool) -> bool:
        """Whether a block is an item of this list, or below one."""
        if self.ended:
            return False
        if style is None:
            return not text[:1].isupper() if self.styles else _looks_like_item(text)
        if style in self.styles:
            return True
        clause_number = style.startswith("digits-") and style != "digits-1"
        goes_on_outside = style in self.outer and not first
        return not goes_on_outside and (not self.styles or not clause_number)

    def note(self, style: str | None, text: str) -> None:
        """An item was taken."""
        if style is not None and style not in self.styles:
            self.styles.append(style)
        self.ended = self.separated and bool(_FULL_STOP.search(text)) and self.styles[:1] == [style]
        self.separated = self.separated or bool(_SEMICOLON.search(text))


class LeadIns:
    """The open lead-ins of a document while it is read, outermost first."""

    def __init__(self) -> None:
        """Nothing is open."""
        self._open: list[_Open] = []
        self._outline: list[str] = []

    def clear(self) -> None:
        """A heading ends every list."""
        self._open.clear()
        self._outline.clear()

    def open(self, text: str, style: str | None) -> None:
        """A sentence that ends open waits for its items."""
        self._open.append(_Open(text, style, frozenset(self._outline)))

    def of(self, style: str | None, block: Block, text: str) -> str | None:
        """The lead-in of the next block, or None; lists that it ends are closed.

        Args:
            style: The block's marker style.
            block: The block.
            text: Its text, with what was joined to it.
        """
        first = bool(_FIRST.match(_sign(block) or ""))
        self._move_to(style)
        while self._open:
            innermost = self._open[-1]
            next_sibling = style is not None and style == innermost.style and style not in innermost.styles
            if next_sibling or not innermost.takes(style, text, first=first):
                self._open.pop()
                continue
            innermost.note(style, text)
            return innermost.text
        return None

    def _move_to(self, style: str | None) -> None:
        """The numbered lists that a block stands in, outermost first; bullets do not count on."""
        if style is None or style.startswith("bullet"):
            return
        if style in self._outline:
            del self._outline[self._outline.index(style) :]
        self._outline.append(style)


def _looks_like_item(text: str) -> bool:
    return text[:1].islower() or text.rstrip()[-1:] in ";；" or len(text) < _SHORT_PARAGRAPH
