"""What an amendment does to people's decisions and to key facts."""

from __future__ import annotations

from models.amendment import RequirementChange, history
from models.document_set import DocumentSet
from models.facts import Fact, ServiceLevel, TenderFacts
from models.provenance import Source
from models.requirement import Requirement
from tasks.extract.amendments.carry_over import Decided, carry_over
from tasks.extract.amendments.changes import changed
from tasks.extract.amendments.fact_changes import fact_changes
from tasks.extract.requirements import extract_requirements
from tasks.extract.task import _amended
from tests.extract.amending import amended, named, role
from tests.extract.building import paragraph

SAID = Source(document="a1.pdf", page=1)


def change(kind: str, old: str, new: str, amendment: str = "a1.pdf", identity: str = "R-1") -> RequirementChange:
    return RequirementChange(
        kind=kind,
        old_id=identity,
        new_id=None if kind == "removed" else identity,
        text=new,
        previous_text=old,
        amendment=amendment,
        said=SAID,
        why="told",
    )


def test_decisions_on_words_that_stand_are_kept_and_others_flagged() -> None:
    decisions = {
        "R-1": Decided("comply", "Ten agents."),
        "R-2": Decided("partial", "Reports weekly."),
        "R-3": Decided("comply", "A fax line."),
    }
    changes = [
        change("changed", "Ten agents.", "Twelve agents."),
        change("removed", "A fax line.", "", identity="R-3"),
    ]
    carried = carry_over(decisions, changes)
    assert carried.kept == {"R-2": "partial"}
    assert carried.flagged.keys() == {"R-1", "R-3"}
    flagged = carried.flagged["R-1"]
    assert (flagged.value, flagged.kind, flagged.amendment, flagged.text) == (
        "comply",
        "changed",
        "a1.pdf",
        "Twelve agents.",
    )
    assert [(edit.kind, edit.text.strip()) for edit in flagged.words] == [
        ("delete", "Ten"),
        ("insert", "Twelve"),
        ("keep", "agents."),
    ]
    assert carried.flagged["R-3"].kind == "removed"


def test_a_decision_made_on_the_new_words_is_kept() -> None:
    changes = [change("changed", "Ten agents.", "Twelve agents.")]
    assert carry_over({"R-1": Decided(1, "Twelve agents.")}, changes).kept == {"R-1": 1}
    back = [*changes, change("changed", "Twelve agents.", "Ten agents.", "a2.pdf")]
    assert carry_over({"R-1": Decided(1, "Ten agents.")}, back).kept == {"R-1": 1}


BASE = named(
    "tender.pdf",
    paragraph("Offers must be received by 14:00 on 3 May 2031.", number="2.1"),
    paragraph("The supplier shall provide ten agents.", number="2.2"),
)
FIRST = named(
    "a1.pdf", paragraph("The due date for offers is extended from 14:00 on 3 May 2031 to 14:00 on 10 May 2031.")
)
SECOND = named("a2.pdf", paragraph("In clause 2.2, replace “ten agents” with “twelve agents”."))


def test_the_history_of_a_requirement_is_a_chain_of_its_words() -> None:
    third = named("a3.pdf", paragraph("In clause 2.2, replace “twelve agents” with “nine agents”."))
    rows, readings = amended(BASE, FIRST, SECOND, third)
    (row,) = [row for row in rows if row.number == "2.2"]
    chain = history(row.id, readings)
    assert [(one.amendment, one.previous_text, one.text) for one in chain] == [
        ("a2.pdf", "The supplier shall provide ten agents.", "The supplier shall provide twelve agents."),
        ("a3.pdf", "The supplier shall provide twelve agents.", "The supplier shall provide nine agents."),
    ]


def test_a_fact_that_an_amendment_sets_is_told_with_its_value_before() -> None:
    documents = DocumentSet(
        roles=(role("tender.pdf"), role("a1.pdf", 1, "tender.pdf"), role("a2.pdf", 2, "tender.pdf"))
    )
    editions = [BASE, FIRST, SECOND]
    _, facts, readings = _amended(editions, {one.name: extract_requirements(one) for one in editions}, documents)
    assert facts.submission_deadline is not None
    assert facts.submission_deadline.value == "2031-05-10T14:00"
    assert [[one.name for one in reading.facts] for reading in readings] == [["submission_deadline"], []]
    (moved,) = readings[0].facts
    assert (moved.previous, moved.value, moved.amendment) == ("2031-05-03T14:00", "2031-05-10T14:00", "a1.pdf")


def test_a_fact_that_an_amendment_only_repeats_has_not_changed() -> None:
    before = TenderFacts(page_limit=Fact[int](value=20, text="20 pages", document="tender.pdf"))
    again = TenderFacts(page_limit=Fact[int](value=20, text="twenty pages", document="a1.pdf"))
    assert fact_changes(before, again, {"a1.pdf"}) == ()
    more = TenderFacts(page_limit=Fact[int](value=30, text="30 pages", document="a1.pdf"))
    (one,) = fact_changes(before, more, {"a1.pdf"})
    assert (one.name, one.previous, one.value) == ("page_limit", "20", "30")


def test_of_a_list_only_the_items_that_changed_are_told() -> None:
    def levels(document: str, *texts: tuple[str, str]) -> TenderFacts:
        items = tuple(ServiceLevel(metric="asa", target=text, text=text, document=source) for text, source in texts)
        return TenderFacts(service_levels=Fact[tuple[ServiceLevel, ...]](value=items, text="all", document=document))

    before = levels("tender.pdf", ("chat in 60 s", "tender.pdf"), ("mail in a day", "tender.pdf"))
    now = levels(
        "a2.pdf", ("chat in 30 s", "a1.pdf"), ("mail in a day", "tender.pdf"), ("calls in 9 s", "a2.pdf")
    )  # the second amendment states the list as it stands in the end
    assert [(one.amendment, one.previous, one.value) for one in fact_changes(before, now, {"a1.pdf", "a2.pdf"})] == [
        ("a1.pdf", "chat in 60 s", "chat in 30 s"),
        ("a2.pdf", None, "calls in 9 s"),
    ]


def test_what_happened_to_a_requirement_is_not_part_of_its_published_row() -> None:
    old = Requirement(document="t.pdf", id="R-1", text="Ten agents.", party="supplier", category="scope", confidence=1)
    new = old.model_copy(
        update={"text": "Nine agents.", "change": "changed", "amendment": "a1.pdf", "previous_text": old.text}
    )
    assert new.row().keys() == old.row().keys()
    assert not {"change", "amendment", "previous_text"} & new.row().keys()
    assert changed(old, new, "a1.pdf", SAID, "told").new_id == "R-1"
