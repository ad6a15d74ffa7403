"""pdfium's functions for every character and object, bound without the checks that cost most of the time.

Handles are plain addresses here; each is valid as long as the page it was taken from is open.
"""

from __future__ import annotations

import ctypes
from collections.abc import Callable
from typing import Any

from pypdfium2 import raw

_HANDLE, _INT, _FLOAT = ctypes.c_void_p, ctypes.c_int, ctypes.c_float


Native = Callable[..., Any]


def _bound(function: Any, result: Any, *arguments: Any) -> Native:
    address = ctypes.cast(function, ctypes.c_void_p).value or 0
    return ctypes.PYFUNCTYPE(result, *arguments)(address)


char_code = _bound(raw.FPDFText_GetUnicode, ctypes.c_uint, _HANDLE, _INT)
"""``(text page, index)``: the UTF-32 or UTF-16 code of a character."""
char_box = _bound(raw.FPDFText_GetLooseCharBox, _INT, _HANDLE, _INT, _HANDLE)
"""``(text page, index, address of four floats)``: left, top, right and bottom are written there."""
char_ink = _bound(raw.FPDFText_GetCharBox, _INT, _HANDLE, _INT, *([_HANDLE] * 4))
"""``(text page, index, left, right, bottom, top)``: the sides of its glyph, written to four addresses."""
page_text = _bound(raw.FPDFText_GetText, _INT, _HANDLE, _INT, _INT, _HANDLE)
"""``(text page, start, count, address)``: UTF-16 with a zero at its end, and how many units were written."""
char_angle = _bound(raw.FPDFText_GetCharAngle, _FLOAT, _HANDLE, _INT)
"""``(text page, index)``: radians, clockwise; negative when unknown."""
char_matrix = _bound(raw.FPDFText_GetMatrix, _INT, _HANDLE, _INT, _HANDLE)
"""``(text page, index, address of six floats)``: the matrix of a character is written there; 0 when unknown."""
char_object = _bound(raw.FPDFText_GetTextObject, _HANDLE, _HANDLE, _INT)
"""``(text page, index)``: the text object a character is drawn by, None for one that pdfium put in."""
text_font = _bound(raw.FPDFTextObj_GetFont, _HANDLE, _HANDLE)
"""``(text object)``: its font."""
text_mode = _bound(raw.FPDFTextObj_GetTextRenderMode, _INT, _HANDLE)
"""``(text object)``: fill, stroke, invisible and so on."""
fill_colour = _bound(raw.FPDFPageObj_GetFillColor, _INT, *([_HANDLE] * 5))
"""``(object, red, green, blue, alpha)``: each 0 to 255, written to four addresses; 0 when unknown."""
page_objects = _bound(raw.FPDFPage_CountObjects, _INT, _HANDLE)
"""``(page)``: how many objects it draws."""
page_object = _bound(raw.FPDFPage_GetObject, _HANDLE, _HANDLE, _INT)
"""``(page, index)``: an object."""
form_objects = _bound(raw.FPDFFormObj_CountObjects, _INT, _HANDLE)
"""``(form object)``: how many objects it draws."""
form_object = _bound(raw.FPDFFormObj_GetObject, _HANDLE, _HANDLE, ctypes.c_ulong)
"""``(form object, index)``: an object of a form."""
object_type = _bound(raw.FPDFPageObj_GetType, _INT, _HANDLE)
"""``(object)``: text, path, image, shading or form."""
object_matrix = _bound(raw.FPDFPageObj_GetMatrix, _INT, _HANDLE, _HANDLE)
"""``(object, address of six floats)``: its matrix is written there."""
object_bounds = _bound(raw.FPDFPageObj_GetBounds, _INT, *([_HANDLE] * 5))
"""``(object, left, bottom, right, top)``: written to four addresses, in the object's container's coordinates."""
path_mode = _bound(raw.FPDFPath_GetDrawMode, _INT, _HANDLE, _HANDLE, _HANDLE)
"""``(path, fill, stroke)``: whether it is filled and stroked, written to two addresses."""
path_segments = _bound(raw.FPDFPath_CountSegments, _INT, _HANDLE)
"""``(path)``: how many segments it has."""
path_segment = _bound(raw.FPDFPath_GetPathSegment, _HANDLE, _HANDLE, _INT)
"""``(path, index)``: a segment."""
segment_type = _bound(raw.FPDFPathSegment_GetType, _INT, _HANDLE)
"""``(segment)``: move, line or curve."""
segment_point = _bound(raw.FPDFPathSegment_GetPoint, _INT, _HANDLE, _HANDLE, _HANDLE)
"""``(segment, x, y)``: its end point, written to two addresses."""
segment_closes = _bound(raw.FPDFPathSegment_GetClose, _INT, _HANDLE)
"""``(segment)``: whether the sub-path is closed behind it."""


def address_of(handle: Any) -> int:
    """The address of a pypdfium2 page or text page (its ``raw``), or of a ctypes buffer."""
    return ctypes.cast(handle, ctypes.c_void_p).value or 0
