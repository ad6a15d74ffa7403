"""What the tender says in two ways is asked once with its places; a value that an amendment replaced is marked."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable

import pytest

from models.capability import CompanyProfile
from models.facts import Contradiction, Fact, FactCandidate, TenderFacts
from models.provenance import Source
from models.requirement import Requirement
from tasks.match.ledger import build_ledger
from tasks.match.profile import Concepts
from tasks.match.questions import contradiction_questions

FIRST = Source(document="tender.pdf", page=3, text="Tenders are due by 12:00 on 4 March 2031.")
SECOND = Source(document="form.pdf", page=7, text="Closing: 5 March 2031")


def found(kind: str, fact: str, *values: str) -> Contradiction:
    places = (FIRST, SECOND, *([SECOND] * (len(values) - 2)))
    return Contradiction.model_validate({"fact": fact, "kind": kind, "values": values, "places": places})


@pytest.mark.parametrize(
    ("one", "en", "zh"),
    [
        (
            found("values", "submission_deadline", "2031-03-04T12:00", "2031-03-05"),
            (
                "The submission deadline is stated as 2031-03-04 12:00 (tender.pdf, p. 3) and as 2031-03-05 "
                "(form.pdf, p. 7): which one holds?"
            ),
            (
                "投标截止时间前后不一致：“2031-03-04 12:00”（tender.pdf，第3页）、“2031-03-05”（form.pdf，第7页），"
                "以何者为准？"
            ),
        ),
        (
            found("sum", "evaluation_criteria", "Quality: 60", "Price: 35", "= 95"),
            (
                "The weights of the award criteria (Quality: 60, Price: 35; form.pdf, p. 7) add up to 95, not to 100: "
                "which weights apply?"
            ),
            "评分标准各项分值（Quality: 60、Price: 35；form.pdf，第7页）合计为 95，并非 100：请明确各项分值。",
        ),
        (
            found("order", "questions_deadline", "2031-03-09", "2031-03-04T12:00"),
            (
                "Questions may be asked until 2031-03-09 (tender.pdf, p. 3), yet tenders are due by 2031-03-04 12:00 "
                "(form.pdf, p. 7): until when may we ask?"
            ),
            (
                "澄清截止时间为“2031-03-09”（tender.pdf，第3页），而投标截止时间为“2031-03-04 12:00”"
                "（form.pdf，第7页）：请明确澄清截止时间。"
            ),
        ),
        (
            found("words_and_figures", "bid_security", "CNY 20,000.00", "CNY 2,000.00"),
            (
                "The bid security is written as CNY 20,000.00 and as CNY 2,000.00, once in words and once in figures "
                "(tender.pdf, p. 3): which amount holds?"
            ),
            "投标保证金的大写与小写金额不一致（CNY 20,000.00、CNY 2,000.00，tender.pdf，第3页）：以何者为准？",
        ),
        (
            found("targets", "service_levels", "80 % / 20 s", "90 % / 20 s"),
            (
                "The service level is stated as 80 % / 20 s (tender.pdf, p. 3) and as 90 % / 20 s (form.pdf, p. 7): "
                "which one holds?"
            ),
            (
                "服务水平指标前后不一致：“80 % / 20 s”（tender.pdf，第3页）、“90 % / 20 s”（form.pdf，第7页），"
                "以何者为准？"
            ),
        ),
    ],
)
def test_the_question_names_both_values_and_both_places(one: Contradiction, en: str, zh: str) -> None:
    assert [contradiction_questions([one], language)[0].text for language in ("en", "zh")] == [en, zh]
    assert contradiction_questions([one], "en")[0].places == one.places


def test_it_is_asked_at_the_first_row_that_says_it(
    profile: CompanyProfile, concepts: Concepts, demand: Callable[..., Requirement]
) -> None:
    rows = [demand("Late tenders are rejected.", "submission"), demand(FIRST.text, "submission")]
    one = found("values", "submission_deadline", "2031-03-04T12:00", "2031-03-05")
    result = build_ledger(rows, TenderFacts(), profile, concepts, "en", dt.date(2030, 1, 7), [one])
    assert [row.clarification_question for row in result.ledger] == [None, result.questions[0].text]


def candidate(value: str, text: str, standing: str, document: str = "tender.pdf") -> FactCandidate:
    fields = {"value": value, "text": text, "document": document, "page": 3, "standing": standing, "why": ""}
    return FactCandidate.model_validate(fields)


@pytest.mark.parametrize(
    ("language", "note"),
    [
        ("en", "Superseded: the submission deadline is now 2031-03-18 14:00 (amendment.pdf, p. 3)."),
        ("zh", "已被更正：投标截止时间现为 2031-03-18 14:00（amendment.pdf，第3页）。"),
    ],
)
def test_a_row_with_a_replaced_deadline_says_what_holds_now(
    profile: CompanyProfile, concepts: Concepts, demand: Callable[..., Requirement], language: str, note: str
) -> None:
    chosen = candidate("2031-03-18T14:00", "extended to 18 March 2031", "chosen", "amendment.pdf")
    old = candidate("2031-03-04T14:00", "due by 4 March 2031", "amended")
    deadline = Fact(value=chosen.value, text=chosen.text, document=chosen.document, candidates=(chosen, old))
    rows = [
        demand("Tenders are due by 4 March 2031.", "submission"),
        demand("Tenders are due by 4 March 2031.", "submission", page=4),
        demand("Tenders are opened in public.", "submission"),
    ]
    facts = TenderFacts(submission_deadline=deadline)
    ledger = build_ledger(rows, facts, profile, concepts, language, dt.date(2030, 1, 7)).ledger
    assert [row.superseded for row in ledger] == [note, None, None]


def test_an_uncertain_reading_asks_to_be_checked(
    profile: CompanyProfile, concepts: Concepts, demand: Callable[..., Requirement]
) -> None:
    rows = [demand("Seats are free.", confidence=0.59), demand("Seats are free!", confidence=0.6)]
    ledger = build_ledger(rows, TenderFacts(), profile, concepts, "en", dt.date(2030, 1, 7)).ledger
    assert ["Please check" in row.notes for row in ledger] == [True, False]
