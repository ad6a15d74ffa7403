"""The pricing workbook: live formulas that give the engine's figures, every number with its origin."""

from __future__ import annotations

from decimal import Decimal
from pathlib import Path
from typing import Any

import pytest

from models.facts import Fact, StaffingMinimum, Volume
from models.pack import PackContent
from tasks.adapters.workbooks.price_book import defined_name
from tasks.adapters.workbooks.pricing import render_pricing
from tasks.draft.price_tables import assumption_frame, cost_frame
from tests.draft.workbook_factory import EXAMPLE, example, opened, priced, recalculated, texts

CHECKS = {"en": "Checks", "zh": "校验"}
PAYLOAD = "=cmd|' /C calc'!A0"


def volumes(*items: Volume) -> Any:
    return Fact(value=items, text="volumes", document="v.pdf", page=3)


def contacts(channel: str, quantity: float, unit: str, aht_s: float | None = None) -> Volume:
    text = f"{quantity:g} {unit} a month"
    return Volume(
        quantity=quantity, unit=unit, period="month", channel=channel, aht_s=aht_s, text=text, document="v.pdf", page=3
    )


CASES: dict[str, PackContent] = {
    "queues": priced("en"),
    "heads": priced("zh"),
    "example": example(),
    "all kinds": priced(
        "zh",
        volumes=volumes(
            contacts("voice", 61000, "通", 210), contacts("email", 9100, "封", 400), contacts("outbound", 4000, "通")
        ),
        staffing_minimum=Fact(
            value=(StaffingMinimum(role="班组长", count=3, text="班组长不少于3人", document="v.pdf", page=2),),
            text="人员",
            document="v.pdf",
        ),
    ),
    "odd term, nothing stated": priced(
        "en", volumes=None, staffing_minimum=None, contract_term=Fact(value=31, text="31 months", document="v.pdf")
    ),
}


@pytest.mark.office
@pytest.mark.parametrize("case", CASES)
def test_every_formula_gives_the_engines_figure(case: str, tmp_path: Path) -> None:
    content = CASES[case]
    workbook = recalculated(render_pricing(content), tmp_path)
    rows = [row for row in workbook[CHECKS[content.reading.language]].iter_rows(min_row=5, values_only=True) if row[0]]
    assert len(rows) > 50
    assert [row for row in rows if row[4] != "OK"] == []
    assert all(abs(row[2] - row[1]) < 0.005 for row in rows)
    assert not [text for text in texts(workbook) if text.startswith(("#", "Err:"))]


@pytest.mark.office
def test_a_changed_input_changes_the_price_and_shows_in_the_checks(tmp_path: Path) -> None:
    body = render_pricing(CASES["example"])
    workbook = opened(body)
    row = next(row for row in workbook["参数"].iter_rows() if row[1].value == "shrinkage")
    row[2].value = 0.35
    changed = tmp_path / "changed.xlsx"
    workbook.save(changed)
    values = recalculated(changed.read_bytes(), tmp_path)
    verdicts = {row[0]: row[4] for row in values["校验"].iter_rows(min_row=5, values_only=True)}
    assert verdicts["含税总价"] == "≠"
    opening = {row[0]: row for row in values["开标一览表"].iter_rows(min_row=5, values_only=True)}
    assert "大写须重新生成" in opening["投标总价（含税，大写）"][2]


def test_the_worked_example_is_the_specifications() -> None:
    estimate = example().estimate
    assert estimate.total_cost == Decimal("11422652.72")
    assert estimate.target_monthly.amount == Decimal("536709.69")
    assert estimate.total_in_chinese == "人民币壹仟叁佰陆拾伍万叁仟捌佰玖拾伍元柒角玖分"
    assert estimate.total_in_chinese in texts(opened(render_pricing(example())))


def test_every_input_has_a_name_that_formulas_use() -> None:
    workbook = opened(render_pricing(CASES["example"]))
    assert {defined_name(name) for name in EXAMPLE} <= set(workbook.defined_names)
    cost = [cell.value for row in workbook["成本"].iter_rows() for cell in row if cell.data_type == "f"]
    assert "=ROUND(fte_voice*wage_voice,2)" in cost


@pytest.mark.parametrize("name", ["qa1", "R2C3", "1st", "c", "费率"])
def test_a_name_that_looks_like_a_cell_is_changed(name: str) -> None:
    assert defined_name(name).startswith("in_")


def test_queue_lines_are_checked_live_by_the_legacy_poisson_function() -> None:
    sheet = opened(render_pricing(CASES["queues"]))["Staffing"]
    formulas = [cell.value for row in sheet.iter_rows() for cell in row if cell.data_type == "f"]
    assert any("POISSON(" in formula and "_xlfn" not in formula for formula in formulas)


@pytest.mark.parametrize("case", CASES)
def test_each_assumption_says_where_it_comes_from(case: str) -> None:
    frame = assumption_frame(CASES[case])
    stated = frame[frame["status"] == "extracted"]
    assert stated["citation"].notna().all()
    assert stated["quote"].notna().all()
    assert frame[frame["status"] == "assumed"]["basis"].notna().all()


def test_wage_lines_are_handed_to_their_scope_lines() -> None:
    content = CASES["all kinds"]
    frame = cost_frame(content.estimate)
    wages = frame[frame["code"] == "AGENT_WAGE"].set_index("line_id")["monthly"]
    inputs = content.estimate.inputs
    assert set(wages.index) == {line.id for line in content.estimate.scope}
    assert all(abs(wages[line] - inputs[f"fte_{line}"] * inputs[f"wage_{line}"]) < 1 for line in wages.index)


def test_items_of_the_price_form_add_up_to_the_opening_total() -> None:
    workbook = opened(render_pricing(CASES["heads"]))
    assert workbook.sheetnames[-2:] == ["分项报价表", "开标一览表"]
    assert "分项报价表" not in opened(render_pricing(CASES["queues"])).sheetnames


def test_tender_words_never_become_formulas() -> None:
    content = CASES["all kinds"]
    title = Fact(value=PAYLOAD, text=PAYLOAD, document=PAYLOAD)
    facts = content.reading.facts.model_copy(
        update={"title": title, "reference": title, "volumes": volumes(contacts("voice", 5, "=1+1"))}
    )
    estimate = content.estimate.model_copy(
        update={
            "scope": tuple(line.model_copy(update={"label": PAYLOAD}) for line in content.estimate.scope),
            "warnings": (PAYLOAD,),
            "assumptions": tuple(
                item.model_copy(update={"label": PAYLOAD, "basis": PAYLOAD}) for item in content.estimate.assumptions
            ),
        }
    )
    reading = content.reading.model_copy(update={"facts": facts})
    workbook = opened(render_pricing(content.model_copy(update={"reading": reading, "estimate": estimate})))
    cells = [cell for sheet in workbook for row in sheet.iter_rows() for cell in row if cell.value is not None]
    assert not [cell.coordinate for cell in cells if cell.data_type == "f" and "cmd" in str(cell.value)]
    assert PAYLOAD in [cell.value for cell in cells if cell.data_type == "s"]


def test_the_same_content_gives_the_same_bytes() -> None:
    assert render_pricing(CASES["queues"]) == render_pricing(priced("en"))
