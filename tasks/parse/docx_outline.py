"""One ladder of heading levels where a document has two: styled clauses under chapters that are only typed.

Chinese tenders often set 第一章 and 一、 as plain lines while clauses 1, 1.1 carry the heading styles from level 1 on.
"""

from __future__ import annotations

from collections.abc import Iterable

from tasks.parse.docx_joining import Piece
from tasks.parse.heading_look import is_chapter, is_han_count


def settle_levels(pieces: Iterable[Piece]) -> list[Piece]:
    """The pieces in the same order; styled headings moved below typed chapters, where chapters are never styled."""
    kept = list(pieces)
    headings = [piece for piece in kept if piece.block.kind == "heading"]
    typed = [piece.block.number or piece.block.text for piece in headings if not piece.is_styled]
    styled = [piece.block.number or "" for piece in headings if piece.is_styled]
    if not styled or not any(map(is_chapter, typed)) or any(map(is_chapter, styled)):
        return kept
    has_parts = any(map(is_han_count, typed)) and not any(map(is_han_count, styled))
    return [_moved(piece, 1 + has_parts) if piece.block.kind == "heading" else piece for piece in kept]


def _moved(piece: Piece, steps: int) -> Piece:
    block = piece.block
    label = block.number or block.text
    if not piece.is_styled and is_chapter(label):
        level = 1
    elif not piece.is_styled and is_han_count(label):
        level = 2
    else:
        level = (block.level or 1) + steps
    return piece._replace(block=block.model_copy(update={"level": level}))
