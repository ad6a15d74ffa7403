"""A value that the tender states otherwise elsewhere is shown with the others, on what the team reads."""

from __future__ import annotations

import pytest

from models.facts import FactCandidate
from models.match import BuyerQuestion
from models.pack import PackContent
from models.provenance import Source
from tasks.draft.card import card_view, citer_of
from tasks.draft.ledger_lists import questions
from tasks.draft.proposal import proposal_view
from tests.draft import factory


def candidate(value: str, standing: str, page: int) -> FactCandidate:
    fields = {"value": value, "text": value, "document": "Annex B volumes.pdf", "page": page, "standing": standing}
    return FactCandidate.model_validate(fields | {"why": ""})


def rivalled(language: str) -> PackContent:
    base = factory.content(language)
    term, deadline = base.reading.facts.contract_term, base.reading.facts.submission_deadline
    assert term is not None
    assert deadline is not None
    others = (candidate("36", "rival", 5), candidate("36", "rival", 8), candidate("12", "weaker", 9))
    moments = (candidate(deadline.value, "chosen", 1), candidate("2026-12-19", "rival", 7))
    facts = base.reading.facts.model_copy(
        update={
            "contract_term": term.model_copy(update={"candidates": (candidate("24", "chosen", 1), *others)}),
            "submission_deadline": deadline.model_copy(update={"candidates": moments}),
        }
    )
    return base.model_copy(update={"reading": base.reading.model_copy(update={"facts": facts})})


@pytest.mark.parametrize(("language", "text"), [("en", "also read: 36 months"), ("zh", "另见：36 个月")])
def test_the_rival_stands_beside_the_chosen_value_with_its_page_once(language: str, text: str) -> None:
    claims = card_view(rivalled(language)).contract[0].claims
    assert [claim.text for claim in claims[1:]] == [text]
    assert "5" in claims[1].basis[0].full


@pytest.mark.parametrize(("language", "day"), [("en", "Sat 19 Dec 2026"), ("zh", "2026年12月19日")])
def test_a_rival_deadline_warns_at_the_top(language: str, day: str) -> None:
    chips = card_view(rivalled(language)).chips
    assert day in chips[0].text
    assert chips[0].chip is not None
    assert chips[0].chip.tone == "warn"


def test_what_the_buyer_reads_does_not_show_them() -> None:
    shown = proposal_view(rivalled("en"), "").model_dump_json()
    assert "also read" not in shown


def test_a_contradiction_is_the_first_question_and_asked_once() -> None:
    base = factory.content("en")
    places = (Source(document="a.pdf", page=3), Source(document="b.pdf", page=7))
    asked = BuyerQuestion(text="Which closing date holds?", places=places)
    row = base.match.ledger[0].model_copy(update={"clarification_question": asked.text})
    content = factory.with_rows(base, (row, *base.match.ledger[1:]))
    content = content.model_copy(update={"match": content.match.model_copy(update={"questions": (asked,)})})
    found = questions(content, citer_of(content))
    assert found[0].text == asked.text
    assert [basis.full for basis in found[0].basis] == ["a.pdf, p. 3", "b.pdf, p. 7"]
    assert [item.text for item in found].count(asked.text) == 1
    assert asked.text in card_view(content).questions.items[0].text
