"""A DOCX file as blocks in reading order, with automatic numbers as Word shows them.

Reads the accepted view of tracked changes; hidden text, pictures and broken parts are named in notes.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple

from lxml.etree import _Element as Element

from models.document import Block, BlockKind, ParseNote
from models.errors import Code, DocumentError
from tasks.parse.clause_number import NumberedText
from tasks.parse.docx_changes import changes_of, comments_of
from tasks.parse.docx_graphics import Graphic, alternative, figure_of
from tasks.parse.docx_joining import Piece, first_line_indent, joined
from tasks.parse.docx_labels import is_contents_line, is_contents_title, items, take_apart
from tasks.parse.docx_notes import Notes, notes_of
from tasks.parse.docx_numbering import Label, Numbering
from tasks.parse.docx_outline import settle_levels
from tasks.parse.docx_package import MC, Package, R, is_on, open_package, value, w, whole
from tasks.parse.docx_styles import BODY_LEVEL, Styles
from tasks.parse.docx_tables import frame_of, is_grid, read_table
from tasks.parse.docx_text import Reading, Tally, TextReader
from tasks.parse.heading_look import heading_level, is_running_text
from tasks.parse.reading_text import fold, join_lines
from tasks.parse.tables import text_of

_TRANSPARENT = {w(name) for name in ("sdtContent", "customXml", "ins", "moveTo")}
_MAX_DEPTH = 40
_DEEPEST_MARKED = 3
"""Deeper heading styles with a list marker such as (a) number clauses, not headings."""


def read_docx(content: bytes, name: str) -> tuple[list[Block], list[ParseNote]]:
    """The document's blocks in reading order: headers, body with notes and text boxes at their anchors, footers.

    Args:
        content: The whole file.
        name: Its name, for errors.

    Returns:
        Blocks (``index`` 0 and ``section`` empty: set by the outline) and what a person should know about the reading.

    Raises:
        DocumentError: ``encrypted``, ``damaged``, ``unsafe_archive``, ``unsupported`` or ``no_text``; the tender goes
            on without this file.
    """
    package = open_package(content, name)
    path = package.document_path()
    body = package.required(path).find(w("body"))
    if body is None:
        raise DocumentError(name, Code.DAMAGED)
    story = _Story(package, path)
    main = joined(settle_levels(story.pieces(body)))
    if not any(block.text for block in main if block.kind != "figure"):
        raise DocumentError(name, Code.NO_TEXT)
    headers, footers = story.margins(body, "header"), story.margins(body, "footer")
    return [*headers, *story.watermarks(), *main, *footers], story.told(body)


class _Paragraph(NamedTuple):
    """One paragraph with what is printed before it."""

    reading: Reading
    label: Label | None
    style_id: str | None
    outline: int | None
    indent: int | None


class _Story:
    """Walks the parts of one document in reading order."""

    def __init__(self, package: Package, path: str) -> None:
        self.tally = Tally()
        self._package = package
        self._relations = package.relations(path)
        self._styles = Styles(package.optional(self._part("styles")))
        self._numbering = Numbering(package.optional(self._part("numbering")), self._styles)
        self._notes = Notes({kind: package.optional(self._part(f"{kind}s")) for kind in ("footnote", "endnote")})
        self._text = TextReader(self._styles, self.tally)
        self._carried: Reading | None = None
        self._called: list[tuple[str, str]] = []
        # nested tables and pictures of the table being read; None outside tables
        self._apart: list[Piece] | None = None
        self._margins: list[Element] = []
        self._lettering: dict[str, None] = {}
        self._outline = 0
        self._in_contents = False

    def _part(self, kind: str) -> str | None:
        return next((one.target for one in self._relations.values() if one.kind == kind), None)

    def told(self, body: Element) -> list[ParseNote]:
        """What a person should know about the reading; complete once everything was read."""
        changes = changes_of([body, *self._notes.roots, *self._margins])
        comments = comments_of(self._package.optional(self._part("comments")))
        return notes_of(self.tally, self._package, changes, comments)

    def pieces(self, parent: Element, depth: int = 0, *, in_toc: bool = False) -> Iterator[Piece]:
        """The blocks of a body, text box or frame, notes behind the paragraph or table that calls them."""
        if depth > _MAX_DEPTH:
            self.tally.too_deep += 1
            return
        for child in parent:
            if child.tag == w("p"):
                yield from self._paragraph_pieces(child, depth, in_toc=in_toc)
            elif child.tag == w("tbl"):
                yield from self._table_pieces(child, depth, in_toc=in_toc)
            elif child.tag == w("sdt"):
                yield from self.pieces(child, depth + 1, in_toc=in_toc or _is_toc_gallery(child))
            elif child.tag in _TRANSPARENT:
                yield from self.pieces(child, depth + 1, in_toc=in_toc)
            elif child.tag == f"{{{MC}}}AlternateContent":
                yield from self.pieces(alternative(child), depth + 1, in_toc=in_toc)
            elif child.tag == w("altChunk"):
                self._name_embedded(child)

    def margins(self, body: Element, kind: str) -> list[Block]:
        """The different headers or footers of all sections, each text once."""
        texts: dict[str, None] = {}
        read: set[str] = set()
        for reference in body.iter(w(f"{kind}Reference")):
            relation = self._relations.get(reference.get(f"{{{R}}}id", ""))
            if relation is None or relation.target in read:
                continue
            read.add(relation.target)
            root = self._package.optional(relation.target)
            if root is not None:
                self._margins.append(root)
                self._text = TextReader(self._styles, self.tally)
                texts.update(dict.fromkeys(join_lines(text) for text in self._lines(root, 0)))
        blocks = (
            Block(index=0, kind="header" if kind == "header" else "footer", text=text, source="office")
            for text in texts
        )
        return [block for block in blocks if block.text]

    def watermarks(self) -> list[Block]:
        """Lettering drawn behind the pages; known once the margins are read."""
        return [Block(index=0, kind="watermark", text=text, source="office") for text in self._lettering]

    def _paragraph_pieces(self, element: Element, depth: int, *, in_toc: bool) -> Iterator[Piece]:
        paragraph = self._paragraph(element)
        if paragraph is None:
            return
        reading = paragraph.reading
        is_contents = in_toc or self._is_toc(paragraph)
        if reading.raw.strip():
            self._in_contents = is_contents or is_contents_title(reading.raw)
        if is_contents:
            text = join_lines(fold(reading.raw))
            if text:
                yield Piece(Block(index=0, kind="toc", text=text, source="office"))
        else:
            yield from self._text_pieces(paragraph)
        for graphic in reading.graphics:
            for box in graphic.boxes:
                yield from self.pieces(box, depth + 1, in_toc=in_toc)
            yield from self._figure(graphic)
        yield from self._note_pieces(reading.notes)

    def _is_toc(self, paragraph: _Paragraph) -> bool:
        raw = paragraph.reading.raw
        styled = self._styles.is_toc(paragraph.style_id) and raw.rstrip()[-1:].isdigit()
        return paragraph.reading.in_toc or styled or is_contents_line(raw, below_title=self._in_contents)

    def _text_pieces(self, paragraph: _Paragraph) -> Iterator[Piece]:
        """One block; more where line breaks inside the paragraph separate numbered items."""
        label = paragraph.label
        for part in items(paragraph.reading.raw):
            found = take_apart(label, part)
            if found.rest:
                yield self._piece(paragraph, found, label)
                label = None

    def _piece(self, paragraph: _Paragraph, found: NumberedText, label: Label | None) -> Piece:
        text = join_lines(fold(found.rest))
        level = paragraph.outline
        if level is not None and (is_running_text(text) or (found.marker is not None and level > _DEEPEST_MARKED)):
            level = None
        is_styled = level is not None
        is_item = found.marker is not None or label is not None
        if level is not None:
            self._outline = level
        elif not is_item:
            level = heading_level(found.number, text, self._outline, is_bold=paragraph.reading.is_bold)
        kind: BlockKind = "paragraph"
        if level is not None:
            kind = "heading"
        elif is_item:
            kind, level = "list_item", label.level + 1 if label else 1
        number, marker = found.number, found.marker
        block = Block(index=0, kind=kind, text=text, number=number, marker=marker, level=level, source="office")
        return Piece(block, paragraph.indent, is_styled)

    def _figure(self, graphic: Graphic) -> Iterator[Piece]:
        figure = figure_of(graphic, self._package, self._relations)
        if figure is not None:
            yield Piece(figure)

    def _table_pieces(self, element: Element, depth: int, *, in_toc: bool) -> Iterator[Piece]:
        frame = frame_of(element)
        if frame is not None:
            yield from self.pieces(frame, depth + 1, in_toc=in_toc)
            return
        called, self._called = self._called, []
        outer, self._apart = self._apart, []
        yield from self._table_piece(element, depth)
        apart, self._apart = self._apart, outer
        yield from apart
        inside, self._called = self._called, called
        yield from self._note_pieces(inside)

    def _table_piece(self, element: Element, depth: int) -> Iterator[Piece]:
        table = read_table(element, lambda cell: "\n".join(self._lines(cell, depth + 1)))
        text = text_of(table)
        if text:
            yield Piece(Block(index=0, kind="table", text=text, table=table, source="office"))

    def _note_pieces(self, called: list[tuple[str, str]]) -> Iterator[Piece]:
        for kind, note_id in called:
            note = self._notes.take(kind, note_id)
            if note is not None:
                text = join_lines("\n".join(self._lines(note.element, 0)))
                if text:
                    yield Piece(Block(index=0, kind="footnote", text=text, marker=note.marker, source="office"))

    def _lines(self, parent: Element, depth: int) -> Iterator[str]:
        """The reading text of a cell, note or margin, a line a paragraph or nested row, numbers in front."""
        if depth > _MAX_DEPTH:
            self.tally.too_deep += 1
            return
        for child in parent:
            if child.tag == w("p"):
                yield from self._paragraph_lines(child, depth)
            elif child.tag == w("tbl"):
                yield from self._nested_lines(child, depth)
            elif child.tag == w("sdt") or child.tag in _TRANSPARENT:
                yield from self._lines(child, depth + 1)
            elif child.tag == f"{{{MC}}}AlternateContent":
                yield from self._lines(alternative(child), depth + 1)
            elif child.tag == w("altChunk"):
                self._name_embedded(child)

    def _name_embedded(self, chunk: Element) -> None:
        """A document that the program would draw in when it opens this one is told by its part's name."""
        relation = self._relations.get(chunk.get(f"{{{R}}}id", ""))
        self.tally.embedded.append(relation.target[-60:] if relation else "unnamed")

    def _nested_lines(self, element: Element, depth: int) -> Iterator[str]:
        """A small table as lines of its cell; one with rows and columns stands apart, behind the table around it."""
        frame = frame_of(element)
        if frame is not None:
            yield from self._lines(frame, depth + 1)
        elif self._apart is not None and is_grid(element):
            at = len(self._apart)
            self._apart[at:at] = list(self._table_piece(element, depth))
        else:
            nested = read_table(element, lambda cell: " ".join(self._lines(cell, depth + 1)))
            yield from text_of(nested).splitlines()

    def _paragraph_lines(self, element: Element, depth: int) -> Iterator[str]:
        paragraph = self._paragraph(element)
        if paragraph is None:
            return
        self._called.extend(paragraph.reading.notes)
        text = fold(paragraph.reading.raw)
        label = paragraph.label.text if paragraph.label else ""
        if text or (label and paragraph.label and not paragraph.label.is_bullet):
            yield f"{label} {text}".strip()
        for graphic in paragraph.reading.graphics:
            for box in graphic.boxes:
                yield from self._lines(box, depth + 1)
            if self._apart is not None:
                self._apart.extend(self._figure(graphic))
            else:
                self._lettering.update(dict.fromkeys(filter(None, graphic.lettering)))

    def _paragraph(self, element: Element) -> _Paragraph | None:
        """The paragraph, counted; None where its end mark is deleted: then it runs on in the next one."""
        properties = element.find(w("pPr"))
        style_id = value(properties, "pStyle") or self._styles.default_id
        mark = None if properties is None else properties.find(w("rPr"))
        reading = self._text.read(element, style_id)
        if self._carried is not None:
            reading = self._carried.followed_by(reading)
            self._carried = None
        if _runs_on(element, mark):
            self._carried = reading
            return None
        outline = self._styles.heading_level(style_id)
        own_outline = whole(value(properties, "outlineLvl"))
        if own_outline is not None:
            outline = own_outline + 1 if own_outline < BODY_LEVEL else None
        label = None
        # a hidden end mark hides the number only where nothing else is to be seen
        if not is_on(mark, "vanish") or reading.raw.strip():
            place = self._numbering.place(None if properties is None else properties.find(w("numPr")), style_id)
            label = self._numbering.next_label(*place) if place else None
        return _Paragraph(reading, label, style_id, outline, first_line_indent(properties))


def _runs_on(paragraph: Element, mark: Element | None) -> bool:
    """Whether the end mark is deleted, or it is a dropped capital, and a paragraph follows to run on in."""
    is_deleted = mark is not None and (mark.find(w("del")) is not None or mark.find(w("moveFrom")) is not None)
    if not is_deleted and value(paragraph.find(w("pPr")), "framePr", "dropCap") not in {"drop", "margin"}:
        return False
    following = paragraph.getnext()
    return following is not None and following.tag == w("p")


def _is_toc_gallery(sdt: Element) -> bool:
    gallery = sdt.find(f"{w('sdtPr')}/{w('docPartObj')}")
    return (value(gallery, "docPartGallery") or "").startswith("Table of")
