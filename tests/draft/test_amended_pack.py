"""What the amendments changed is shown in every file of the pack; a stale deadline stands nowhere unmarked."""

from __future__ import annotations

import io
import zipfile

import openpyxl
import pytest
from openpyxl.cell.rich_text import CellRichText, TextBlock

from tasks.adapters.render import render_decision_card
from tasks.adapters.workbooks.compliance_matrix import render_compliance_matrix
from tasks.draft.amendment_notes import shown_change
from tasks.draft.card import card_view
from tasks.draft.ledger_table import ledger_frame
from tasks.draft.proposal import proposal_view
from tests.draft import amended, factory
from tests.draft.workbook_factory import opened, texts

SHEET = {"en": "Amendments", "zh": "补遗变更"}
STALE = {"en": "Fri 18 Dec 2026 14:00", "zh": "2026年12月18日 14:00"}
NOW = {"en": "Fri 15 Jan 2027 14:00 (zone not stated)", "zh": "2027年1月15日 14:00（未注明时区）"}


@pytest.mark.parametrize("language", ["en", "zh"])
def test_the_card_counts_the_changes_and_shows_the_old_value_struck(language: str) -> None:
    view = card_view(amended.content(language))
    summary, deadline, by_hand = view.amended.items
    assert [sign for sign in summary.text if sign.isdigit()][-3:] == ["1", "1", "1"]
    assert (deadline.was, deadline.text) == (STALE[language], NOW[language])
    assert by_hand.text == amended.OPEN[language]
    assert by_hand.basis[0].full.startswith(amended.AMENDMENT[language])
    assert "2" in by_hand.basis[0].full  # the page


@pytest.mark.parametrize("language", ["en", "zh"])
def test_a_stale_deadline_stands_only_struck(language: str) -> None:
    html = render_decision_card(amended.content(language)).decode()
    assert NOW[language] in html
    assert html.count(STALE[language]) == html.count(f"<s><bdi>{STALE[language]}</bdi></s>") == 2
    steps = card_view(amended.content(language)).steps.items
    assert steps[-1].lead == ("15 Jan 2027" if language == "en" else "2027年1月15日")


@pytest.mark.parametrize("language", ["en", "zh"])
def test_next_steps_name_the_amendment_and_what_it_leaves_to_people(language: str) -> None:
    first, second = card_view(amended.content(language)).steps.items[:2]
    assert amended.AMENDMENT[language] in first.text
    assert amended.AMENDMENT[language] in second.text


def test_without_an_amendment_nothing_speaks_of_one() -> None:
    html = render_decision_card(factory.content("en")).decode()
    assert 'id="amended"' not in html
    assert "Amendments" not in opened(render_compliance_matrix(factory.content("en"))).sheetnames
    assert ledger_frame(factory.content("en"))[["amendment", "change", "previous_text"]].isna().all().all()


@pytest.mark.parametrize("language", ["en", "zh"])
def test_the_matrix_marks_inserted_and_deleted_words_and_keeps_both_texts(language: str) -> None:
    body = render_compliance_matrix(amended.content(language))
    sheet = openpyxl.load_workbook(io.BytesIO(body), rich_text=True).worksheets[1]
    heads = {cell.value: cell.column for cell in sheet[1]}
    names = ("Requirement (verbatim)", "Previous text") if language == "en" else ("招标文件要求（原文）", "变更前原文")
    now, before = (sheet.cell(2, heads[name]).value for name in names)
    assert isinstance(now, CellRichText)
    assert isinstance(before, CellRichText)
    (inserted,) = [run for run in now if isinstance(run, TextBlock)]
    (deleted,) = [run for run in before if isinstance(run, TextBlock)]
    assert (inserted.text.strip(), inserted.font.b, deleted.text.strip(), deleted.font.strike) == (
        "20",
        True,
        "30",
        True,
    )
    requirement = amended.content(language).reading.requirements[0]
    assert (str(now), str(before)) == (requirement.text, requirement.previous_text)


@pytest.mark.parametrize("language", ["en", "zh"])
def test_removed_requirements_facts_and_open_instructions_have_a_sheet(language: str) -> None:
    workbook = opened(render_compliance_matrix(amended.content(language)))
    sheet = workbook[SHEET[language]]
    said = {str(cell.value) for row in sheet.iter_rows() for cell in row if cell.value is not None}
    assert {amended.REMOVED[language], amended.OPEN[language], STALE[language], NOW[language]} <= said
    assert amended.REMOVED[language] not in {cell.value for row in workbook.worksheets[1].iter_rows() for cell in row}
    links = [cell.hyperlink.location for cell in sheet["A"] if cell.hyperlink]
    assert [link.split("!")[1] for link in links] == ["A2", "A3"]


def test_a_chinese_pack_gives_the_reasons_in_chinese() -> None:
    said = texts(opened(render_compliance_matrix(amended.content("zh"))))
    assert "未在招标文件中找到被变更之处，请核对。" in said
    assert "已删除；定位依据：“2.4”。" in said
    assert not [text for text in said if "found by" in text or "please check it" in text]


@pytest.mark.parametrize("language", ["en", "zh"])
def test_the_internal_notes_of_the_proposal_tell_the_amendment(language: str) -> None:
    sections = proposal_view(amended.content(language), "").sections
    titles = [section.title for section in sections]
    own = sections[titles.index("What the amendments changed" if language == "en" else "补遗变更内容")]
    assert any(NOW[language] in block.text and STALE[language] in block.text for block in own.blocks)
    assert any(amended.OPEN[language] in block.text for block in own.blocks)
    assert own.blocks[-1].rows[0][1].text == amended.REMOVED[language]


def test_of_a_list_only_what_differs_is_shown() -> None:
    (change,) = amended.content("en").reading.amendments[0].facts
    longer = change.model_copy(update={"previous": "calls 10; chats 20", "value": "calls 10; chats 25; letters 3"})
    assert shown_change(longer, "en") == ("chats 20", "chats 25; letters 3")


@pytest.mark.parametrize("language", ["en", "zh"])
def test_the_same_amended_content_gives_the_same_bytes(language: str) -> None:
    first, again = (render_compliance_matrix(amended.content(language)) for _ in range(2))
    assert first == again
    assert render_decision_card(amended.content(language)) == render_decision_card(amended.content(language))
    assert zipfile.ZipFile(io.BytesIO(first)).testzip() is None


def test_a_hostile_wording_stays_text_beside_its_marks() -> None:
    base = amended.content("en")
    row = base.match.ledger[0]
    edits = (amended.WordEdit(kind="keep", text="=1+1 "), amended.WordEdit(kind="insert", text="<b>&'\u0000"))
    text = "".join(edit.text for edit in edits)
    requirement = row.requirement.model_copy(update={"text": text, "previous_text": "=1+1 "})
    changed = base.reading.amendments[0].changes[0].model_copy(update={"words": edits, "text": text})
    reading = base.reading.amendments[0].model_copy(update={"changes": (changed,)})
    content = factory.with_rows(base, (row.model_copy(update={"requirement": requirement}), *base.match.ledger[1:]))
    content = content.model_copy(update={"reading": content.reading.model_copy(update={"amendments": (reading,)})})
    cell = opened(render_compliance_matrix(content))["Matrix"]["B2"]
    assert (cell.data_type, cell.quotePrefix, cell.value) == ("s", True, "=1+1 <b>&'�")


def test_the_other_text_of_a_bilingual_clause_stands_beside_it() -> None:
    content = factory.content("en")
    first = content.match.ledger[0]
    both = first.requirement.model_copy(update={"translation": "供应商应当提供培训。"})
    ledger = (first.model_copy(update={"requirement": both}), *content.match.ledger[1:])
    bilingual = content.model_copy(update={"match": content.match.model_copy(update={"ledger": ledger})})
    assert list(ledger_frame(bilingual)["translation"].dropna()) == ["供应商应当提供培训。"]
