"""Where people's answers stand after amendments and new versions: each once, none lost."""

from __future__ import annotations

import datetime as dt

from hypothesis import given
from hypothesis import strategies as st

from models.amendment import AmendmentReading
from models.answer import Answer
from models.requirement import Requirement
from tasks.extract.amendments.given_answers import carried_answers
from tests.extract.amending import amended, named
from tests.extract.building import paragraph

AT = dt.datetime(2026, 11, 2, tzinfo=dt.UTC)
BASE = named(
    "tender.pdf",
    paragraph("The supplier shall provide ten agents.", number="2.1"),
    paragraph("The supplier shall report every week.", number="2.2"),
    paragraph("The supplier shall operate a fax line.", number="2.3"),
)
AMENDMENT = named(
    "a1.pdf",
    paragraph("In clause 2.1, replace “ten agents” with “twelve agents”."),
    paragraph("Clause 2.3 is deleted."),
)


def answer(row: Requirement, by: str = "Ada") -> Answer:
    return Answer(
        requirement_id=row.id, requirement_text=row.text, document=row.document, number=row.number, compliance="comply",
        by=by, at=AT,
    )  # fmt: skip


def states(
    answers: list[Answer], rows: tuple[Requirement, ...], readings: tuple[AmendmentReading, ...]
) -> dict[str, tuple[str | None, str | None]]:
    carried = carried_answers(answers, rows, readings)
    assert [one.answer.requirement_id for one in carried] == sorted({one.requirement_id for one in answers})
    return {one.answer.requirement_text: (one.flag, one.text) for one in carried}


def test_an_amendment_flags_what_it_changes_and_nothing_else() -> None:
    before, _ = amended(BASE)
    rows, readings = amended(BASE, AMENDMENT)
    answers = [answer(row) for row in before]
    assert states(answers, rows, readings) == {
        "The supplier shall provide ten agents.": ("changed", "The supplier shall provide twelve agents."),
        "The supplier shall report every week.": (None, "The supplier shall report every week."),
        "The supplier shall operate a fax line.": ("removed", ""),
    }
    confirmed = answer(next(row for row in rows if "twelve" in row.text), "Bo")
    assert states([*answers, confirmed], rows, readings)[confirmed.requirement_text][0] is None


def test_a_new_version_of_the_file_finds_its_answers_by_their_words() -> None:
    before, _ = amended(BASE)
    newer = named(
        "tender v2.pdf",
        paragraph("The supplier shall report every week.", number="3.2"),
        paragraph("The supplier shall provide fifteen agents.", number="3.1"),
        paragraph("All invoices must state the order number.", number="3.4"),
    )
    rows, readings = amended(newer)
    assert states([answer(row) for row in before], rows, readings) == {
        "The supplier shall provide ten agents.": ("changed", "The supplier shall provide fifteen agents."),
        "The supplier shall report every week.": (None, "The supplier shall report every week."),
        "The supplier shall operate a fax line.": ("removed", ""),
    }


@given(st.lists(st.integers(0, 5), max_size=12), st.lists(st.integers(0, 5), max_size=6), st.booleans())
def test_every_answer_stands_once_whatever_became_of_the_rows(
    answered: list[int], standing: list[int], same_ids: bool
) -> None:
    texts = ["Ten agents.", "Ten agents.", "Twelve agents.", "A fax line.", "A telephone line.", "录音保存十二个月。"]
    old = [row_of(f"R-{at}", texts[at]) for at in answered]
    new = [row_of(f"R-{at}" if same_ids else f"N-{at}", texts[at]) for at in standing]
    carried = carried_answers([answer(row) for row in old], new, ())
    assert [one.answer.requirement_id for one in carried] == sorted({row.id for row in old})
    places = [one.requirement_id for one in carried if one.requirement_id is not None]
    assert len(places) == len(set(places))
    assert set(places) <= {row.id for row in new}


def row_of(identity: str, text: str) -> Requirement:
    return Requirement(document="t.pdf", id=identity, text=text, party="supplier", category="scope", confidence=1)
