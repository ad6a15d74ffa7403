"""What was read with doubt is shown to a person: passages beside the ledger, rows that may be none."""

from __future__ import annotations

import pytest

from models.pack import PackContent
from tasks.adapters.workbooks.compliance_matrix import render_compliance_matrix
from tasks.draft.card import card_view
from tasks.draft.ledger_table import ledger_frame
from tests.draft import factory
from tests.draft.workbook_factory import opened

SHEET = {"en": "Please check", "zh": "请核对"}


def sure(language: str) -> PackContent:
    """The pack with every row read without doubt."""
    base = factory.content(language)
    rows = tuple(
        row.model_copy(update={"requirement": row.requirement.model_copy(update={"confidence": 0.9})})
        for row in base.match.ledger
    )
    return factory.with_rows(base, rows)


def doubtful(language: str) -> PackContent:
    """Two passages beside the ledger, and a row of the ledger below the bound."""
    base = sure(language)
    first, second, third = (row.requirement for row in base.match.ledger[:3])
    passages = (
        first.model_copy(update={"text": "Desks may be shared.", "confidence": 0.47, "rule": "learned", "page": 6}),
        second.model_copy(update={"text": "=The buyer expects calm.", "confidence": 0.12, "rule": "buyer_expects"}),
    )
    shaky = base.match.ledger[2].model_copy(update={"requirement": third.model_copy(update={"confidence": 0.55})})
    content = factory.with_rows(base, (*base.match.ledger[:2], shaky, *base.match.ledger[3:]))
    return content.model_copy(update={"reading": content.reading.model_copy(update={"doubtful": passages})})


@pytest.mark.parametrize("language", ["en", "zh"])
def test_passages_stand_on_a_sheet_of_their_own_with_place_and_reason(language: str) -> None:
    workbook = opened(render_compliance_matrix(doubtful(language)))
    sheet = workbook[SHEET[language]]
    rows = {row[0]: row for row in sheet.iter_rows(min_row=5, values_only=True)}
    assert set(rows) == {"Desks may be shared.", "=The buyer expects calm."}
    _, place, _, confidence, why, finding = rows["Desks may be shared."]
    assert (str(place).endswith(("p. 6", "第6页")), confidence, finding) == (True, 0.47, None)
    assert why
    assert why != rows["=The buyer expects calm."][4]
    assert "Desks may be shared." not in {cell.value for row in workbook.worksheets[1].iter_rows() for cell in row}


@pytest.mark.parametrize("language", ["en", "zh"])
def test_card_and_next_steps_count_them(language: str) -> None:
    view = card_view(doubtful(language))
    told = [
        item.text for item in (*view.risks.items, *view.steps.items) if SHEET[language].lower() in item.text.lower()
    ]
    assert any("2" in text for text in told)
    step = next(item.text for item in view.steps.items if item.text.startswith(("Doubtful", "对照原文")))
    assert "3" in step  # two passages and a row


@pytest.mark.parametrize("language", ["en", "zh"])
def test_a_row_below_the_bound_is_marked_and_no_other(language: str) -> None:
    frame = ledger_frame(doubtful(language))
    marked = frame["check"].notna()
    assert list(frame.index[marked]) == [2]
    assert frame["check"][2] == SHEET[language].lower()


def test_a_superseded_row_says_what_holds_now_and_is_struck_on_the_card() -> None:
    base = factory.content("en")
    note = "Superseded: the submission deadline is now 2027-01-15 14:00 (Amendment 1.pdf, p. 2)."
    stale = base.match.ledger[0].model_copy(update={"superseded": note})
    content = factory.with_rows(base, (stale, *base.match.ledger[1:]))
    assert ledger_frame(content)["check"][0] == note
    item = next(item for item in card_view(content).knockouts.items if item.text == note)
    assert stale.requirement.text.startswith(item.was.rstrip("…"))
    assert item.was


def test_without_doubt_there_is_no_sheet_and_no_column() -> None:
    workbook = opened(render_compliance_matrix(sure("en")))
    assert SHEET["en"] not in workbook.sheetnames
    assert SHEET["en"] not in [cell.value for cell in workbook["Matrix"][1]]
