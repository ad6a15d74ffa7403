"""Foreign text into cells: always text, never a formula, nothing dropped in silence."""

from __future__ import annotations

import re
from collections.abc import Sequence

from openpyxl.cell.cell import Cell
from openpyxl.cell.rich_text import CellRichText, TextBlock
from openpyxl.cell.text import InlineFont

from models.amendment import WordEdit

CELL_LIMIT = 32_767  # characters a cell can hold
_CUT = " … [cut: {} more characters, see the source]"
_ILLEGAL = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f\ud800-\udfff\ufffe\uffff]")
_ESCAPE = re.compile(r"_(?=x[0-9A-Fa-f]{4}_)")
_FORMULA_STARTS = frozenset("=+-@＝＋－＠\t\r\n")


def cleaned(text: str) -> str:
    """The text as a cell can hold it: characters that XML forbids become ``�``, an overlong end is cut and marked.

    Source: ECMA-376 part 1, 22.9.2.19 (``_xHHHH_`` is an escape and must itself be escaped to stay verbatim).
    """
    shown = _ILLEGAL.sub("�", text.replace("\r\n", "\n").replace("\r", "\n"))
    shown = _ESCAPE.sub("_x005F_", shown)
    if len(shown) <= CELL_LIMIT:
        return shown
    kept = CELL_LIMIT - len(_CUT) - 8
    return shown[:kept] + _CUT.format(len(shown) - kept)


def looks_like_formula(text: str) -> bool:
    """Whether a spreadsheet could take the text for a formula once somebody edits or re-imports it.

    Source: OWASP "CSV Injection": ``= + - @``, tab and line ends, with their full-width twins.
    """
    return text[:1] in _FORMULA_STARTS or text.lstrip()[:1] in _FORMULA_STARTS


def put_text(cell: Cell, text: str) -> None:
    """The cell holds exactly this text as a string; set its style before, not after."""
    if not text:
        return
    shown = cleaned(text)
    cell.value = shown
    cell.data_type = "s"  # also for "=…" and "#REF!", which openpyxl would type as formula and error
    cell.quotePrefix = looks_like_formula(shown)


def put_words(cell: Cell, edits: Sequence[WordEdit], inserted: InlineFont, deleted: InlineFont) -> None:
    """The cell holds the words of these edits as one string, inserted and deleted ones in fonts of their own.

    A text that a cell cannot hold in full, or of one kind only, is put without fonts.
    """
    plain = "".join(edit.text for edit in edits)
    shown = [(edit.kind, cleaned(edit.text)) for edit in edits if edit.text]
    is_marked = any(kind != "keep" and text.strip() for kind, text in shown)
    if sum(len(text) for _, text in shown) > CELL_LIMIT or not is_marked:
        put_text(cell, plain)
        return
    fonts = {"insert": inserted, "delete": deleted}
    cell.value = CellRichText([TextBlock(fonts[kind], text) if kind in fonts else text for kind, text in shown])
    cell.data_type = "s"  # also for "=…"
    cell.quotePrefix = looks_like_formula(plain)
