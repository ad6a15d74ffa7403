"""Ruled tables come out as cells a person would accept, once, and whole over page breaks."""

from __future__ import annotations

import itertools
import random

from hypothesis import given, settings
from hypothesis import strategies as st

from models.document import Table
from tasks.parse.pdf_characters import Word
from tasks.parse.pdf_ruling import Rule
from tasks.parse.pdf_tables import ruled_tables
from tests.parse.drawing import HEIGHT, grid, pdf_of, wrapped, write
from tests.parse.test_pdf_text import DUTY, body, read

XS = [72, 180, 300, 420]
HEAD = ["Metric", "Target", "Method"]
ROWS = [["Answer rate", "90 %", "Telephone log"], ["Abandoned calls", "below 5 %", "Telephone log"]]
LIMIT = "The provider answers nine calls of ten within"
REST = "twenty seconds of the first ring."
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


MORE_POSTS = [["Yard", "8", "(2,912)"], ["Dock", "4", "(1,456)"], ["Roof", "2", "(728)"]]


def table_of(*pages) -> Table:
    """The only table of a PDF that holds nothing else."""
    (block,) = body(read(pdf_of(*pages)))
    assert block.table is not None
    return block.table


def spans_of(table: Table) -> dict[tuple[int, int], tuple[int, int, str]]:
    return {(cell.row, cell.col): (cell.row_span, cell.col_span, cell.text) for cell in table.cells}


def boxes(canvas, cells: list[tuple[float, float, float, float, str]]) -> None:
    """Bordered cells: left, top, right, bottom, text."""
    for x0, top, x1, bottom, text in cells:
        canvas.rect(x0, HEIGHT - bottom, x1 - x0, bottom - top)
        write(canvas, wrapped(text, x1 - x0 - 8, size=9), x=x0 + 4, top=top + 4, size=9)


def rule(canvas, x0: float, top: float, x1: float, bottom: float) -> None:
    canvas.line(x0, HEIGHT - top, x1, HEIGHT - bottom)


def columns(canvas, rows: list[list[str]], top: float, *, pitch: float = 20) -> None:
    """Rows of words in three columns without any rule."""
    for number, row in enumerate(rows):
        for x, text in zip(XS, row, strict=False):
            write(canvas, [text], x=x + 4, top=top + 5 + pitch * number, size=9)


def test_level_rules_alone_part_the_rows() -> None:
    rows = [HEAD, *ROWS, *MORE]

    def draw(canvas):
        for number in range(len(rows) + 1):
            rule(canvas, 72, 100 + 20 * number, 420, 100 + 20 * number)
        columns(canvas, rows, 100)

    table = table_of(draw)
    assert table.grid() == rows
    assert table.header_rows == 1


def test_table_open_at_its_sides_keeps_its_outer_columns() -> None:
    def draw(canvas):
        for number in range(4):
            rule(canvas, 72, 100 + 20 * number, 420, 100 + 20 * number)
        for x in XS[1:-1]:
            rule(canvas, x, 100, x, 160)
        columns(canvas, [HEAD, *ROWS], 100)

    assert table_of(draw).grid() == [HEAD, *ROWS]


def test_double_rules_and_shading_leave_no_columns_of_their_own() -> None:
    def draw(canvas):
        canvas.setFillGray(0.8)
        canvas.rect(72, HEIGHT - 120, 348, 20, stroke=0, fill=1)
        canvas.setFillGray(0)
        grid(canvas, [HEAD, *ROWS], XS, 100)
        canvas.rect(67, HEIGHT - 165, 358, 70)
        for x in XS[1:-1]:
            rule(canvas, x + 1.5, 100, x + 1.5, 160)

    assert table_of(draw).grid() == [HEAD, *ROWS]


def test_headings_drawn_a_little_beside_their_columns() -> None:
    def draw(canvas):
        grid(canvas, [HEAD], [72, 190, 288, 420], 100)
        grid(canvas, [*ROWS, *MORE], XS, 120)

    assert table_of(draw).grid() == [HEAD, *ROWS, *MORE]


def test_empty_rows_to_be_filled_in_are_kept() -> None:
    table = table_of(lambda c: grid(c, [HEAD, ["", "", ""], ["", "", ""]], XS, 100))
    assert (table.rows, table.cols, table.header_rows) == (3, 3, 1)


def test_headings_over_two_rows() -> None:
    def draw(canvas):
        boxes(
            canvas,
            [
                (72, 100, 180, 140, "Name"),
                (180, 100, 420, 120, "Standard"),
                (180, 120, 300, 140, "Target"),
                (300, 120, 420, 140, "Method"),
            ],
        )
        grid(canvas, ROWS, XS, 140)

    table = table_of(draw)
    assert table.header_rows == 2
    assert spans_of(table) | {(0, 0): (2, 1, "Name"), (0, 1): (1, 2, "Standard")} == spans_of(table)
    assert table.grid()[1] == ["Name", "Target", "Method"]


def test_cell_over_rows_goes_on_over_the_page_break() -> None:
    def first(canvas):
        grid(canvas, [HEAD], XS, 660)
        boxes(canvas, [(72, 680, 180, 720, "Telephone")])
        grid(canvas, [["90 %", "Log"], ["80 %", "Survey"]], XS[1:], 680)

    def second(canvas):
        boxes(canvas, [(72, 72, 180, 112, "")])
        grid(canvas, [["70 %", "Count"], ["60 %", "Report"]], XS[1:], 72)
        grid(canvas, [["Mail", "50 %", "Count"]], XS, 112)

    table = table_of(first, second)
    assert (table.rows, table.header_rows) == (6, 1)
    assert spans_of(table)[1, 0] == (4, 1, "Telephone")
    assert [row[1] for row in table.grid()] == ["Target", "90 %", "80 %", "70 %", "60 %", "50 %"]


def test_row_cut_by_the_page_break_is_one_row_and_its_sentence_whole() -> None:
    def first(canvas):
        grid(canvas, [HEAD], XS, 680)
        boxes(canvas, [(72, 700, 180, 722, "Speed"), (180, 700, 300, 722, ""), (300, 700, 420, 722, "Log")])
        write(canvas, [LIMIT], x=184, top=704, size=5)

    def second(canvas):
        grid(canvas, [HEAD], XS, 72)
        boxes(canvas, [(72, 92, 180, 112, ""), (180, 92, 300, 112, ""), (300, 92, 420, 112, "")])
        write(canvas, [REST], x=184, top=96, size=5)
        grid(canvas, ROWS, XS, 112)

    assert table_of(first, second).grid() == [HEAD, ["Speed", f"{LIMIT} {REST}", "Log"], *ROWS]


def test_title_repeated_on_the_next_page_is_taken_once() -> None:
    def first(canvas):
        grid(canvas, [["Key data"]], [72, 420], 660)
        grid(canvas, [["Closing", "1 May"], ["Opening", "2 May"]], [72, 180, 420], 680)

    def second(canvas):
        grid(canvas, [["Key data"]], [72, 420], 72)
        grid(canvas, [["Validity", "90 days"]], [72, 180, 420], 92)

    assert [row[0] for row in table_of(first, second).grid()] == ["Key data", "Closing", "Opening", "Validity"]


def test_box_to_be_ticked_and_inner_table_stay_in_their_cell() -> None:
    def draw(canvas):
        boxes(canvas, [(72, 100, 180, 220, "Fee"), (180, 100, 420, 220, "The fee is paid in steps.")])
        grid(canvas, [["Up to 100", "2 %"], ["Above 100", "1 %"]], [200, 270, 340], 140)
        grid(canvas, [["Term", "One year"]], [72, 180, 420], 220)
        canvas.rect(400, HEIGHT - 232, 8, 8)

    table = table_of(draw)
    assert (table.rows, table.cols) == (2, 2)
    assert table.grid()[0][1].startswith("The fee is paid in steps.")
    assert "Above 100 1 %" in table.grid()[0][1]
    assert table.grid()[1] == ["Term", "One year"]


def test_turned_headings_are_read() -> None:
    def draw(canvas):
        grid(canvas, [["Post", "", ""]], XS, 100, height=80)
        for x, text in ((200, "Day shift"), (211, "in summer"), (320, "Night shift")):
            canvas.saveState()
            canvas.translate(x, HEIGHT - 170)
            canvas.rotate(90)
            canvas.drawString(0, 0, text)
            canvas.restoreState()
        grid(
            canvas, [["Front gate and yard", "2 guards", "1 guard"], ["Service desk", "3 agents", "2 agents"]], XS, 180
        )

    assert table_of(draw).grid()[0] == ["Post", "Day shift in summer", "Night shift"]


def test_unruled_table_goes_on_over_the_page_break() -> None:
    def page(rows):
        return lambda canvas: columns(canvas, rows, 100)

    table = table_of(
        page([["Post", "Hours", "Total"], ["Gate", "24", "(8,736)"], ["Desk", "12", "(4,368)"]]), page(MORE_POSTS)
    )
    assert [row[0] for row in table.grid()] == ["Post", "Gate", "Desk", "Yard", "Dock", "Roof"]
    assert table.header_rows == 1


def test_form_lines_are_no_headings() -> None:
    form = [["Name:", "Date:"], ["Address:", "Signature:"], ["Bank:", "Account:"]]
    assert table_of(lambda c: grid(c, form, [72, 240, 420], 100)).header_rows == 0


def test_figures_below_each_other_stay_apart() -> None:
    def draw(canvas):
        boxes(canvas, [(72, 100, 180, 160, "Gate"), (180, 100, 220, 160, ""), (220, 100, 420, 160, "Three shifts")])
        write(canvas, ["(390)", "(780)", "(2366)"], x=184, top=104, size=9)
        grid(canvas, [["Desk", "(12)", "One shift"]], [72, 180, 220, 420], 160)

    assert table_of(draw).grid()[0][1] == "(390)\n(780)\n(2366)"


def test_unruled_row_keeps_the_line_that_wraps_its_first_cell() -> None:
    rows = [["Gate", "24", "(8,736)"], ["Desk", "12", "(4,368)"], ["Outer patrol and", "5", "(1,300)"]]

    def draw(canvas):
        columns(canvas, [["Post", "Hours", "Total"], *rows], 100, pitch=24)
        write(canvas, ["inner patrol"], x=76, top=188, size=9)

    table = table_of(draw)
    assert table.grid()[1:] == [*rows[:2], ["Outer patrol and inner patrol", "5", "(1,300)"]]
    assert table.header_rows == 1


def word(text: str, x0: float, top: float) -> Word:
    return Word(text, x0, top, x0 + 5 * len(text), top + 9, bold=False, spaced=True, turns=0)


TEXTS = st.lists(st.lists(st.text("abcdefgh", min_size=1, max_size=6), min_size=3, max_size=3), min_size=2, max_size=6)


@settings(deadline=None, max_examples=60)
@given(TEXTS, st.integers(0, 10_000))
def test_joints_of_a_scan_open_by_a_few_points_still_close_the_cells(texts: list[list[str]], seed: int) -> None:
    chance = random.Random(seed)

    def off(most: float) -> float:
        return chance.uniform(-most, most)

    xs, ys = [60.0, 160, 260, 360], [100.0 + 24 * row for row in range(len(texts) + 1)]
    rules = []
    for y in ys:
        level = y + off(1)
        rules.append(Rule(xs[0] + off(2), level, xs[-1] + off(2), level))
    for x, (top, bottom) in itertools.product(xs, itertools.pairwise(ys)):
        at = x + off(1)
        rules.append(Rule(at, top + off(2), at, bottom + off(2)))
    words = [word(text, xs[col] + 8, ys[row] + 7) for row, line in enumerate(texts) for col, text in enumerate(line)]
    (table,), left = ruled_tables(rules, words, 1, set())
    assert (table.table.grid(), left) == (texts, [])


@settings(deadline=None, max_examples=25)
@given(TEXTS)
def test_any_ruled_grid_comes_back(texts: list[list[str]]) -> None:
    assert table_of(lambda c: grid(c, texts, XS, 200)).grid() == texts
