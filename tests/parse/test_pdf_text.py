"""What a reader of the page reads: paragraphs whole, columns apart, nothing glued, nothing lost."""

from __future__ import annotations

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from models.document import Block, ParsedDocument
from tasks.parse.reader import parse_document
from tests.parse.drawing import CHINESE, HEIGHT, grid, pdf_of, wrapped, write

DUTY = (
    "The provider shall answer every call that reaches the service desk between seven and nineteen, shall record the "
    "reason for the call in the case system before the next one is taken, and shall hand the case over on the same day."
)
LEFT = "Callers who wait longer than a minute are offered a return call, which is made within two hours. " * 6
RIGHT = "Agents on the night shift work in pairs and keep the log of outages that the morning team reads. " * 6


def read(content: bytes) -> ParsedDocument:
    return parse_document(content, "tender.pdf", "application/pdf")


def body(document: ParsedDocument) -> list[Block]:
    return [block for block in document.blocks if block.kind not in {"header", "footer"}]


def test_wrapped_lines_become_one_paragraph_with_exact_offsets() -> None:
    document = read(pdf_of(lambda c: write(c, [*wrapped(DUTY, 460), "", "A second paragraph stands apart."])))
    first, second = body(document)
    assert first.text == DUTY
    assert second.text == "A second paragraph stands apart."
    assert [first.text[line.start : line.end] for line in first.lines] == wrapped(DUTY, 460)


def test_two_columns_are_read_one_after_the_other() -> None:
    def draw(canvas):
        for index, (left, right) in enumerate(zip(wrapped(LEFT, 215), wrapped(RIGHT, 215), strict=False)):
            write(canvas, [left], top=90 + 14 * index)
            write(canvas, [right], x=325, top=90 + 14 * index)

    texts = [block.text for block in body(read(pdf_of(draw)))]
    assert " ".join(texts).startswith(LEFT.strip()[:300])
    assert not any("Callers" in text and "Agents" in text for text in texts)


def test_running_head_and_page_number_are_set_apart_and_kept() -> None:
    def page(number: int):
        def draw(canvas):
            write(canvas, ["Help desk services - reference 2031-7"], top=30)
            write(canvas, [f"Clause text of page {['one', 'two', 'three', 'four'][number]} stands here."], top=200)
            write(canvas, [f"Page {number + 1} of 4"], x=280, top=750)

        return draw

    document = read(pdf_of(*(page(number) for number in range(4))))
    kinds = [(block.kind, block.page) for block in document.blocks]
    assert kinds == [(kind, page) for page in range(1, 5) for kind in ("header", "paragraph", "footer")]
    assert document.blocks[5].text == "Page 2 of 4"


def test_paragraph_goes_on_over_the_page_break() -> None:
    lines = wrapped(DUTY, 460)
    document = read(
        pdf_of(lambda c: write(c, lines[:2], top=700), lambda c: write(c, [*lines[2:], "", "Another clause begins."]))
    )
    first = body(document)[0]
    assert first.text == DUTY
    assert (first.page, first.page_end) == (1, 2)
    assert [box.page for box in first.boxes] == [1, 2]


def test_line_end_hyphen_goes_from_a_split_word_and_stays_in_a_compound() -> None:
    lines = [
        "The contractor trains the agents before the start and documents the manage-",
        "ment of every shift; a well-trained team is described in the plan. Every well-",
        "trained agent holds the certificate that the buyer names in the annex to this text.",
    ]
    text = body(read(pdf_of(lambda c: write(c, lines))))[0].text
    assert "documents the management of every" in text
    assert "Every well-trained agent" in text


def test_line_end_hyphen_among_capitals_goes_from_a_split_word_and_stays_between_acronyms() -> None:
    lines = [
        "THE CONTRACTOR SHALL REPORT THE HOURS OF ALL SHIFTS AS ONE ACCUMU-",
        "LATIVE FIGURE FOR EVERY CALENDAR MONTH OF THE TERM AND FOLLOW ISO-",
        "IEC RULES IN DOING SO AS WELL AS IN EVERY OTHER PART OF THE WORK.",
    ]
    text = body(read(pdf_of(lambda c: write(c, lines))))[0].text
    assert "ONE ACCUMULATIVE FIGURE" in text
    assert "FOLLOW ISO-IEC RULES" in text


def test_numbers_and_markers_start_blocks_and_leave_the_text() -> None:
    lines = [
        "3.2 SERVICE DESK",
        "3.2.1 The contractor shall staff the desk on every working day.",
        "(a) One lead for each shift.",
        "(b) Two agents for each language.",
        "3.2.2 The contractor shall report every week.",
    ]
    blocks = body(read(pdf_of(lambda c: write(c, lines))))
    assert [(b.kind, b.number, b.marker) for b in blocks] == [
        ("heading", "3.2", None),
        ("paragraph", "3.2.1", None),
        ("list_item", None, "(a)"),
        ("list_item", None, "(b)"),
        ("paragraph", "3.2.2", None),
    ]
    assert blocks[1].text == "The contractor shall staff the desk on every working day."
    assert blocks[2].section == ("3.2 SERVICE DESK",)


def test_chinese_lines_join_without_space_and_keep_the_mark() -> None:
    lines = [
        "第三章 服务要求",
        "★2.1 供应商应当在工作日的八点至二十点之间安排不少于四十名坐席人员值守服",
        "务热线，并在三十秒之内应答来电。",
        "（一）供应商须每周提交一次服务质量报告。",
    ]
    document = read(pdf_of(lambda c: write(c, lines, font=CHINESE, size=12)))
    heading, clause, item = body(document)
    assert document.language == "zh"
    assert (heading.kind, heading.number, heading.text) == ("heading", "第三章", "服务要求")
    assert clause.number == "2.1"
    assert clause.text.startswith("★供应商应当")
    assert "值守服务热线" in clause.text
    assert item.number == "（一）"


def test_table_of_contents_lines_are_set_apart() -> None:
    lines = [f"{title} {'.' * 60} {page}" for title, page in (("1 Scope", 3), ("2 Prices", 7))]
    assert [block.kind for block in body(read(pdf_of(lambda c: write(c, lines))))] == ["toc", "toc"]


def test_sideways_page_is_read_and_its_boxes_lie_on_the_page_as_shown() -> None:
    def draw(canvas):
        canvas.rotate(90)
        canvas.setFont("Helvetica", 11)
        for index, line in enumerate(wrapped(DUTY, 600)):
            canvas.drawString(60, -100 - 14 * index, line)

    document = read(pdf_of(draw))
    (block,) = body(document)
    assert block.text == DUTY
    box = block.boxes[0]
    assert box.bottom - box.top > 500  # it runs up the page
    assert 80 < box.x0 < box.x1 < 160


def test_turned_and_cropped_page_gives_boxes_as_shown() -> None:
    def draw(canvas):
        write(canvas, ["A line in the middle of the sheet."], x=100, top=300)
        canvas.setPageRotation(90)
        canvas.setCropBox((40, 30, 700, 600))

    document = read(pdf_of(draw))
    (block,) = body(document)
    assert block.text == "A line in the middle of the sheet."
    assert (document.pages[0].width_pt, document.pages[0].height_pt) == (570, 660)
    box = block.boxes[0]
    assert abs(box.top - (100 - 40)) < 2  # the line's start, as far from the top as it was from the left
    assert abs(box.x0 - (HEIGHT - 300 - 11 - 30)) < 4
    assert box.bottom - box.top > 4 * (box.x1 - box.x0)


WORDS = st.lists(
    st.sampled_from(["call", "desk", "agent", "shift", "report", "week", "plan", "queue", "hold"]),
    min_size=1,
    max_size=12,
)


@settings(max_examples=25, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(st.lists(WORDS, min_size=1, max_size=25), st.booleans())
def test_every_line_lies_in_its_block_and_every_box_on_its_page(paragraphs: list[list[str]], ruled: bool) -> None:
    def draw(canvas):
        write(canvas, [" ".join(words) for words in paragraphs])
        if ruled:
            grid(canvas, [["Metric", "Target"], ["Answer rate", "90 %"], ["Abandoned", "5 %"]], [72, 200, 300], 520)

    document = read(pdf_of(draw))
    assert [block.index for block in document.blocks] == list(range(len(document.blocks)))
    page = document.pages[0]
    for block in document.blocks:
        for before, line in zip(block.lines, block.lines[1:], strict=False):
            assert before.end <= line.start
        assert all(0 <= line.start < line.end <= len(block.text) for line in block.lines)
        for box in (*block.boxes, *(line.box for line in block.lines)):
            assert 0 <= box.x0 <= box.x1 <= page.width_pt
            assert 0 <= box.top <= box.bottom <= page.height_pt
    read_words = " ".join(block.text for block in document.blocks).split()
    assert sum(word.strip("-").isalpha() for word in read_words) >= sum(map(len, paragraphs))


def test_an_address_or_a_line_to_fill_in_is_no_heading() -> None:
    lines = ["1. http://www.desk-tenders.example", "desk@tenders.example", "____ (ii) Night Desk Option"]

    def draw(canvas):
        write(canvas, ["1. Where To Ask"], size=14, font="Helvetica-Bold")
        for index, line in enumerate(lines):
            write(canvas, [line], top=120 + 40 * index, size=14, font="Helvetica-Bold")
        write(canvas, wrapped(DUTY, 460), top=300)

    kinds = {block.text: block.kind for block in read(pdf_of(draw)).blocks}
    assert kinds.pop("Where To Ask") == "heading"
    assert "heading" not in kinds.values()
