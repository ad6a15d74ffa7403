"""What holds for every page, whatever is printed on it: order, offsets, boxes, and no word lost or glued."""

from __future__ import annotations

from collections import Counter

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from reportlab.pdfbase import pdfmetrics
from reportlab.pdfgen.canvas import Canvas

from models.document import Block, ParsedDocument
from models.errors import Code, DocumentError
from models.provenance import Box
from tasks.adapters.confined.job import Limits
from tasks.adapters.document_reader import DocumentReader, Recognition
from tests.parse.drawing import HEIGHT, Draw, pdf_of, wrapped, write
from tests.parse.mutation import mutated
from tests.parse.test_pdf_text import read

BOTTOM = HEIGHT - 90
GLOSSARY = [
    "agent",
    "answer",
    "caller",
    "channel",
    "desk",
    "escalation",
    "forecast",
    "handover",
    "incident",
    "interval",
    "language",
    "manager",
    "night",
    "outage",
    "peak",
    "queue",
    "recording",
    "roster",
    "service",
    "shift",
    "supervisor",
    "target",
    "ticket",
    "training",
    "transfer",
    "volume",
    "weekend",
    "workforce",
]
LIMITS = Limits(timeout_s=30)

paragraphs = st.lists(st.lists(st.sampled_from(GLOSSARY), min_size=1, max_size=60), min_size=1, max_size=8)
sizes = st.sampled_from([8.0, 9.5, 11.0, 12.0, 14.0])
law = settings(max_examples=40, deadline=None, suppress_health_check=[HealthCheck.too_slow])


class Column:
    """Paragraphs set one below the other; remembers the words that found room."""

    def __init__(self, x: float, width: float) -> None:
        self.x, self.width = x, width
        self.words: list[str] = []

    def draw(self, canvas: Canvas, texts: list[list[str]], size: float) -> None:
        top = 100.0
        for words in texts:
            for line in wrapped(" ".join(words), self.width, size=size):
                if top + 1.2 * size > BOTTOM:
                    return
                write(canvas, [line], x=self.x, top=top, size=size)
                self.words += line.split()
                top += 1.2 * size
            top += size


def words_of(blocks: list[Block] | tuple[Block, ...]) -> list[str]:
    return [
        word
        for block in blocks
        for part in (block.number, block.marker, block.text)
        for word in (part or "").replace(" | ", " ").split()
    ]


def check_offsets_and_boxes(document: ParsedDocument) -> None:
    assert [block.index for block in document.blocks] == list(range(len(document.blocks)))
    for block in document.blocks:
        assert document.page_text(block.page)[block.start : block.end] == block.text
        end = 0
        for line in block.lines:
            assert end <= line.start < line.end <= len(block.text)
            assert any(contains(box, line.box) for box in block.boxes)
            end = line.end
        for box in block.boxes:
            page = document.pages[box.page - 1]
            assert contains(Box(page=box.page, x0=0, top=0, x1=page.width_pt, bottom=page.height_pt), box)


def contains(outer: Box, inner: Box) -> bool:
    slack = 0.02
    return (
        outer.page == inner.page
        and outer.x0 <= inner.x0 + slack
        and outer.top <= inner.top + slack
        and inner.x1 <= outer.x1 + slack
        and inner.bottom <= outer.bottom + slack
    )


@law
@given(st.lists(st.tuples(paragraphs, sizes), min_size=1, max_size=3))
def test_one_column_is_read_as_it_was_written(pages: list[tuple[list[list[str]], float]]) -> None:
    columns = [Column(72, 460) for _ in pages]

    def page(column: Column, texts: list[list[str]], size: float) -> Draw:
        return lambda canvas: column.draw(canvas, texts, size)

    document = read(pdf_of(*(page(column, *drawn) for column, drawn in zip(columns, pages, strict=True))))
    check_offsets_and_boxes(document)
    assert words_of(document.blocks) == [word for column in columns for word in column.words]


@law
@given(
    st.lists(st.lists(st.sampled_from(GLOSSARY), min_size=30, max_size=60), min_size=4, max_size=5),
    st.lists(st.lists(st.sampled_from(GLOSSARY), min_size=30, max_size=60), min_size=4, max_size=5),
    st.sampled_from([9.0, 10.0]),
)
def test_two_columns_lose_and_glue_no_word(left: list[list[str]], right: list[list[str]], size: float) -> None:
    columns = [Column(60, 230), Column(325, 230)]

    def draw(canvas: Canvas) -> None:
        columns[0].draw(canvas, left, size)
        columns[1].draw(canvas, right, size)

    document = read(pdf_of(draw))
    check_offsets_and_boxes(document)
    assert Counter(words_of(document.blocks)) == Counter(columns[0].words + columns[1].words)


@law
@given(
    st.lists(
        st.tuples(st.sampled_from(GLOSSARY), st.integers(0, 4), st.integers(0, 40), sizes),
        min_size=1,
        max_size=40,
        unique_by=lambda item: (item[1], item[2]),
    )
)
def test_words_anywhere_on_the_page_are_all_read(places: list[tuple[str, int, int, float]]) -> None:
    def draw(canvas: Canvas) -> None:
        for word, column, row, size in places:
            assert pdfmetrics.stringWidth(word, "Helvetica", size) < 95
            write(canvas, [word], x=40 + 105 * column, top=60 + 16.8 * row, size=size)

    document = read(pdf_of(draw))
    check_offsets_and_boxes(document)
    assert Counter(words_of(document.blocks)) == Counter(word for word, *_ in places)


def test_mutated_files_end_in_a_reading_or_a_code() -> None:
    column = Column(72, 460)
    content = pdf_of(lambda canvas: column.draw(canvas, [GLOSSARY] * 6, 11), lambda canvas: write(canvas, GLOSSARY))
    reader = DocumentReader(LIMITS, Recognition(engine="off"), slots=1)
    for seed in range(12):
        try:
            document = reader.read(mutated(content, seed), f"{seed}.pdf", "application/pdf")
        except DocumentError as error:
            assert error.code in {Code.DAMAGED, Code.NO_TEXT, Code.ENCRYPTED, Code.TOO_LARGE}, seed  # noqa: PT017
        else:
            check_offsets_and_boxes(document)
