"""Where words part on a scanned line, told by its ink."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from tasks.parse.scan_marks import Ink, Place

_BAND = 0.15  # of the line's height left out above and below: neighbouring lines, underlines, rules
_SPACE = 0.17  # of the line's height: as wide as a space between two words
_WIDE = 1.1  # no two letters of a word stand so far apart, in any script
_MARKS = frozenset("★▲※●◆■☆△")


class Letters(NamedTuple):
    """A letter or several of a line; ``spaced`` where white space stands before."""

    text: str
    confidence: float
    place: Place
    spaced: bool


def parted(ink: Ink, line: Sequence[Letters]) -> list[Letters]:
    """The line with edges at the ink and with the spaces that recognisers pass over (``inAttachment``)."""
    height = max(part.place.bottom for part in line) - min(part.place.top for part in line)
    places = [part.place for part in line]
    spaced = [part.spaced for part in line]
    for at in range(1, len(line)):
        before, after = places[at - 1], places[at]
        gap = _widest_gap(ink, before, after)
        if gap is None:
            continue
        width = gap[1] - gap[0]
        is_joint = _is_joint(line[at - 1].text[-1], line[at].text[0])
        spaced[at] = spaced[at] or width >= (_SPACE if is_joint else _WIDE) * height
        if spaced[at]:
            places[at - 1], places[at] = before._replace(x1=gap[0]), after._replace(x0=gap[1])
    places[0] = places[0]._replace(x0=_first_ink(ink, places[0]))
    places[-1] = places[-1]._replace(x1=_last_ink(ink, places[-1]))
    return [part._replace(place=place, spaced=apart) for part, place, apart in zip(line, places, spaced, strict=True)]


def _inked(ink: Ink, place: Place, x0: float, x1: float) -> tuple[int, NDArray[np.bool_]]:
    """The first column, and which columns from there on are printed on between the line's upper and lower band."""
    band = _BAND * (place.bottom - place.top)
    left = max(0, int(x0))
    rows = ink[max(0, int(place.top + band)) : max(0, int(place.bottom - band)) + 1, left : max(left, int(x1)) + 1]
    return left, np.asarray(rows.any(axis=0))


def _widest_gap(ink: Ink, before: Place, after: Place) -> tuple[float, float] | None:
    """The widest stretch without ink between the middles of two neighbours; None where there is none."""
    left, inked = _inked(ink, before, (before.x0 + before.x1) / 2, (after.x0 + after.x1) / 2)
    filled = np.flatnonzero(inked)
    if filled.size < 2:
        return None
    steps = np.diff(filled)
    widest = int(steps.argmax())
    if steps[widest] < 2:
        return None
    return float(left + filled[widest] + 1), float(left + filled[widest + 1])


def _first_ink(ink: Ink, place: Place) -> float:
    left, inked = _inked(ink, place, place.x0, place.x1)
    filled = np.flatnonzero(inked)
    return float(left + filled[0]) if filled.size and left + filled[0] < place.x1 else place.x0


def _last_ink(ink: Ink, place: Place) -> float:
    left, inked = _inked(ink, place, place.x0, place.x1)
    filled = np.flatnonzero(inked)
    return float(left + filled[-1] + 1) if filled.size and left + filled[-1] + 1 > place.x0 else place.x1


def _is_joint(before: str, after: str) -> bool:
    """Where two words of a Latin script may have been run together."""
    if before in _MARKS:
        return after.isascii() and after.isalnum()
    if not (before.isascii() and after.isascii()):
        return False
    return (
        (before.islower() and after.isupper())
        or (before.isalpha() and after.isdigit())
        or (before.isdigit() and after.isalpha())
        or (before in ",.;:)" and after.isalnum())
        or (before.isalnum() and after == "(")
    )
