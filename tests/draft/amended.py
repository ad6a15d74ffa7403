"""The made-up pack after an amendment: a row new, changed, removed, the deadline moved, an instruction open."""

from __future__ import annotations

from models.amendment import AmendmentReading, FactChange, RequirementChange, UnresolvedChange, WordEdit
from models.facts import Fact
from models.pack import PackContent
from models.provenance import Source
from tests.draft import factory

AMENDMENT = {"en": "Amendment 1.pdf", "zh": "更正公告.docx"}
OPEN = {"en": "In clause 9.9 replace “two” by “three”.", "zh": "将9.9条中的“两”改为“三”。"}
REMOVED = {"en": "The supplier shall fax a report every day.", "zh": "供应商应每日传真报表。"}
EDITS = {
    "en": (("keep", "Calls are answered within "), ("delete", "30 "), ("insert", "20 "), ("keep", "seconds.")),
    "zh": (("keep", "来电须在"), ("delete", "30"), ("insert", "20"), ("keep", "秒内接通。")),
}
OLD, NEW = "2026-12-18T14:00", "2027-01-15T14:00"


def words(language: str) -> tuple[WordEdit, ...]:
    return tuple(WordEdit.model_validate({"kind": kind, "text": text}) for kind, text in EDITS[language])


def content(language: str = "en") -> PackContent:
    """The pack of ``factory`` with rows 0 (changed) and 1 (new) touched by one amendment."""
    base, name = factory.content(language), AMENDMENT[language]
    said = Source(document=name, page=2, text=OPEN[language])
    edits = words(language)
    now = "".join(edit.text for edit in edits if edit.kind != "delete")
    before = "".join(edit.text for edit in edits if edit.kind != "insert")
    changes = (
        {"text": now, "previous_text": before, "change": "changed", "amendment": name},
        {"change": "new", "amendment": name},
    )
    ledger = list(base.match.ledger)
    for place, change in enumerate(changes):
        requirement = ledger[place].requirement.model_copy(update=change)
        ledger[place] = ledger[place].model_copy(update={"requirement": requirement})
    first, second = ledger[0].requirement, ledger[1].requirement
    reading = AmendmentReading(
        document=name,
        kind="partial",
        changes=(
            RequirementChange(
                kind="changed", old_id=first.id, new_id=first.id, text=now, previous_text=before, words=edits,
                amendment=name, said=said, why="It is replaced; found by “3.2”.",
            ),
            RequirementChange(
                kind="new", new_id=second.id, text=second.text, amendment=name, said=said,
                why="Nothing that stood before says this.",
            ),
            RequirementChange(
                kind="removed", old_id="R-gone", previous_text=REMOVED[language], amendment=name, said=said,
                why="It is deleted; found by “2.4”.",
            ),
        ),
        unchanged=len(ledger) - 1,
        unresolved=(
            UnresolvedChange(
                said=said, why="The place that this changes was not found in the tender; please check it."
            ),
        ),
        facts=(
            FactChange(
                name="submission_deadline", previous=OLD, value=NEW, amendment=name,
                said=said.model_copy(update={"text": "15 January 2027, 14:00"}),
            ),
        ),
    )  # fmt: skip
    deadline = Fact(value=NEW, text="15 January 2027, 14:00", document=name, page=2)
    facts = base.reading.facts.model_copy(update={"submission_deadline": deadline})
    changed = base.model_copy(
        update={
            "reading": base.reading.model_copy(
                update={"amendments": (reading,), "facts": facts, "documents": (*base.reading.documents, name)}
            )
        }
    )
    return factory.with_rows(changed, tuple(ledger))
