"""Sentences end where a reader ends them."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from models.document import Language
from tasks.extract.sentences import sentence_spans


def sentences(text: str, language: Language) -> list[str]:
    return [text[start:end] for start, end in sentence_spans(text, language)]


@pytest.mark.parametrize(
    ("text", "count"),
    [
        ("Answer calls at once. Keep a log.", 2),
        ("See sec. 3.2 and fig. 7 for the layout of the desk.", 1),
        ("3.1. The provider shall train agents, e.g. in French. It must keep records.", 2),
        ("Calls are answered within 20 sec. The desk is open at 8 a.m. on weekdays.", 2),
        ("The U.S. Office pays monthly.", 1),
        ("Bids close at 5:00 p.m. EST, Friday, and are sent by email.", 1),
        ("Bids close at 5 p.m. Eastern Time. Late ones wait.", 2),
        ("Volumes grow by 2.5 percent a year.", 1),
        ("Who answers? The desk does!", 2),
    ],
)
def test_english(text: str, count: int) -> None:
    assert len(sentences(text, "en")) == count


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("接听电话；做好记录。", ["接听电话；", "做好记录。"]),
        ("坐席（含班长。不含主管）须持证上岗。", ["坐席（含班长。不含主管）须持证上岗。"]),
        ("第一行\n第二行", ["第一行", "第二行"]),
        ("回答：“好的。”然后挂机。", ["回答：“好的。”", "然后挂机。"]),
    ],
)
def test_chinese(text: str, expected: list[str]) -> None:
    assert sentences(text, "zh") == expected


@given(st.text(alphabet='Ab1. ?!;:\n("）。；应', max_size=80), st.sampled_from(["en", "zh"]))
def test_no_character_is_lost_or_read_twice(text: str, language: Language) -> None:
    spans = sentence_spans(text, language)
    covered = [position for start, end in spans for position in range(start, end)]
    assert len(covered) == len(set(covered))
    assert all(text[position].isspace() for position in set(range(len(text))) - set(covered))
    assert spans == sorted(spans)
