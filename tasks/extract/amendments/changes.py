"""Changes as records: the words before, the words now, and the place that says so."""

from __future__ import annotations

from collections.abc import Sequence

from models.amendment import RequirementChange
from models.provenance import Source
from models.requirement import Requirement
from tasks.extract.amendments.alignment import align, keys_of
from tasks.extract.amendments.word_diff import word_edits
from tasks.extract.same_text import key

SAME_PLACE = "It says the same thing in other words."
NOT_BEFORE = "Nothing that stood before says this."
NOT_AGAIN = "The new edition does not say it any more."


def changed(old: Requirement, new: Requirement, amendment: str, said: Source, why: str) -> RequirementChange:
    """The record of a requirement in new words; its id stays."""
    return RequirementChange(
        kind="changed",
        old_id=old.id,
        new_id=new.id,
        text=new.text,
        previous_text=old.text,
        words=word_edits(old.text, new.text),
        amendment=amendment,
        said=said,
        why=why,
    )


def added(new: Requirement, amendment: str, why: str, previous: str | None = None) -> RequirementChange:
    """The record of a requirement that did not stand before, with the sentence it takes the place of, if any."""
    return RequirementChange(
        kind="new",
        new_id=new.id,
        text=new.text,
        previous_text=previous,
        words=word_edits(previous, new.text) if previous else (),
        amendment=amendment,
        said=new.where,
        why=why,
    )


def removed(old: Requirement, amendment: str, said: Source, why: str) -> RequirementChange:
    """The record of a requirement that stands no more."""
    return RequirementChange(
        kind="removed", old_id=old.id, previous_text=old.text, amendment=amendment, said=said, why=why
    )


def edition(
    old: Sequence[Requirement], new: Sequence[Requirement], amendment: str, said: Source
) -> tuple[tuple[Requirement, ...], tuple[RequirementChange, ...], int]:
    """The new edition's requirements under the ids of those they continue.

    Args:
        old: What stood before.
        new: What the new edition says, in its order.
        amendment: The amending document.
        said: What to cite for a requirement that is not there any more.

    Returns:
        The rows that stand, in the order of ``new``; the changes, removed ones last; how many are unchanged.
    """
    alignment = align(old, new)
    old_keys, new_keys = keys_of(old), keys_of(new)
    before = {j: i for i, j in alignment.pairs}
    rows: list[Requirement] = []
    changes: list[RequirementChange] = []
    for j, row in enumerate(new):
        i = before.get(j)
        if i is None:
            rows.append(row.model_copy(update={"change": "new", "amendment": amendment}))
            changes.append(added(rows[-1], amendment, NOT_BEFORE))
        elif old_keys[i] == new_keys[j] or key(old[i].text) == key(row.text):
            kept = {name: getattr(old[i], name) for name in ("id", "change", "amendment", "previous_text")}
            rows.append(row.model_copy(update={**kept, "change": kept["change"] or "unchanged"}))
        else:
            rows.append(
                row.model_copy(
                    update={
                        "id": old[i].id,
                        "change": "changed",
                        "amendment": amendment,
                        "previous_text": old[i].text,
                    }
                )
            )
            changes.append(changed(old[i], rows[-1], amendment, row.where, SAME_PLACE))
    changes.extend(removed(old[i], amendment, said, NOT_AGAIN) for i in alignment.removed)
    return tuple(rows), tuple(changes), len(new) - sum(change.kind != "removed" for change in changes)
