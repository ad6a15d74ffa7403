"""What a page draws beside its text: paths and pictures, those inside forms too, in the order they are drawn."""

from __future__ import annotations

import ctypes
from collections.abc import Iterator
from typing import NamedTuple

import pypdfium2 as pdfium
from pypdfium2 import raw

from tasks.parse import pdf_native as native
from tasks.parse.pdf_characters import PageFrame, Sides

MAX_OBJECTS = 200_000  # of one page
_MAX_DEPTH = 3
_LEFT_OUT = (raw.FPDF_PAGEOBJ_TEXT, raw.FPDF_PAGEOBJ_UNKNOWN)

Matrix = tuple[float, float, float, float, float, float]


class Drawn(NamedTuple):
    """One object of a page.

    Attributes:
        handle: Valid while the page is open.
        kind: ``FPDF_PAGEOBJ_PATH``, ``_IMAGE``, ``_SHADING`` or ``_FORM``.
        containers: Matrices of the forms around it, the innermost first.
    """

    handle: native.Place
    kind: int
    containers: tuple[Matrix, ...]


def objects_of(page: pdfium.PdfPage) -> list[Drawn]:
    """The page's paths, pictures, shadings and forms, at most ``MAX_OBJECTS`` of them; text is left out."""
    handle = native.handle_of(page.raw)
    found: list[Drawn] = []
    for drawn in _inside(handle, native.page_objects(handle), native.page_object, ()):
        found.append(drawn)
        if len(found) >= MAX_OBJECTS:
            break
    return found


def _inside(holder: native.Place, count: int, get: native.Native, containers: tuple[Matrix, ...]) -> Iterator[Drawn]:
    for index in range(min(count, MAX_OBJECTS)):
        handle = native.at(get(holder, index))
        kind = native.object_type(handle)
        if kind in _LEFT_OUT:
            continue
        yield Drawn(handle, kind, containers)
        if kind == raw.FPDF_PAGEOBJ_FORM and len(containers) < _MAX_DEPTH - 1:
            around = (matrix_of(handle), *containers)
            yield from _inside(handle, native.form_objects(handle), native.form_object, around)


def matrix_of(handle: native.Place) -> Matrix:
    """The object's own matrix."""
    values = (ctypes.c_float * 6)(1, 0, 0, 1, 0, 0)
    native.object_matrix(handle, ctypes.byref(values))
    a, b, c, d, e, f = values
    return a, b, c, d, e, f


def box_of(drawn: Drawn, frame: PageFrame) -> Sides | None:
    """Where the object lies on the page as shown; None when pdfium does not know."""
    sides = (ctypes.c_float * 4)()  # left, bottom, right, top
    if not native.object_bounds(drawn.handle, *native.places_of(sides, 4)):
        return None
    left, bottom, right, top = sides
    corners = [(left, bottom), (left, top), (right, bottom), (right, top)]
    for a, b, c, d, e, f in drawn.containers:
        corners = [(a * x + c * y + e, b * x + d * y + f) for x, y in corners]
    xs, ys = [x for x, _ in corners], [y for _, y in corners]
    return frame.box(min(xs), min(ys), max(xs), max(ys))
