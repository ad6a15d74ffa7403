"""An HTML page as blocks in reading order: headings, nested lists, tables, paragraphs, pictures by their description.

Scripts, hidden and struck text are left out and named; navigation and the page's head and foot are set apart.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import Literal, NamedTuple

from lxml.etree import iterwalk
from lxml.html import HtmlElement

from models.document import Block, Cell, ParseNote, Table
from tasks.parse.clause_number import NumberedText, split_number
from tasks.parse.heading_look import heading_level
from tasks.parse.html_fields import Field, field_of
from tasks.parse.html_lists import Item, Numbering
from tasks.parse.html_source import html_text, tree_of
from tasks.parse.html_tables import UNSEEN, cell_text, is_layout, rows_of, table_of
from tasks.parse.html_visibility import LeftOut, is_bold
from tasks.parse.plain_reader import read_plain
from tasks.parse.reading_text import join_lines
from tasks.parse.tables import text_of

_HEADINGS = {f"h{level}": level for level in range(1, 7)}
_BLOCKS = {
    "address", "article", "aside", "blockquote", "body", "center", "dd", "details", "dialog", "dir", "div", "dl", "dt",
    "fieldset", "figure", "footer", "form", "header", "hgroup", "html", "legend", "li", "main", "menu", "nav", "ol",
    "p", "section", "summary", "tbody", "td", "tfoot", "th", "thead", "title", "tr", "ul", "caption", "hr", "label",
}  # fmt: skip
_APART: dict[str, Literal["header", "footer"]] = {
    "nav": "header", "navigation": "header", "header": "header", "banner": "header",
    "footer": "footer", "contentinfo": "footer",
}  # fmt: skip
_WITHIN_CONTENT = {"article", "main", "section", "blockquote", "figure"}
_NOT_IN_A_ROW = {"ul", "ol", "table", "dl", "dt", "dd", "pre", *_HEADINGS}
_MAX_DEPTH = 150


def read_html(content: bytes, name: str) -> tuple[list[Block], list[ParseNote]]:
    """The blocks of an HTML file.

    Args:
        content: The file's bytes.
        name: For error messages.

    Returns:
        Blocks in reading order (``index`` 0 and ``section`` empty: set by the outline); notes on what was left out.

    Raises:
        DocumentError: damaged or too_large.
    """
    return read_html_text(html_text(content), name)


def read_html_text(text: str, name: str) -> tuple[list[Block], list[ParseNote]]:
    """As ``read_html``, of a text that is decoded already (a mail's body)."""
    root = tree_of(text, name)
    if root is None:
        return [], []
    reader = _Reader(name)
    reader.read(root)
    return reader.blocks, reader.notes()


@dataclass(frozen=True, slots=True)
class _Place:
    """What holds for the text inside an element."""

    apart: Literal["header", "footer"] | None = None
    heading: int | None = None
    item: Item | None = None
    lists: int = 0
    bold: bool = False
    is_caption: bool = False
    depth: int = 0


class _Reader:
    """Walks the tree; ``_runs`` are the pieces of the paragraph that is being gathered, each bold or not."""

    def __init__(self, name: str) -> None:
        self.blocks: list[Block] = []
        self._name = name
        self._runs: list[tuple[str, bool]] = []
        self._pictures: list[str] = []
        self._left_out = LeftOut()
        self._above = 0
        self._fields: _Fields | None = None

    def read(self, root: HtmlElement) -> None:
        """All blocks of the page, in order."""
        place = _Place()
        self._walk(root, place)
        self._close(place)

    def notes(self) -> list[ParseNote]:
        """What a person should know was left out."""
        told = (
            ("hidden_text", self._left_out.hidden, "hidden from sight"),
            ("deleted_text", self._left_out.struck, "struck through"),
            ("form_fields", self._left_out.fields, "fields of a form"),
        )
        return [
            ParseNote(code=code, detail=f"{count} {'part' if count == 1 else 'parts'} left out: {what}.")
            for code, count, what in told
            if count
        ]

    def _walk(self, element: HtmlElement, place: _Place) -> None:
        self._say(element.text, place)
        numbering = Numbering(element) if element.tag in {"ol", "ul", "menu", "dir"} else None
        for child in element:
            if isinstance(child.tag, str):
                self._enter(child, place, numbering)
            self._say(child.tail, place)

    def _enter(self, element: HtmlElement, place: _Place, numbering: Numbering | None) -> None:
        tag = element.tag
        if self._left_out.takes(element):
            return
        if place.depth >= _MAX_DEPTH:
            self._flatten(element, place)
        elif tag == "br":
            self._runs.append(("\n", place.bold))
        elif tag == "img":
            self._pictures.append(" ".join(element.get("alt", "").split()))
        elif tag in {"table", "dl", "pre"}:
            self._close(place)
            self._special(element, place)
        elif tag in _HEADINGS or tag in _BLOCKS or tag == "figcaption":
            self._close(place)
            field = None if place.apart else field_of(element, self._left_out)
            if field is not None:
                self._add_field(field, element.getparent())
                return
            inner = self._inside(element, place, numbering)
            self._walk(element, inner)
            self._close(inner)
        else:
            self._walk(element, replace(place, bold=place.bold or is_bold(element), depth=place.depth + 1))

    def _flatten(self, element: HtmlElement, place: _Place) -> None:
        """The paragraphs of what nests too deeply to be walked, without lists, headings and tables."""
        walk = iterwalk(element, events=("start", "end"))
        for event, inner in walk:
            if inner.tag in _BLOCKS or inner.tag in _HEADINGS or inner.tag == "br":
                self._close(place)
            if event == "end":
                self._say(inner.tail if inner is not element else None, place)
            elif self._left_out.takes(inner):
                walk.skip_subtree()
            else:
                self._say(inner.text, place)

    def _inside(self, element: HtmlElement, place: _Place, numbering: Numbering | None) -> _Place:
        """What holds inside a block element."""
        tag = element.tag
        inner = replace(place, depth=place.depth + 1, bold=place.bold or (is_bold(element) and tag != "th"))
        if tag in _HEADINGS:
            return replace(inner, heading=_HEADINGS[tag])
        if tag == "li":
            marker = numbering.marker(element) if numbering else "•"
            return replace(inner, item=Item(max(place.lists, 1), marker))
        if tag in {"ol", "ul", "menu", "dir"}:
            return replace(inner, lists=place.lists + 1)
        if tag == "figcaption":
            return replace(inner, is_caption=True)
        role = element.get("role", "").lower()
        apart = _APART.get(role) or _APART.get(tag)
        is_content = role not in _APART and tag != "nav" and _stands_within_content(element)
        return replace(inner, apart=place.apart or apart) if apart and not is_content else inner

    def _special(self, element: HtmlElement, place: _Place) -> None:
        inner = replace(place, depth=place.depth + 1)
        if element.tag == "pre":
            lines, _ = read_plain("".join(element.itertext()))
            self.blocks += [self._set_apart(block, place) for block in lines]
            return
        table = self._definitions(element, inner) if element.tag == "dl" else self._table(element, inner)
        if table is None:
            return
        text = text_of(table)
        if text and place.apart:
            self.blocks.append(Block(index=0, kind=place.apart, text=" ".join(text.split())))
        elif text:
            self.blocks.append(Block(index=0, kind="table", text=text, table=table))

    def _table(self, element: HtmlElement, inner: _Place) -> Table | None:
        """The table; None where its content was read as part of the page."""
        hidden = LeftOut()
        rows, stray = rows_of(element, hidden)
        if is_layout(element, rows):
            self._walk(element, inner)
            self._close(inner)
            return None
        self._left_out.add(hidden)
        for piece in stray:
            if isinstance(piece, str):
                self._say(piece, inner)
            else:
                self._enter(piece, inner, None)
        self._close(inner)
        for caption in element.findall("caption"):
            self._walk(caption, inner)
            self._close(inner)
        return table_of(rows, self._left_out, self._name)

    def _definitions(self, element: HtmlElement, inner: _Place) -> Table | None:
        """Terms beside what is said of them; None where that is more than a line or two and was read as paragraphs."""
        entries = [entry for entry in element.iter("dt", "dd") if next(entry.iterancestors("dl")) is element]
        is_simple = _has_only_entries(element) and not any(
            inner.tag in _NOT_IN_A_ROW for entry in entries for inner in entry.iterdescendants()
        )
        if not is_simple or not entries or entries[0].tag != "dt":
            self._walk(element, inner)
            self._close(inner)
            return None
        rows: list[tuple[str, list[str]]] = []
        for entry in entries:
            if self._left_out.takes(entry):
                continue
            text = cell_text(entry, self._left_out)
            if entry.tag == "dt":
                rows.append((text, []))
            elif rows:
                rows[-1][1].append(text)
        return _two_columns([(term, "\n".join(filter(None, said))) for term, said in rows])

    def _add_field(self, field: Field, holder: HtmlElement | None) -> None:
        """A row of its own table, or of that of the fields right before it in the same element."""
        before = self._fields
        if before is not None and before.holder is holder and before.at == len(self.blocks) - 1:
            self.blocks.pop()
            rows = [*before.rows, field]
        else:
            rows = [field]
        self._fields = _Fields(holder, len(self.blocks), rows)
        table = _two_columns([(row.label, row.value) for row in rows])
        self.blocks.append(Block(index=0, kind="table", text=text_of(table), table=table))

    def _say(self, text: str | None, place: _Place) -> None:
        if text:
            flat = text.replace("\r", " ").replace("\n", " ").translate(UNSEEN)
            self._runs.append((flat, place.bold))

    def _close(self, place: _Place) -> None:
        """The gathered paragraph becomes a block, or several where line breaks part it."""
        runs, self._runs = self._runs, []
        pictures, self._pictures = self._pictures, []
        for text, bold in _paragraphs(runs):
            self._add(text, place, bold=bold)
        self.blocks += [Block(index=0, kind=place.apart or "figure", text=text) for text in pictures if text]

    def _add(self, text: str, place: _Place, *, bold: bool) -> None:
        found = split_number(text)
        if not found.rest.strip():
            found = NumberedText(None, None, text, 0)
        if place.is_caption:
            self.blocks.append(Block(index=0, kind="figure", text=text))
        elif place.heading is not None and place.apart != "footer":
            given = place.item.take_marker() if place.item else None
            number = found.number or (split_number(f"{given} A").number if given else None)
            self._above = place.heading
            self.blocks.append(
                Block(index=0, kind="heading", text=found.rest, number=number, marker=found.marker, level=place.heading)
            )
        elif place.apart:
            self.blocks.append(Block(index=0, kind=place.apart, text=text))
        elif place.item is not None:
            self.blocks.append(_item(found, place.item))
        elif found.marker is not None:
            self.blocks.append(Block(index=0, kind="list_item", text=found.rest, marker=found.marker, level=1))
        else:
            level = heading_level(found.number, found.rest, self._above, is_bold=True) if bold else None
            kind: Literal["heading", "paragraph"] = "heading" if level else "paragraph"
            self.blocks.append(Block(index=0, kind=kind, text=found.rest, number=found.number, level=level))

    @staticmethod
    def _set_apart(block: Block, place: _Place) -> Block:
        return Block(index=0, kind=place.apart, text=block.text) if place.apart else block


class _Fields(NamedTuple):
    """The table of labels and values that was read last, and where it stands."""

    holder: HtmlElement | None
    at: int
    rows: list[Field]


def _two_columns(rows: Sequence[tuple[str, str]]) -> Table:
    cells = [Cell(row=at, col=col, text=text) for at, row in enumerate(rows) for col, text in enumerate(row)]
    return Table(rows=len(rows), cols=2, cells=tuple(cells))


def _item(found: NumberedText, item: Item) -> Block:
    """A list item: a number or marker of its own comes before the list's."""
    given = item.take_marker()
    number, marker = found.number, found.marker
    if given is not None and number is None and marker is None:
        own = split_number(f"{given} A")
        number, marker = own.number, own.marker
        if number is None and marker is None:
            marker = given
    return Block(index=0, kind="list_item", text=found.rest, number=number, marker=marker, level=item.level)


def _paragraphs(runs: list[tuple[str, bool]]) -> list[tuple[str, bool]]:
    """Paragraphs with whether all of each is bold: parted by empty lines and where a line begins with a number."""
    lines: list[tuple[str, bool]] = []
    gathered: list[tuple[str, bool]] = []
    for run in [*runs, ("\n", False)]:
        if run[0] != "\n":
            gathered.append(run)
            continue
        text = " ".join("".join(part for part, _ in gathered).split())
        lines.append((text, all(bold for part, bold in gathered if part.strip())))
        gathered = []
    paragraphs: list[tuple[list[str], bool]] = []
    is_open = False
    for text, bold in lines:
        if not text:
            is_open = False
            continue
        begins = split_number(text)
        if is_open and begins.number is None and begins.marker is None and paragraphs[-1][1] == bold:
            paragraphs[-1][0].append(text)
        else:
            paragraphs.append(([text], bold))
        is_open = True
    return [(join_lines("\n".join(parts)), bold) for parts, bold in paragraphs]


def _has_only_entries(holder: HtmlElement) -> bool:
    """Whether a list of definitions holds terms and definitions, also in groups, and nothing between them."""
    return not (holder.text or "").strip() and all(
        not (child.tail or "").strip()
        and (child.tag in {"dt", "dd"} or (child.tag == "div" and holder.tag == "dl" and _has_only_entries(child)))
        for child in holder
    )


def _stands_within_content(element: HtmlElement) -> bool:
    return any(ancestor.tag in _WITHIN_CONTENT for ancestor in element.iterancestors())
