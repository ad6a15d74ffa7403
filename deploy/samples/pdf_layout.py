"""Sets a tender as an A4 PDF: numbered clauses, contents with dot leaders, running heads, ruled tables, footnotes."""

from __future__ import annotations

import io
from collections.abc import Iterable, Iterator

from blocks import Block, Clause, Footnote, Grid, Heading, Items, Para, Tender
from reportlab.lib import colors
from reportlab.lib.enums import TA_CENTER, TA_LEFT, TA_RIGHT
from reportlab.lib.pagesizes import A4
from reportlab.lib.styles import ParagraphStyle
from reportlab.lib.units import mm
from reportlab.pdfgen.canvas import Canvas
from reportlab.platypus import (
    BaseDocTemplate,
    CondPageBreak,
    Flowable,
    Frame,
    NextPageTemplate,
    PageBreak,
    PageTemplate,
    Paragraph,
    Spacer,
    Table,
    TableStyle,
)
from reportlab.platypus.tableofcontents import TableOfContents

INK = colors.HexColor("#1f3a4d")
RULE = colors.HexColor("#8a97a0")
SHADE = colors.HexColor("#e6ecf0")
LEFT, RIGHT, TOP, BOTTOM = 25 * mm, 22 * mm, 26 * mm, 28 * mm
NUMBER_WIDTH = 15 * mm

BODY = ParagraphStyle("body", fontName="Helvetica", fontSize=9.8, leading=13.2, spaceAfter=5)
STYLES = {
    "body": BODY,
    "clause": ParagraphStyle("clause", BODY, leftIndent=NUMBER_WIDTH, bulletIndent=0),
    "letter": ParagraphStyle("letter", BODY, leftIndent=NUMBER_WIDTH + 8 * mm, bulletIndent=NUMBER_WIDTH, spaceAfter=3),
    "caption": ParagraphStyle("caption", BODY, fontName="Helvetica-Bold", fontSize=9, spaceBefore=5, spaceAfter=4),
    "note": ParagraphStyle("note", BODY, fontSize=7.8, leading=9.6),
    "blank": ParagraphStyle("blank", BODY, leading=22),
    "cell": ParagraphStyle("cell", BODY, fontSize=8.6, leading=10.8, spaceAfter=0),
    "head": ParagraphStyle("head", BODY, fontName="Helvetica-Bold", fontSize=8.6, leading=10.8, spaceAfter=0),
    "cover-title": ParagraphStyle(
        "cover-title", BODY, fontName="Helvetica-Bold", fontSize=26, leading=32, textColor=INK, spaceAfter=10
    ),
    "cover-sub": ParagraphStyle("cover-sub", BODY, fontSize=15, leading=20, textColor=INK, spaceAfter=16),
    "contents": ParagraphStyle("contents", BODY, fontName="Helvetica-Bold", fontSize=15, leading=20, textColor=INK),
}
HEADINGS = {
    1: ParagraphStyle(
        "h1", BODY, fontName="Helvetica-Bold", fontSize=14, leading=18, spaceBefore=14, spaceAfter=7, textColor=INK
    ),
    2: ParagraphStyle(
        "h2", BODY, fontName="Helvetica-Bold", fontSize=10.8, leading=14, spaceBefore=8, spaceAfter=4, textColor=INK
    ),
}
for _style in HEADINGS.values():
    _style.leftIndent, _style.bulletIndent, _style.keepWithNext = NUMBER_WIDTH, 0, 1
    _style.bulletFontName, _style.bulletFontSize = _style.fontName, _style.fontSize
CONTENTS_LEVELS = [
    ParagraphStyle("toc1", BODY, fontName="Helvetica-Bold", fontSize=9, leading=11, spaceAfter=0),
    ParagraphStyle("toc2", BODY, fontSize=8.8, leading=10, leftIndent=8 * mm, spaceAfter=0),
]
ALIGN = {"l": TA_LEFT, "c": TA_CENTER, "r": TA_RIGHT}


class _Note(Flowable):
    """Takes no room where it stands; leaves its text for the foot of the page it lands on."""

    def __init__(self, book: _Book, note: Footnote) -> None:
        super().__init__()
        self.book, self.note = book, note

    def wrap(self, *_available: float) -> tuple[float, float]:
        return 0, 0

    def draw(self) -> None:
        self.book.notes.append(self.note)


class _Contents(TableOfContents):
    """Also waits until the page total printed in the footers has settled."""

    def __init__(self, book: _Book) -> None:
        tight = TableStyle([("TOPPADDING", (0, 0), (-1, -1), 0), ("BOTTOMPADDING", (0, 0), (-1, -1), 0.4)])
        super().__init__(dotsMinLevel=0, levelStyles=CONTENTS_LEVELS, tableStyle=tight)
        self.book = book

    def isSatisfied(self) -> bool:  # noqa: N802 - reportlab's name
        return bool(super().isSatisfied()) and self.book.is_settled


class _Book(BaseDocTemplate):
    """An A4 document with a cover, running heads, footnotes and a contents list that fills itself."""

    def __init__(self, stream: io.BytesIO, tender: Tender) -> None:
        super().__init__(
            stream,
            pagesize=A4,
            title=tender.title,
            author=tender.author,
            subject=tender.subject,
            invariant=1,
            pageCompression=0,
        )
        self.tender = tender
        self.notes: list[Footnote] = []
        self.page_total, self.is_settled = 0, False
        frame = Frame(LEFT, BOTTOM, A4[0] - LEFT - RIGHT, A4[1] - TOP - BOTTOM, 0, 0, 0, 0, id="text")
        self.addPageTemplates(
            [
                PageTemplate("cover", [frame], onPage=_draw_cover),
                PageTemplate("inner", [frame], onPageEnd=_draw_margins),
            ]
        )

    def afterFlowable(self, flowable: Flowable) -> None:  # noqa: N802 - reportlab's name
        """Enter each heading into contents and outline."""
        entry = getattr(flowable, "entry", None)
        if entry is None:
            return
        level, number, text = entry
        key = f"section-{number}"
        self.canv.bookmarkPage(key)
        self.canv.addOutlineEntry(f"{number} {text}", key, level - 1, closed=level > 1)
        self.notify("TOCEntry", (level - 1, f"{number}&nbsp;&nbsp;{text}", self.page, key))

    def afterPage(self) -> None:  # noqa: N802 - reportlab's name
        self.notes.clear()

    def _endBuild(self) -> None:  # noqa: N802 - reportlab's name
        super()._endBuild()
        self.is_settled, self.page_total = self.page == self.page_total, self.page


def _draw_cover(canvas: Canvas, _book: _Book) -> None:
    canvas.setFillColor(INK)
    canvas.rect(0, A4[1] - 16 * mm, A4[0], 16 * mm, stroke=0, fill=1)
    canvas.rect(0, 0, A4[0], 6 * mm, stroke=0, fill=1)


def _draw_margins(canvas: Canvas, book: _Book) -> None:
    left, right = LEFT, A4[0] - RIGHT
    canvas.setFont("Helvetica", 8)
    canvas.setStrokeColor(RULE)
    canvas.setLineWidth(0.5)
    canvas.drawString(left, A4[1] - 16 * mm, book.tender.running_head[0])
    canvas.drawRightString(right, A4[1] - 16 * mm, book.tender.running_head[1])
    canvas.line(left, A4[1] - 18 * mm, right, A4[1] - 18 * mm)
    canvas.drawString(left, 12 * mm, book.tender.author)
    canvas.drawRightString(right, 12 * mm, f"Page {book.page} of {book.page_total}")
    bottom = BOTTOM - 4 * mm
    if book.notes:
        canvas.line(left, bottom, left + 45 * mm, bottom)
    for note in book.notes:
        text = Paragraph(f"<super>{note.mark}</super> {note.text}", STYLES["note"])
        _, height = text.wrap(right - left, BOTTOM)
        bottom -= height + 1.5
        text.drawOn(canvas, left, bottom)


class _Numbering:
    """Counts sections, sub-sections and clauses; an annex counts under its letter."""

    def __init__(self) -> None:
        self.section, self.counts = "0", [0, 0, 0]

    def heading(self, block: Heading) -> str:
        if block.level == 1:
            self.counts = [self.counts[0] + (not block.prefix), 0, 0]
            self.section = block.prefix.removeprefix("Annex ") or str(self.counts[0])
            return block.prefix or self.section
        self.counts[1:] = [self.counts[1] + 1, 0]
        return f"{self.section}.{self.counts[1]}"

    def clause(self, level: int) -> str:
        """The next number: 4.2.1 below a sub-section, 4.1 where the section has none."""
        if level == 1:
            self.counts[1:] = [self.counts[1] + 1, 0]
            return f"{self.section}.{self.counts[1]}"
        self.counts[2] += 1
        return f"{self.section}.{self.counts[1]}.{self.counts[2]}"


def _flow_heading(block: Heading, number: str) -> Iterator[Flowable]:
    if block.level == 1:
        yield CondPageBreak(32 * mm)
        if block.prefix:
            yield PageBreak()
    style = HEADINGS[block.level]
    if block.prefix:
        style = ParagraphStyle("annex", style, leftIndent=24 * mm)
    paragraph = Paragraph(block.text, style, bulletText=number)
    paragraph.entry = (block.level, number, block.text)
    yield paragraph


def _table(grid: Grid) -> Table:
    """A table whose cells wrap, whose header repeats after a page break, and whose None cells are merged away."""
    heads, align = len(grid.header), grid.align or "l" * len(grid.widths)
    commands: list[tuple[object, ...]] = [
        ("VALIGN", (0, 0), (-1, -1), "TOP"),
        ("TOPPADDING", (0, 0), (-1, -1), 3),
        ("BOTTOMPADDING", (0, 0), (-1, -1), 3),
        ("LEFTPADDING", (0, 0), (-1, -1), 4 if grid.ruled else 0),
    ]
    if grid.ruled:
        commands.append(("GRID", (0, 0), (-1, -1), 0.5, RULE))
    if heads:
        commands.append(("BACKGROUND", (0, 0), (-1, heads - 1), SHADE))
    rows = []
    for y, row in enumerate((*grid.header, *grid.rows)):
        bold = y < heads or y >= heads + len(grid.rows) - grid.totals
        cells = []
        for x, text in enumerate(row):
            style = STYLES["head" if bold or (not grid.ruled and x == 0) else "cell"]
            style = ParagraphStyle("cell", style, alignment=TA_CENTER if y < heads else ALIGN[align[x]])
            cells.append("" if text is None else Paragraph(text, style))
        rows.append(cells)
    commands += _spans(grid)
    return Table(
        rows,
        colWidths=[width * mm for width in grid.widths],
        repeatRows=heads,
        style=TableStyle(commands),
        hAlign="LEFT",
        spaceAfter=8,
    )


def _spans(grid: Grid) -> Iterator[tuple[object, ...]]:
    """Merged cells: in the header a run of None to the right of a text or below it, in the body one below it."""
    heads = len(grid.header)
    for x in range(len(grid.widths)):
        top = 0
        for y, row in enumerate((*grid.rows, ("",) * len(grid.widths))):
            if row[x] is None:
                continue
            if y - top > 1:
                yield ("SPAN", (x, heads + top), (x, heads + y - 1))
            top = y
    for y, row in enumerate(grid.header):
        for x, text in enumerate(row):
            if text is None:
                continue
            end = x
            while end + 1 < len(row) and row[end + 1] is None and y + 1 < len(grid.header):
                end += 1
            below = y
            while end == x and below + 1 < len(grid.header) and grid.header[below + 1][x] is None:
                below += 1
            if (end, below) != (x, y):
                yield ("SPAN", (x, y), (end, below))
                yield ("VALIGN", (x, y), (end, below), "MIDDLE")


def _flow(blocks: Iterable[Block], book: _Book) -> Iterator[Flowable]:
    numbering = _Numbering()
    for block in blocks:
        match block:
            case Heading():
                yield from _flow_heading(block, numbering.heading(block))
            case Clause():
                yield Paragraph(block.text, STYLES["clause"], bulletText=numbering.clause(block.level))
            case Para():
                yield Paragraph(block.text, STYLES[block.style])
            case Items():
                for index, item in enumerate(block.items):
                    yield Paragraph(item, STYLES["letter"], bulletText=f"({chr(ord('a') + index)})")
                yield Spacer(0, 2)
            case Grid():
                if block.caption:
                    yield CondPageBreak(38 * mm)
                    yield Paragraph(block.caption, STYLES["caption"])
                yield _table(block)
            case Footnote():
                yield _Note(book, block)


def pdf_bytes(tender: Tender) -> bytes:
    """The tender as a PDF; the same tender always gives the same bytes."""
    stream = io.BytesIO()
    book = _Book(stream, tender)
    contents = _Contents(book)
    story: list[Flowable] = [Spacer(0, 28 * mm), *_flow(tender.cover, book), NextPageTemplate("inner"), PageBreak()]
    story += [Paragraph(tender.contents, STYLES["contents"]), Spacer(0, 2 * mm), contents, PageBreak()]
    book.multiBuild([*story, *_flow(tender.body, book)])
    return stream.getvalue()
