"""The fields of fillable PDF pages: their names, and what somebody has filled in."""

from __future__ import annotations

import io
from collections.abc import Iterator, Sequence
from typing import Any

import pdfplumber
from pdfplumber.utils.exceptions import MalformedPDFException, PdfminerException

from models.errors import Code, DocumentError
from models.recognition import FormField

MAX_FIELDS = 5_000
_MAX_NAME = 200
_UNSET = frozenset({"Off", "None"})


def fields_of(content: bytes, pages: Sequence[int], name: str) -> list[FormField]:
    """The fields of these pages, by page, from top to bottom.

    Args:
        content: A PDF.
        pages: Numbers from 1 of the pages that have fields.
        name: For error messages.

    Raises:
        DocumentError: damaged, when the form cannot be read; the pages' own text stands without it.
    """
    try:
        with pdfplumber.open(io.BytesIO(content), pages=list(pages)) as document:
            found = [field for page in document.pages for field in _fields(page)]
    except (MalformedPDFException, PdfminerException, ValueError, TypeError, KeyError, AttributeError) as error:
        raise DocumentError(name, Code.DAMAGED) from error  # the last four escape from broken dictionaries
    return sorted(found[:MAX_FIELDS], key=lambda field: (field.page, field.top, field.x0, field.name))


def _fields(page: Any) -> Iterator[FormField]:
    for annotation in page.annots:
        data = annotation.get("data") or {}
        if _text(data.get("Subtype")) != "Widget" or _text(data.get("FT")) == "Sig":  # a place to sign says nothing
            continue
        parent = data.get("Parent")
        above = parent if isinstance(parent, dict) else {}
        name = _text(data.get("TU")) or _text(data.get("T")) or _text(above.get("TU")) or _text(above.get("T"))
        value = _text(data.get("V")) or _text(above.get("V"))
        sides = (annotation["x0"], annotation["top"], annotation["x1"], annotation["bottom"])
        x0, top, x1, bottom = (round(max(0.0, float(side)), 2) for side in sides)
        x1, bottom = min(x1, float(page.width)), min(bottom, float(page.height))
        if x0 < x1 and top < bottom:
            shown = "" if value in _UNSET else value
            yield FormField(page=page.page_number, x0=x0, top=top, x1=x1, bottom=bottom, name=name, value=shown)


def _text(value: object) -> str:
    """A PDF string or name as text, white space folded."""
    if isinstance(value, bytes):
        encoding = "utf-16-be" if value.startswith(b"\xfe\xff") else "latin-1"
        text = value.removeprefix(b"\xfe\xff").decode(encoding, "replace")
    else:
        named = getattr(value, "name", value)
        text = named if isinstance(named, str) else ""
    return " ".join(text.replace("\x00", " ").split())[:_MAX_NAME]
