"""Recognised lines as words with their boxes in points, in reading order from top to bottom."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from models.recognition import RecognisedRule, RecognisedWord
from tasks.adapters.ocr.engine import Piece, TextLine
from tasks.parse.scan_geometry import Image
from tasks.parse.scan_marks import Ink, Place, bullet_before, ink_of, parted

_LOOKALIKES = str.maketrans({"⭐": "★", "🌟": "★", "🔺": "▲", "▴": "▲"})
_RULE_LETTERS = frozenset("|-_—一丨｜lI1=~")


def words_of(
    lines: Sequence[TextLine], image: Image, px_per_pt: float, rules: Sequence[RecognisedRule]
) -> tuple[RecognisedWord, ...]:
    """The words of the lines, by line from top to bottom and left to right.

    Args:
        lines: In pixels, any order.
        image: What they were read from.
        px_per_pt: Pixels a point.
        rules: In points; what was read out of a rule is no text.
    """
    ink = ink_of(image)
    ordered = sorted(
        (line for line in lines if line.pieces),
        key=lambda line: (min(piece.top for piece in line.pieces), min(piece.x0 for piece in line.pieces)),
    )
    words: list[RecognisedWord] = []
    for line in ordered:
        found = [part for word in _words(line) for part in _parts(word, ink)]
        words.extend(_in_points(piece, px_per_pt) for piece in [*_bullet(found[0], ordered, ink), *found])
    return tuple(word for word in words if not _is_rule(word, rules))


def _words(line: TextLine) -> Iterator[Piece]:
    """Pieces without white space between them, as one word each."""
    at, together = 0, list[Piece]()
    for piece in line.pieces:
        start = line.text.find(piece.text, at)
        is_apart = start < 0 or bool(line.text[at:start].strip() == "" and start > at)
        if together and is_apart:
            yield _word(together)
            together = []
        together.append(piece)
        at = start + len(piece.text) if start >= 0 else at
    if together:
        yield _word(together)


def _word(pieces: Sequence[Piece]) -> Piece:
    letters = sum(len(piece.text) for piece in pieces)
    return Piece(
        text="".join(piece.text for piece in pieces).translate(_LOOKALIKES),
        confidence=sum(piece.confidence * len(piece.text) for piece in pieces) / max(1, letters),
        x0=min(piece.x0 for piece in pieces),
        top=min(piece.top for piece in pieces),
        x1=max(piece.x1 for piece in pieces),
        bottom=max(piece.bottom for piece in pieces),
    )


def _parts(word: Piece, ink: Ink) -> Iterator[Piece]:
    for text, place in parted(ink, word.text, _place(word)):
        yield Piece(text, word.confidence, *place)


def _bullet(first: Piece, lines: Sequence[TextLine], ink: Ink) -> Iterator[Piece]:
    """The dot in front of a line that the recogniser passed over."""
    if not first.text[0].isalnum():
        return
    beside = [
        piece.x1
        for line in lines
        for piece in line.pieces
        if piece.x1 <= first.x0 and piece.top < first.bottom and piece.bottom > first.top
    ]
    found = bullet_before(ink, _place(first), max(beside, default=0.0))
    if found is not None:
        yield Piece("•", first.confidence, *found)


def _place(piece: Piece) -> Place:
    return Place(piece.x0, piece.top, piece.x1, piece.bottom)


def _in_points(piece: Piece, px_per_pt: float) -> RecognisedWord:
    x0, top, x1, bottom = (round(side / px_per_pt, 2) for side in _place(piece))
    return RecognisedWord(text=piece.text, x0=x0, top=top, x1=x1, bottom=bottom, confidence=round(piece.confidence, 3))


def _is_rule(word: RecognisedWord, rules: Sequence[RecognisedRule]) -> bool:
    """Whether a word of strokes alone stands on a rule."""
    if not set(word.text) <= _RULE_LETTERS:
        return False
    middle_x, middle_y = (word.x0 + word.x1) / 2, (word.top + word.bottom) / 2
    return any(rule.x0 - 2 <= middle_x <= rule.x1 + 2 and rule.top - 2 <= middle_y <= rule.bottom + 2 for rule in rules)
