"""The facts of a tender do not depend on the order in which its files arrive."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tasks.extract.facts import extract_facts
from tests.extract.documents import document, heading, paragraph, table

TENDER = document(
    heading("Invitation to Tender for Harbour Helpline Services"),
    paragraph("The closing date for tenders is 3 March 2031, 12:00."),
    paragraph("The centre handles about 12,000 calls per month."),
    paragraph("80% of calls shall be answered within 20 seconds."),
    paragraph("The supplier shall provide at least 20 agents."),
    first_page=1,
    name="tender.pdf",
)
SCOPE = document(
    heading("Scope of Services"),
    paragraph("The centre handles about 9,000 calls per month and 400 emails per month."),
    paragraph("The supplier shall provide at least 25 agents and at least 2 supervisors."),
    paragraph("The supplier must reply to complaints within 2 days."),
    name="annex-scope.pdf",
)
AWARD = document(
    heading("Award criteria"),
    table(("Criterion", "Weight"), ("Price", "40"), ("Quality", "60")),
    name="award.pdf",
)
FIRST = document(paragraph("90% of calls shall be answered within 20 seconds."), name="change-b.pdf")
SECOND = document(
    paragraph("95% of calls shall be answered within 20 seconds."),
    paragraph("The closing date for tenders is 10 March 2031, 12:00."),
    name="change-a.pdf",
)
FILES = [TENDER, SCOPE, AWARD, FIRST, SECOND]
AMENDING = ["change-b.pdf", "change-a.pdf"]


@given(st.permutations(FILES))
def test_any_order_of_files_gives_the_same_facts(files):
    assert extract_facts(files, AMENDING) == extract_facts(FILES, AMENDING)


@given(st.permutations([TENDER, SCOPE, AWARD]))
def test_without_amendments_too(files):
    assert extract_facts(files) == extract_facts([TENDER, SCOPE, AWARD])


@pytest.mark.parametrize("name", ["tender.pdf"])
def test_files_of_one_name_are_told_apart_by_their_content(name):
    one, other = (
        document(paragraph(f"The centre handles about {calls} calls per month."), name=name).model_copy(
            update={"sha256": sha * 64}
        )
        for calls, sha in (("12,000", "a"), ("9,000", "b"))
    )
    assert extract_facts([one, other]) == extract_facts([other, one])
