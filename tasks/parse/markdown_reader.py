"""A Markdown file as blocks in reading order, as GitHub shows it: headings, nested lists, tables, paragraphs.

Front matter, comments and link definitions are set apart: they are not part of what a reader sees.
"""

from __future__ import annotations

import re
from typing import Literal

from models.document import Block, ParseNote, Table
from tasks.parse.clause_number import NumberedText, split_number
from tasks.parse.heading_look import heading_level
from tasks.parse.markdown_inline import plain
from tasks.parse.markdown_tables import count_cells, fold, html_table, is_delimiter_row, pipe_table
from tasks.parse.tables import text_of

_FRONT_MATTER = re.compile(r"\A---[ \t]*\n.{0,20000}?\n(?:---|\.\.\.)[ \t]*\n", re.DOTALL)
_FENCE = re.compile(r" {0,3}(`{3,}|~{3,})")
_ATX = re.compile(r" {0,3}(#{1,6})(?:[ \t]+|$)(.*?)(?:[ \t]+#+)?[ \t]*$")
_SETEXT = re.compile(r" {0,3}(={2,}|-{2,})[ \t]*$")
_RULE = re.compile(r" {0,3}(?:(?:\*[ \t]*){3,}|(?:-[ \t]*){3,}|(?:_[ \t]*){3,})$")
_ITEM = re.compile(r"([ \t]*)([-*+]|\d{1,9}[.)])(?:[ \t]+|$)(.*)")
_TASK = re.compile(r"\[[ xX]\][ \t]+")
_DEFINITION = re.compile(r" {0,3}\[([^\]\n]{1,200})\]:[ \t]*(.*)")
_QUOTE = re.compile(r"^(?: {0,3}>[ \t]?){1,10}")
_TABLE_START = re.compile(r"\s*<table\b", re.IGNORECASE)
_TABLE_END = re.compile(r"</table\s*>", re.IGNORECASE)
_WHOLLY_BOLD = re.compile(r"(\*\*|__)(?=\S)[^*\n]{1,300}(?<=\S)\1")
_RUN_IN_HEADING = re.compile(r"\s*((\*\*|__)\d[^*\n]{2,80}?[.:]?\2[.:]?)\s{1,8}(\S.*)", re.DOTALL)
_TAB_WIDTH = 4


def read_markdown(text: str) -> tuple[list[Block], list[ParseNote]]:
    """The blocks of a Markdown text.

    Args:
        text: The whole file, decoded.

    Returns:
        Blocks in reading order (``index`` 0 and ``section`` empty: set by the outline); a note when front matter or
        comments were set apart.
    """
    text = text.replace("\r\n", "\n").replace("\r", "\n").replace("\x0c", "\n").removeprefix("\ufeff")
    visible = _without_comments(_FRONT_MATTER.sub("", text, count=1))
    notes = []
    if visible != text:
        notes.append(ParseNote(code="hidden_text", detail="Front matter or comments are left out."))
    return _Reader(visible.split("\n")).blocks(), notes


class _Item:
    """An open list item: where its text begins, and how it was marked."""

    def __init__(self, indent: int, marker: str) -> None:
        self.indent = indent
        self.marker = marker


class _Reader:
    """Reads line by line; ``_lines`` is the paragraph that is being gathered."""

    def __init__(self, lines: list[str]) -> None:
        self._source = [_QUOTE.sub("", line).expandtabs(_TAB_WIDTH) for line in lines]
        self._at = 0
        self._found: list[Block] = []
        self._lines: list[str] = []
        self._items: list[_Item] = []
        self._fresh_marker: str | None = None
        self._footnote: str | None = None
        self._above = 0
        self._pipe_rows: list[str] = []

    def blocks(self) -> list[Block]:
        """All blocks, in order."""
        while self._at < len(self._source):
            line = self._source[self._at]
            self._at += 1
            if not line.strip():
                self._close()
            elif not (self._fence(line) or self._table(line) or self._heading(line) or self._item(line)):
                self._text(line)
        self._close()
        return self._found

    def _fence(self, line: str) -> bool:
        fence = _FENCE.match(line)
        if not fence:
            return False
        self._close()
        while self._at < len(self._source) and not self._source[self._at].lstrip().startswith(fence[1]):
            code = self._source[self._at].strip()
            self._at += 1
            if code:
                self._found.append(Block(index=0, kind="paragraph", text=" ".join(code.split())))
        self._at += 1
        return True

    def _heading(self, line: str) -> bool:
        atx = _ATX.match(line)
        if atx:
            self._close()
            self._items = []
            self._add("heading", atx[2], len(atx[1]))
            return True
        setext = _SETEXT.match(line)
        if setext and self._lines and not self._items:
            joined, self._lines = " ".join(self._lines), []
            self._add("heading", joined, 1 if "=" in setext[1] else 2)
            return True
        if setext or _RULE.match(line):
            self._close()
            return True
        return False

    def _item(self, line: str) -> bool:
        match = _ITEM.match(line)
        if not match or (self._lines and match[2][0].isdigit() and not self._items and match[2] not in {"1.", "1)"}):
            return False
        self._close()
        indent = len(match[1])
        while self._items and indent < self._items[-1].indent:
            self._items.pop()
        marker = match[2]
        self._items.append(_Item(match.start(3), marker))
        self._fresh_marker = marker
        self._lines = [_TASK.sub("", match[3], count=1)] if match[3].strip() else []
        return True

    def _table(self, line: str) -> bool:
        if _TABLE_START.match(line):
            self._close()
            rows = [line]
            while not _TABLE_END.search(rows[-1]) and self._at < len(self._source):
                rows.append(self._source[self._at])
                self._at += 1
            self._add_table(html_table("\n".join(rows)), [])
            return True
        begins = self._at < len(self._source) and is_delimiter_row(self._source[self._at])
        if "|" in line and begins:
            self._close()
            self._add_table(None, [line, *self._rows_below()])
            return True
        # A blank line cut the table in two; its columns go on.
        if self._is_cut_row(line):
            self._found.pop()
            self._add_table(None, [*self._pipe_rows, line, *self._rows_below()])
            return True
        return False

    def _rows_below(self) -> list[str]:
        start = self._at
        while self._at < len(self._source) and "|" in self._source[self._at]:
            self._at += 1
        return self._source[start : self._at]

    def _is_cut_row(self, line: str) -> bool:
        is_behind_table = bool(self._pipe_rows) and not self._lines and self._found[-1].kind == "table"
        return is_behind_table and count_cells(line) == count_cells(self._pipe_rows[0]) > 1

    def _add_table(self, table: Table | None, pipe_rows: list[str]) -> None:
        table = pipe_table(pipe_rows) if pipe_rows else table
        text = text_of(table) if table else ""
        self._pipe_rows = pipe_rows if text else []
        if text:
            self._found.append(Block(index=0, kind="table", text=text, table=table))

    def _text(self, line: str) -> None:
        definition = None if self._lines else _DEFINITION.match(line)
        if definition and definition[1].startswith("^"):
            self._close()
            self._footnote = definition[1][1:]
            self._lines = [definition[2]]
        elif not definition:
            if not self._lines:
                indent = len(line) - len(line.lstrip())
                while self._items and self._fresh_marker is None and indent < self._items[-1].indent:
                    self._items.pop()
            # Two spaces or a backslash at the end are a line break.
            self._lines.append(line.rstrip().removesuffix("\\"))

    def _close(self) -> None:
        """The gathered paragraph becomes a block."""
        lines, self._lines = self._lines, []
        joined = " ".join(line.strip() for line in lines)
        if not joined.strip():
            return
        run_in = None if self._items or self._footnote else _RUN_IN_HEADING.match(joined)
        if run_in:
            self._add("paragraph", run_in[1], None)
            joined = run_in[3]
        if self._footnote is not None:
            self._found.append(Block(index=0, kind="footnote", text=_one_line(joined), marker=self._footnote))
            self._footnote = None
        else:
            self._add("list_item" if self._items else "paragraph", joined, len(self._items) or None)
        self._fresh_marker = None

    def _add(self, kind: Literal["heading", "list_item", "paragraph"], source: str, level: int | None) -> None:
        text = _one_line(source)
        found = split_number(text)
        if not found.rest.strip():
            found = NumberedText(None, None, text, 0)
        number, marker = found.number, found.marker
        if kind == "list_item" and self._fresh_marker is not None:
            own = split_number(f"{self._fresh_marker} A")
            number, marker = number or (own.number if marker is None else None), marker or own.marker
            if own.marker is None and own.number is None:
                marker = marker or self._fresh_marker
        if kind == "paragraph" and marker is not None:
            kind, level = "list_item", 1
        if kind == "paragraph" and _WHOLLY_BOLD.fullmatch(source.strip()):
            level = heading_level(number, found.rest, self._above, is_bold=True)
            kind = "heading" if level else "paragraph"
        elif kind == "heading":
            self._above = level or 0
        if found.rest:
            self._found.append(Block(index=0, kind=kind, text=found.rest, number=number, marker=marker, level=level))


def _without_comments(text: str) -> str:
    """The text without HTML comments; one that never ends is text."""
    kept, at = [], 0
    while (start := text.find("<!--", at)) >= 0 and (end := text.find("-->", start)) >= 0:
        kept.append(text[at:start])
        at = end + len("-->")
    return "".join(kept) + text[at:]


def _one_line(source: str) -> str:
    return fold(plain(source)).replace("\n", " ")
