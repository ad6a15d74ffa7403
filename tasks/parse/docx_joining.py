"""Paragraphs that a converter cut at the end of a printed line, put together again.

Files made from a PDF end a paragraph at each page or line; the rest of the sentence then stands by itself.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from typing import NamedTuple

from lxml.etree import _Element as Element

from models.document import Block
from tasks.parse.docx_package import w, whole
from tasks.parse.reading_text import join_lines

_ENDS = "。；;：:！？!?.…"
_RUNS_ON = ("，", "、")
_WIDE = re.compile(r"[\u3000-\u9fff\uff00-\uffef]")
_OPENS_ANEW = re.compile(r"(?:注|附|备注|说明|特别提示)|[^，。,；]{1,15}[：:]|[_＿\s]")
_FULL_LINE = 24
_FULL_LINE_LATIN = 40
_INDENT_TWIPS = 200


class Piece(NamedTuple):
    """A block and how its paragraph is set.

    Attributes:
        indent: Extra indent of the first line, in twentieths of a point; None where the paragraph says nothing of
            its own or is not a paragraph.
        is_styled: Whether its heading level comes from the file, not from its look.
    """

    block: Block
    indent: int | None = None
    is_styled: bool = False


def first_line_indent(properties: Element | None) -> int | None:
    """The paragraph's own first line indent, 0 when it has an indent of another kind only, None when it has none."""
    found = None if properties is None else properties.find(w("ind"))
    if found is None:
        return None
    return whole(found.get(w("firstLine"))) or whole(found.get(w("firstLineChars"))) or 0


def joined(pieces: Iterable[Piece]) -> list[Block]:
    """The blocks in the same order, cut sentences put together; all other text is left as it is."""
    done: list[Piece] = []
    at = 0
    for piece in pieces:
        if piece.block.kind == "figure":  # a sentence may go on below it
            done.append(piece)
        elif done and _continues(done[at], piece):
            text = join_lines(f"{done[at].block.text}\n{piece.block.text}")
            done[at] = done[at]._replace(block=done[at].block.model_copy(update={"text": text}))
        else:
            at = len(done)
            done.append(piece)
    return [piece.block for piece in done]


def _continues(first: Piece, second: Piece) -> bool:
    a, b = first.block, second.block
    if a.kind not in {"paragraph", "list_item"} or b.kind != "paragraph" or b.number is not None or not a.text:
        return False
    if a.text[-1] in _ENDS or _OPENS_ANEW.match(b.text):
        return False
    if a.text.endswith(_RUNS_ON):
        return len(a.text) >= _FULL_LINE
    if b.text[0].isascii() and b.text[0].islower():
        return len(a.text) >= _FULL_LINE_LATIN and (a.text[-1].islower() or a.text[-1] == ",")
    if len(_WIDE.findall(a.text)) < _FULL_LINE or not (_WIDE.match(b.text) or b.text[0] == "("):
        return False
    was_set_in = (first.indent or 0) >= _INDENT_TWIPS or a.number is not None or a.marker is not None
    return was_set_in and second.indent is not None and second.indent < _INDENT_TWIPS
