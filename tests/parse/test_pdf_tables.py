"""Ruled tables come out as cells a person would accept, once, and whole over page breaks."""

from __future__ import annotations

from tests.parse.drawing import grid, pdf_of, wrapped, write
from tests.parse.test_pdf_text import DUTY, body, read

XS = [72, 180, 300, 420]
HEAD = ["Metric", "Target", "Method"]
ROWS = [["Answer rate", "90 %", "Telephone log"], ["Abandoned calls", "below 5 %", "Telephone log"]]
MORE = [["First contact", "80 %", "Case system"], ["Satisfaction", "4.2 of 5", "Survey"]]


def test_cells_header_and_text_around_the_table() -> None:
    def draw(canvas):
        write(canvas, ["The levels below are measured every month."])
        grid(canvas, [HEAD, *ROWS], XS, 120)
        write(canvas, ["A credit is due when a level is missed."], top=220)

    before, table, after = body(read(pdf_of(draw)))
    assert (before.kind, table.kind, after.kind) == ("paragraph", "table", "paragraph")
    assert table.table is not None
    assert table.table.grid() == [HEAD, *ROWS]
    assert table.table.header_rows == 1
    assert table.text.splitlines()[1] == "Answer rate | 90 % | Telephone log"
    assert all(cell.boxes for cell in table.table.cells)


def test_table_over_two_pages_is_one_and_its_repeated_head_is_taken_once() -> None:
    document = read(pdf_of(lambda c: grid(c, [HEAD, *ROWS], XS, 640), lambda c: grid(c, [HEAD, *MORE], XS, 72)))
    (table,) = body(document)
    assert table.table is not None
    assert table.table.grid() == [HEAD, *ROWS, *MORE]
    assert (table.page, table.page_end) == (1, 2)


def test_wrapped_cell_text_is_joined_and_its_paragraphs_are_kept() -> None:
    def draw(canvas):
        grid(canvas, [["Duty", "Text"]], [72, 160, 420], 100)
        canvas.rect(72, 552, 88, 120)
        canvas.rect(160, 552, 260, 120)
        write(canvas, ["Desk"], x=76, top=122, size=9)
        lines = wrapped(DUTY, 249, size=9)
        write(canvas, [*lines, "Reports are due each Friday."], x=165.4, top=122, size=9)

    (table,) = body(read(pdf_of(draw)))
    assert table.table is not None
    assert table.table.grid()[1] == ["Desk", f"{DUTY}\nReports are due each Friday."]


def test_spanning_cell_is_anchored_once() -> None:
    def draw(canvas):
        grid(canvas, [["Service levels"]], [72, 420], 100)
        grid(canvas, [HEAD, *ROWS], XS, 120)

    (table,) = body(read(pdf_of(draw)))
    assert table.table is not None
    title = table.table.cells[0]
    assert (title.text, title.col_span) == ("Service levels", 3)
    assert table.table.header_rows == 2


def test_frame_around_text_is_no_table() -> None:
    def draw(canvas):
        for inset in range(6):
            canvas.rect(60 + inset, 600 + inset, 480 - 2 * inset, 130 - 2 * inset)
        write(canvas, wrapped(DUTY, 440), top=80)

    (block,) = body(read(pdf_of(draw)))
    assert block.kind == "paragraph"
    assert block.text == DUTY


def test_columns_without_rules_are_a_table_too() -> None:
    rows = [HEAD, *ROWS, *MORE]

    def draw(canvas):
        write(canvas, wrapped(DUTY, 440), top=80)
        for number, row in enumerate(rows):
            for x, text in zip((72, 220, 360), row, strict=True):
                write(canvas, [text], x=x, top=200 + 16 * number)

    before, table = body(read(pdf_of(draw)))
    assert before.text == DUTY
    assert table.table is not None
    assert table.table.grid() == rows


def test_numbers_set_off_by_tabs_are_a_list_and_no_table() -> None:
    def draw(canvas):
        for number, row in enumerate(["Open the desk early.", "Answer every call.", "Close the log at night."]):
            write(canvas, [f"{number + 1}."], top=80 + 16 * number)
            write(canvas, [row], x=108, top=80 + 16 * number)

    blocks = body(read(pdf_of(draw)))
    assert [(block.number, block.text) for block in blocks] == [
        ("1", "Open the desk early."),
        ("2", "Answer every call."),
        ("3", "Close the log at night."),
    ]


def test_page_numbers_in_a_column_are_contents_and_no_table() -> None:
    titles = [("Scope of the services", 3), ("Service levels", 5), ("Staffing", 9), ("Prices and payment", 12)]

    def draw(canvas):
        for number, (title, page) in enumerate(titles):
            write(canvas, [title], top=80 + 16 * number)
            write(canvas, [str(page)], x=500, top=80 + 16 * number)

    assert [block.kind for block in body(read(pdf_of(draw)))] == ["toc"] * 4
