"""The same thing is counted the same way wherever a pack shows it, and is named as the tender names it."""

from __future__ import annotations

import re

import pytest

from models.facts import ServiceLevel, Volume
from tasks.draft.card import card_view
from tasks.draft.fact_lines import level_name, people_of_role, volume_text
from tests.draft.factory import ROWS, content, ledger_row, with_rows

TEXT = "The Supplier shall not hand the lines to anybody else."


@pytest.mark.parametrize("language", ["en", "zh"])
def test_an_unanswered_ban_counts_as_a_gap_in_every_box(language: str) -> None:
    rows = [ledger_row(language, index, ROWS[language][0]) for index in range(4)]
    stands = (("unknown", "to be confirmed"), ("unknown", None), ("partial", "half"), ("comply", None))
    rows = [
        row.model_copy(
            update={
                "compliance": compliance,
                "gap": gap,
                "requirement": row.requirement.model_copy(update={"text": TEXT, "knockout": True}),
            }
        )
        for row, (compliance, gap) in zip(rows, stands, strict=True)
    ]
    view = card_view(with_rows(content(language), tuple(rows)))
    risk = next(item.text for item in view.risks.items if re.search("we can prove|可证明", item.text))
    step = next(item.text for item in view.steps.items if re.search("gaps to close|缺口", item.text))
    assert [re.findall(r"\d+", text) for text in (risk, step)] == [["2"], ["2"]]


@pytest.mark.parametrize(
    ("row", "name"),
    [
        ("3 | 人工接通率 | ≥92% | 月度", "人工接通率"),
        ("1 | 30秒服务水平 | ≥80% | 月度", "30秒服务水平"),
        ("First contact resolution | At least 70% | Quarterly", "First contact resolution"),
        ("Calls are answered at once.", "Service level"),
    ],
)
def test_a_level_has_the_name_of_its_row_and_not_the_rows_number(row: str, name: str) -> None:
    level = ServiceLevel(metric="service_level", target="≥92%", text=row)
    assert level_name(level, "en") == name


def test_a_unit_is_not_said_twice_and_people_are_counted_in_the_draft_language() -> None:
    assert volume_text(Volume(quantity=45, unit="seats", label="seats", text=""), "en") == "45 seats"
    assert people_of_role("2", "质检员", "zh") == "质检员2人"
    assert people_of_role("2", "trainers", "en") == "2 × trainers"
