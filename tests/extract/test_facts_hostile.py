"""Tender text is hostile: twice the text must not take more than thrice the work, whatever it repeats."""

from __future__ import annotations

import sys
import time
from typing import Any

import pytest

from tasks.extract.facts import extract_facts
from tests.extract.documents import document, heading, paragraph, table

UNITS = [
    "Aa Bb ",
    "THE OFFICE OF ",
    "Department of ",
    "((((",
    "1,",
    "1.1",
    ". ",
    "一",
    "壹",
    "投标保证金",
    "项目名称: ",
    "tender in English, ",
    "lowest price ",
    "not exceed ",
    "at least 5 ",
    "12 May 2030 ",
    "a.b@",
    "Key Personnel must designate Project Manager ",
]


def seconds(text: str, language: Any) -> float:
    parsed = document(heading("Tender"), paragraph(text), language=language)
    start = time.process_time()
    extract_facts([parsed])
    return time.process_time() - start


@pytest.mark.parametrize("unit", UNITS)
@pytest.mark.parametrize("language", ["en", "zh"])
def test_work_grows_with_the_text_only(unit, language):
    times = 8000 // len(unit)
    short = min(seconds(unit * times, language) for _ in range(3))
    long = min(seconds(unit * times * 2, language) for _ in range(3))
    # what a few milliseconds measure is noise
    assert long < max(3 * short, 0.2)


def test_a_long_table_is_read_in_linear_work():
    def calls(rows: int) -> int:
        parsed = document(
            heading("评分标准"), table(("评分因素", "分值"), *((f"因素{row}", "1") for row in range(rows)))
        )
        count = 0

        def trace(_frame: object, event: str, _argument: object) -> None:
            nonlocal count
            count += event in {"call", "c_call"}

        sys.setprofile(trace)
        try:
            extract_facts([parsed])
        finally:
            sys.setprofile(None)
        return count

    assert calls(400) < 3 * calls(200)
