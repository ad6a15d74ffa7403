"""What a person must know of the reading: unread parts first, then what nobody sent, then doubtful readings."""

from __future__ import annotations

from models.document_set import DocumentReference, DocumentSet, RoleFinding
from models.errors import Code
from models.provenance import Source
from models.tender import Remark, Unread
from tasks.draft.card import citer_of
from tasks.draft.next_steps import next_steps
from tasks.draft.reading_notes import reading_notes, source_lines
from tests.draft.factory import content


def test_unread_missing_and_doubtful_parts_are_told_in_this_order() -> None:
    made = content()
    where = Source(document="tender.pdf", page=4, text="see Attachment 3")
    missing = DocumentReference(document="tender.pdf", label="Attachment 3", title="Price schedule", source=where)
    role = RoleFinding(document=made.reading.documents[0], role="invitation", reason="It says so.", confidence=1)
    reading = made.reading.model_copy(
        update={
            "unread": (Unread(path="plan.dwg", code=Code.UNSUPPORTED),),
            "document_set": DocumentSet(roles=(role,), references=(missing,), missing=(missing,)),
            "remarks": (Remark(path="sow.docx", code="tracked_changes", detail="2 changes."),),
        }
    )
    made = made.model_copy(update={"reading": reading})
    citer = citer_of(made)
    notes = reading_notes(made, citer)
    assert [note.text for note in notes] == ["plan.dwg", "Attachment 3 Price schedule", "sow.docx"]
    assert notes[1].basis[0].full.startswith("tender.pdf")
    assert all(note.chip for note in notes)
    first, *_ = source_lines(made)
    assert (first.mark, first.reason) == ("D1", "It says so.")
    assert first.role
    assert any("named but not sent" in step.text for step in next_steps(made, citer))
