"""pdfium's functions for every character and object, bound without the conversions that cost most of the time.

Arguments go as they are: a small integer, or a ``Place`` (a handle by ``at``, memory by ``ctypes.byref``), never a bare
address, which would be cut off. A handle is valid as long as the page it was taken from is open.
"""

from __future__ import annotations

import ctypes
from collections.abc import Callable
from typing import Any

from pypdfium2 import raw

_HANDLE, _INT, _FLOAT = ctypes.c_void_p, ctypes.c_int, ctypes.c_float

Native = Callable[..., Any]
Place = Any
"""An address, ready to be passed."""

at: Callable[[int], Place] = ctypes.c_void_p.from_param
"""``(address)``: the address that a function gave, as others take it."""


def _bound(function: Any, result: Any) -> Native:
    address = ctypes.cast(function, ctypes.c_void_p).value or 0
    return ctypes.PYFUNCTYPE(result)(address)


char_code = _bound(raw.FPDFText_GetUnicode, ctypes.c_uint)
"""``(text page, index)``: the UTF-32 or UTF-16 code of a character."""
char_box = _bound(raw.FPDFText_GetLooseCharBox, _INT)
"""``(text page, index, four floats)``: left, top, right and bottom are written there."""
char_ink = _bound(raw.FPDFText_GetCharBox, _INT)
"""``(text page, index, left, right, bottom, top)``: the sides of its glyph, written to four addresses."""
page_text = _bound(raw.FPDFText_GetText, _INT)
"""``(text page, start, count, memory)``: UTF-16 with a zero at its end, and how many units were written."""
char_angle = _bound(raw.FPDFText_GetCharAngle, _FLOAT)
"""``(text page, index)``: radians, clockwise; negative when unknown."""
char_matrix = _bound(raw.FPDFText_GetMatrix, _INT)
"""``(text page, index, six floats)``: the matrix of a character is written there; 0 when unknown."""
char_object = _bound(raw.FPDFText_GetTextObject, _HANDLE)
"""``(text page, index)``: the text object a character is drawn by, None for one that pdfium put in."""
char_font = _bound(raw.FPDFText_GetFontInfo, ctypes.c_ulong)
"""``(text page, index, memory, its bytes, flags)``: the font's name in UTF-8 and its flags are written there."""
char_weight = _bound(raw.FPDFText_GetFontWeight, _INT)
"""``(text page, index)``: 400 is regular, 700 bold; -1 when unknown."""
text_font = _bound(raw.FPDFTextObj_GetFont, _HANDLE)
"""``(text object)``: its font."""
text_mode = _bound(raw.FPDFTextObj_GetTextRenderMode, _INT)
"""``(text object)``: fill, stroke, invisible and so on."""
fill_colour = _bound(raw.FPDFPageObj_GetFillColor, _INT)
"""``(object, red, green, blue, alpha)``: each 0 to 255, written to four addresses; 0 when unknown."""
page_objects = _bound(raw.FPDFPage_CountObjects, _INT)
"""``(page)``: how many objects it draws."""
page_object = _bound(raw.FPDFPage_GetObject, _HANDLE)
"""``(page, index)``: an object."""
form_objects = _bound(raw.FPDFFormObj_CountObjects, _INT)
"""``(form object)``: how many objects it draws."""
form_object = _bound(raw.FPDFFormObj_GetObject, _HANDLE)
"""``(form object, index)``: an object of a form."""
object_type = _bound(raw.FPDFPageObj_GetType, _INT)
"""``(object)``: text, path, image, shading or form."""
object_matrix = _bound(raw.FPDFPageObj_GetMatrix, _INT)
"""``(object, six floats)``: its matrix is written there."""
object_bounds = _bound(raw.FPDFPageObj_GetBounds, _INT)
"""``(object, left, bottom, right, top)``: written to four addresses, in the object's container's coordinates."""
path_mode = _bound(raw.FPDFPath_GetDrawMode, _INT)
"""``(path, fill, stroke)``: whether it is filled and stroked, written to two addresses."""
path_segments = _bound(raw.FPDFPath_CountSegments, _INT)
"""``(path)``: how many segments it has."""
path_segment = _bound(raw.FPDFPath_GetPathSegment, _HANDLE)
"""``(path, index)``: a segment."""
segment_type = _bound(raw.FPDFPathSegment_GetType, _INT)
"""``(segment)``: move, line or curve."""
segment_point = _bound(raw.FPDFPathSegment_GetPoint, _INT)
"""``(segment, x, y)``: its end point, written to two addresses."""
segment_closes = _bound(raw.FPDFPathSegment_GetClose, _INT)
"""``(segment)``: whether the sub-path is closed behind it."""


def places_of(memory: ctypes.Array[Any], step: int) -> list[Place]:
    """The place of every ``step`` bytes of the memory."""
    return [ctypes.byref(memory, offset) for offset in range(0, ctypes.sizeof(memory), step)]


def handle_of(opened: Any) -> Place:
    """The handle of a pypdfium2 page or text page, given its ``raw``."""
    return at(ctypes.cast(opened, ctypes.c_void_p).value or 0)
