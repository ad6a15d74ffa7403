"""What recognisers lose on scanned lines: the bullet in front of an item, the narrow space between two words."""

from __future__ import annotations

from typing import Any, NamedTuple

import cv2
import numpy as np
from numpy.typing import NDArray

from tasks.parse.scan_geometry import Image

Ink = NDArray[np.uint8]

_LOOK_LEFT = 3.2  # line heights
_TOUCHING = 0.12
_SMALLEST, _LARGEST = 0.10, 0.55
_SOLID = 0.62  # of its box; a filled circle has .79, a letter less
_ROUND = 1.6
_MIDDLE = (0.25, 0.78)
_SPACE = 0.17


class Place(NamedTuple):
    """A rectangle in pixels."""

    x0: float
    top: float
    x1: float
    bottom: float


def ink_of(image: Image) -> Ink:
    """1 where the page is printed on, 0 elsewhere."""
    grey = cv2.cvtColor(image, cv2.COLOR_RGB2GRAY)
    _level, dark = cv2.threshold(grey, 0, 1, cv2.THRESH_BINARY_INV | cv2.THRESH_OTSU)
    return np.asarray(dark, dtype=np.uint8)


def bullet_before(ink: Ink, first: Place, free_from: float) -> Place | None:
    """The solid round or square dot in front of a line, alone on its height; None where there is none.

    Args:
        ink: Of the whole page.
        first: The line's first word.
        free_from: Right edge of what stands on the line's left, 0 where nothing does.
    """
    height = first.bottom - first.top
    left = int(max(free_from + 1, first.x0 - _LOOK_LEFT * height, 0))
    right = int(first.x0 - _TOUCHING * height)
    top, bottom = int(max(0, first.top)), int(first.bottom)
    if right - left < 2 or bottom - top < 6:
        return None
    crop = ink[top:bottom, left:right]
    count, _labels, stats, centres = cv2.connectedComponentsWithStats(crop, connectivity=8)
    found: list[Any] = [(stats[at], centres[at]) for at in range(1, count) if max(stats[at][2:4]) >= _SMALLEST * height]
    if len(found) != 1:
        return None
    (x, y, width, tall, area), (_middle_x, middle_y) = found[0]
    is_dot = (
        max(width, tall) <= _LARGEST * height
        and max(width, tall) <= _ROUND * min(width, tall)
        and area >= _SOLID * width * tall
        and _MIDDLE[0] * height <= middle_y <= _MIDDLE[1] * height
        and x > 0
    )
    return Place(left + x, top + y, left + x + width, top + y + tall) if is_dot else None


def parted(ink: Ink, text: str, place: Place) -> list[tuple[str, Place]]:
    """The word cut where a gap as wide as a space falls on a joint of its letters: ``inAttachment`` is two words."""
    joints = [at for at in range(1, len(text)) if _is_joint(text[at - 1], text[at])]
    height = place.bottom - place.top
    if not joints or len(text) < 3:
        return [(text, place)]
    crop = ink[int(max(0, place.top)) : int(place.bottom), int(max(0, place.x0)) : int(place.x1)]
    if crop.size == 0:
        return [(text, place)]
    pitch = (place.x1 - place.x0) / len(text)
    cuts: dict[int, tuple[float, float]] = {}
    for start, end in _gaps(crop, _SPACE * height):
        at = min(joints, key=lambda joint: abs(joint * pitch - (start + end) / 2))
        if abs(at * pitch - (start + end) / 2) <= 1.6 * pitch:
            cuts.setdefault(at, (place.x0 + start, place.x0 + end))
    parts: list[tuple[str, Place]] = []
    begun, x0 = 0, place.x0
    for at, (gap_start, gap_end) in sorted(cuts.items()):
        parts.append((text[begun:at], place._replace(x0=x0, x1=max(x0, gap_start))))
        begun, x0 = at, gap_end
    return [*parts, (text[begun:], place._replace(x0=x0, x1=max(x0, place.x1)))]


def _gaps(crop: Ink, least: float) -> list[tuple[int, int]]:
    """Stretches without ink that are at least so wide, edges left out."""
    filled = np.flatnonzero(crop.any(axis=0))
    if filled.size < 2:
        return []
    steps = np.flatnonzero(np.diff(filled) > least)
    return [(int(filled[step]) + 1, int(filled[step + 1])) for step in steps]


def _is_joint(before: str, after: str) -> bool:
    """Where two words of a Latin script may have been run together."""
    if not (before.isascii() and after.isascii()):
        return False
    return (
        (before.islower() and after.isupper())
        or (before.isalpha() and after.isdigit())
        or (before.isdigit() and after.isalpha())
        or (before in ",.;:)" and after.isalnum())
        or (before.isalnum() and after == "(")
    )
