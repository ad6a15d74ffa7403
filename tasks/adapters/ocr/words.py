"""Recognised lines as words with their boxes in points, in reading order from top to bottom."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import chain

from models.recognition import RecognisedRule, RecognisedWord
from tasks.adapters.ocr.engine import Piece, TextLine
from tasks.adapters.ocr.line_marks import with_marks
from tasks.parse.scan_gaps import Letters, parted
from tasks.parse.scan_marks import Ink, Place, bullet_before, marks_on

_RULE_LETTERS = frozenset("|-_—一丨｜lI1=~")


def words_of(
    lines: Sequence[TextLine], ink: Ink, px_per_pt: float, rules: Sequence[RecognisedRule]
) -> tuple[RecognisedWord, ...]:
    """The words of the lines, by line from top to bottom and left to right.

    Args:
        lines: In pixels, any order.
        ink: Of the page they were read from.
        px_per_pt: Pixels a point.
        rules: In points; what was read out of a rule is no text.
    """
    found = [_words(line, ink) for line in with_marks(lines, marks_on(ink)) if line]
    found.sort(key=lambda line: (line[0].place.top, line[0].place.x0))
    everywhere = [word.place for word in chain.from_iterable(found)]
    words: list[RecognisedWord] = []
    for line in found:
        words.extend(_in_points(word, px_per_pt) for word in [*_bullet(line[0], everywhere, ink), *line])
    return tuple(word for word in words if not _is_rule(word, rules))


def _words(line: TextLine, ink: Ink) -> list[Letters]:
    """The line's letters as words: together what no white space parts."""
    letters = [Letters(piece.text, piece.confidence, _place(piece), piece.spaced) for piece in line]
    words: list[list[Letters]] = []
    for letter in parted(ink, letters):
        if words and not letter.spaced:
            words[-1].append(letter)
        else:
            words.append([letter])
    return [_word(word) for word in words]


def _word(letters: Sequence[Letters]) -> Letters:
    count = sum(len(part.text) for part in letters)
    places = [part.place for part in letters]
    return Letters(
        text="".join(part.text for part in letters),
        confidence=sum(part.confidence * len(part.text) for part in letters) / max(1, count),
        place=Place(
            min(place.x0 for place in places),
            min(place.top for place in places),
            max(place.x1 for place in places),
            max(place.bottom for place in places),
        ),
        spaced=True,
    )


def _bullet(first: Letters, everywhere: Sequence[Place], ink: Ink) -> Iterator[Letters]:
    """The dot in front of a line that the recogniser passed over."""
    if not first.text[0].isalnum():
        return
    beside = [
        place.x1
        for place in everywhere
        if place.x1 <= first.place.x0 and place.top < first.place.bottom and place.bottom > first.place.top
    ]
    found = bullet_before(ink, first.place, max(beside, default=0.0))
    if found is not None:
        yield first._replace(text="•", place=found)


def _place(piece: Piece) -> Place:
    return Place(piece.x0, piece.top, piece.x1, piece.bottom)


def _in_points(word: Letters, px_per_pt: float) -> RecognisedWord:
    x0, top, x1, bottom = (round(side / px_per_pt, 2) for side in word.place)
    return RecognisedWord(
        text=word.text, x0=x0, top=top, x1=x1, bottom=bottom, confidence=round(word.confidence, 3), spaced=word.spaced
    )


def _is_rule(word: RecognisedWord, rules: Sequence[RecognisedRule]) -> bool:
    """Whether a word of strokes alone stands on a rule."""
    if not set(word.text) <= _RULE_LETTERS:
        return False
    middle_x, middle_y = (word.x0 + word.x1) / 2, (word.top + word.bottom) / 2
    return any(rule.x0 - 2 <= middle_x <= rule.x1 + 2 and rule.top - 2 <= middle_y <= rule.bottom + 2 for rule in rules)
