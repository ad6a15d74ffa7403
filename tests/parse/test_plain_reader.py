"""Plain text is cut where a reader would cut it."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from tasks.parse.plain_reader import read_plain


def rows(source: str) -> list[tuple[str, str | None, str]]:
    return [(block.kind, block.number or block.marker, block.text) for block in read_plain(source)[0]]


def test_paragraphs_numbers_and_markers() -> None:
    clauses = "1.1 The supplier answers calls\nwithin 20 seconds.\n1.2 Calls are recorded.\n- phone\n- mail"
    assert rows(f"SCOPE OF WORK\n\n{clauses}\x0cNext page.") == [
        ("heading", None, "SCOPE OF WORK"),
        ("paragraph", "1.1", "The supplier answers calls within 20 seconds."),
        ("paragraph", "1.2", "Calls are recorded."),
        ("list_item", "-", "phone"),
        ("list_item", "-", "mail"),
        ("paragraph", None, "Next page."),
    ]


def test_chinese_lines_join_without_spaces() -> None:
    source = "第一章 采购需求\r\n\r\n一、供应商应当提供全天候的电话服务，并且\r\n保存录音两年。\r\n★2、坐席不少于十个。"
    assert rows(source) == [
        ("heading", "第一章", "采购需求"),
        ("paragraph", "一", "供应商应当提供全天候的电话服务，并且保存录音两年。"),
        ("paragraph", "2", "★坐席不少于十个。"),
    ]


@given(st.text(max_size=200))
def test_every_letter_is_in_some_block(source: str) -> None:
    kept = "".join(f"{block.number or ''}{block.marker or ''}{block.text}" for block in read_plain(source)[0])
    assert sum(map(str.isalpha, kept)) >= sum(map(str.isalpha, source))
