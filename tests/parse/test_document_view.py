"""The page to look at: every block can be found, over its place on the page; foreign text stays text."""

from __future__ import annotations

from models.document import Block, Cell, Page, ParsedDocument, ParseNote, Table
from models.provenance import Box
from tasks.adapters.render import render_documents
from tasks.parse.document_view import document_view


def document() -> ParsedDocument:
    box = Box(page=1, x0=72, top=90, x1=300, bottom=104)
    table = Table(
        rows=1, cols=2, cells=(Cell(row=0, col=0, text="Item"), Cell(row=0, col=1, text="<script>1</script>"))
    )
    return ParsedDocument(
        sha256="ab" * 32,
        name="tender <b>.pdf",
        media_type="application/pdf",
        parser_version="parse/0",
        language="en",
        pages=(
            Page(number=1, width_pt=595, height_pt=842, characters=20),
            Page(number=2, width_pt=595, height_pt=842, characters=0),
        ),
        blocks=(
            Block(index=0, kind="heading", text="Calls", number="3", level=1, page=1, boxes=(box,)),
            Block(index=1, kind="table", text="Item", page=1, boxes=(box,), table=table),
        ),
        notes=(ParseNote(code="no_text", page=2, detail="Page 2 shows a picture."),),
    )


def test_each_block_is_drawn_over_its_place_and_leads_to_its_text() -> None:
    view = document_view(document(), {1: b"picture"})
    first, second = view.pages
    assert [(frame.target, frame.x0, frame.width) for frame in first.frames] == [("d1-b0", 72, 228), ("d1-b1", 72, 228)]
    assert [block.id for block in first.blocks] == ["d1-b0", "d1-b1"]
    assert [note.code for note in second.notes] == ["no_text"]


def test_foreign_text_never_becomes_markup() -> None:
    page = render_documents([document_view(document(), {})]).decode()
    assert "<script" not in page
    assert "tender &lt;b&gt;.pdf" in page
    assert 'href="#d1-b0"' in page
    assert "default-src &#39;none&#39;" in page or "default-src 'none'" in page


def test_a_part_of_a_sheet_is_named_by_its_cells() -> None:
    sheet = document().model_copy(
        update={
            "pages": (),
            "blocks": (
                Block(index=0, kind="paragraph", text="Fill in.", sheet="Prices", ref="B2"),
                Block(
                    index=1,
                    kind="table",
                    text="a | b",
                    sheet="Prices",
                    table=Table(
                        rows=1,
                        cols=2,
                        cells=(Cell(row=0, col=0, text="a", ref="A4"), Cell(row=0, col=1, text="b", ref="B4")),
                    ),
                ),
            ),
        }
    )
    assert [block.place for block in document_view(sheet, {}).pages[0].blocks] == ["Prices!B2", "Prices!A4:B4"]
