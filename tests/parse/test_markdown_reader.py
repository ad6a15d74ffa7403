"""Markdown is read as its reader sees it."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tasks.parse.markdown_inline import plain
from tasks.parse.markdown_reader import read_markdown


def rows(source: str) -> list[tuple[str, str | None, str]]:
    return [(block.kind, block.number or block.marker, block.text) for block in read_markdown(source)[0]]


def test_headings_of_both_kinds_and_bold_lines() -> None:
    source = "# 1. Scope #\n\nTerms of use\n------\n\n**3. Price.**\n\nPay by *month*.\n"
    assert [(block.kind, block.level, block.number, block.text) for block in read_markdown(source)[0]] == [
        ("heading", 1, "1", "Scope"),
        ("heading", 2, None, "Terms of use"),
        ("heading", 3, "3", "Price."),
        ("paragraph", None, None, "Pay by month."),
    ]


def test_paragraphs_are_joined_over_lines_and_lists_nest() -> None:
    items = "- phone\n  and mail\n    1. inbound\n    2. outbound\n\n  still phone\n- chat\n"
    source = f"The supplier answers\nevery call.\n\n{items}\nEnd.\n"
    found = [(block.kind, block.level, block.text) for block in read_markdown(source)[0]]
    assert found == [
        ("paragraph", None, "The supplier answers every call."),
        ("list_item", 1, "phone and mail"),
        ("list_item", 2, "inbound"),
        ("list_item", 2, "outbound"),
        ("list_item", 1, "still phone"),
        ("list_item", 1, "chat"),
        ("paragraph", None, "End."),
    ]


def test_pipe_and_html_tables() -> None:
    pipes = "Metric | Target\n--- | ---\nASA | 20 s \\| peak\n"
    tags = "<table><tr><th>Role</th><th>Seats</th></tr>\n<tr><td>Agent<br>day</td><td>12</td></tr></table>\n"
    blocks = read_markdown(f"{pipes}\n{tags}\nAfter.\n")[0]
    assert [block.text for block in blocks] == [
        "Metric | Target\nASA | 20 s | peak",
        "Role | Seats\nAgent day | 12",
        "After.",
    ]
    assert [block.table.header_rows for block in blocks if block.table] == [1, 1]


def test_a_table_cut_by_a_blank_line_goes_on() -> None:
    (block,) = read_markdown("| A | B |\n| --- | --- |\n| c | d |\n\n| e | f |\n")[0]
    assert block.text == "A | B\nc | d\ne | f"


def test_a_bold_number_and_title_before_the_text_is_a_heading() -> None:
    found = rows("**4. Hours.** Agents work on weekdays.\n")
    assert found == [("heading", "4", "Hours."), ("paragraph", None, "Agents work on weekdays.")]


def test_comments_and_front_matter_are_apart_and_told() -> None:
    blocks, notes = read_markdown("---\ntitle: x\n---\n<!-- draft -->\nShown.\n")
    assert [block.text for block in blocks] == ["Shown."]
    assert [note.code for note in notes] == ["hidden_text"]


def test_quotes_fences_definitions_and_footnotes() -> None:
    top = "> Bids close [here][1].\n\n```\nGET /calls\n```\n\n[1]: https://example.org\n"
    assert rows(f"{top}\nPaid monthly.[^a]\n\n[^a]: Net 30.\n") == [
        ("paragraph", None, "Bids close here."),
        ("paragraph", None, "GET /calls"),
        ("paragraph", None, "Paid monthly."),
        ("footnote", "a", "Net 30."),
    ]


@pytest.mark.parametrize(
    ("source", "read"),
    [
        ("**bold** and *soft* and __strong__", "bold and soft and strong"),
        ("snake_case_name and 5 * 3 * 2", "snake_case_name and 5 * 3 * 2"),
        ("[*the portal*](https://example.org/a_(b))", "the portal"),
        ("`a*b*c` \\*kept\\*", "a*b*c *kept*"),
        ("<https://example.org/x_y_z>", "https://example.org/x_y_z"),
        ("A &amp; B&nbsp;C", "A & B\xa0C"),
        ("answer in < 20 s and > 90 %", "answer in < 20 s and > 90 %"),
    ],
)
def test_inline_marks_go_and_words_stay(source: str, read: str) -> None:
    assert plain(source) == read


@given(st.text(alphabet="ab 1.*_-#|>[]()`<\n\t第一、", max_size=120))
def test_any_text_can_be_read(source: str) -> None:
    assert all(block.text for block in read_markdown(source)[0])


def test_real_files_are_read(shared: Path) -> None:
    for path in sorted((shared / "corpus" / "packs" / "18f_epermit").glob("*.md")):
        assert read_markdown(path.read_text("utf-8"))[0], path.name
