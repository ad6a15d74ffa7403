"""A full re-issue: most of a document comes again, so what it does not say any more is gone."""

from __future__ import annotations

from collections.abc import Sequence

from models.amendment import AmendmentReading, RequirementChange
from models.document import ParsedDocument
from models.provenance import Source
from models.requirement import Requirement
from tasks.extract.amendments.alignment import align
from tasks.extract.amendments.changes import SAME_PLACE, changed, edition
from tasks.extract.amendments.standing import Standing
from tasks.extract.same_text import key
from tasks.extract.segment import units
from tasks.extract.unit import Unit

_COMES_AGAIN = 0.5  # of the old document's text
_LEAST_TELLING = 12  # characters; a shorter unit proves nothing
_LEAST_UNITS = 4
_UNSURE = 0.5  # confidence of a requirement whose new wording was not read as one


def reissued(document: ParsedDocument, standing: Sequence[ParsedDocument]) -> tuple[str, ...]:
    """The documents most of whose text comes again in the amending one; none for a partial amendment.

    Told by the text alone: a file name or title may say "revised" of either kind.
    """
    again = set(_weights(document))
    found: list[str] = []
    for old in standing:
        weights = _weights(old)
        held = sum(weight for text, weight in weights.items() if text in again)
        if len(weights) >= _LEAST_UNITS and held >= _COMES_AGAIN * sum(weights.values()):
            found.append(old.name)
    return tuple(found)


def apply_reissue(
    standing: Standing, document: ParsedDocument, new: Sequence[Requirement], replaced: tuple[str, ...]
) -> AmendmentReading:
    """The re-issue stands in the place of what it replaces, its requirements under the ids of those they continue.

    A sentence that is in both editions is unchanged, even where only one of them was read as asking for something.

    Args:
        standing: The tender as it stands; changed in place.
        document: The re-issue.
        new: Its own requirements.
        replaced: The documents it replaces.
    """
    old = [row for name in replaced for row in standing.rows(name)]
    # what earlier answers added comes again in the new edition, or goes on standing beside it
    answers = {row.id for row in standing.rows() if row.change == "new" and row.amendment not in {None, *replaced}}
    answers -= {row.id for row in old}
    before = [*old, *(row for row in standing.rows() if row.id in answers)]
    said_before = {key(standing[at].text) for name in replaced for at in standing.positions(name)}
    said_now: dict[str, Unit] = {}
    for unit in units(document.blocks, document.language):
        said_now.setdefault(key(unit.row_text), unit)
    read = {key(row.text) for row in new}
    again = [
        _moved(row, document.name, said_now[key(row.text)]) for row in old if key(row.text) in said_now.keys() - read
    ]
    rows, changes, _ = edition(before, [*new, *again], document.name, Source(document=document.name))
    unread = [unit for text, unit in said_now.items() if text not in read | said_before]
    reworded = _reworded({change.old_id for change in changes if change.kind == "removed"}, old, unread, document.name)
    told = [
        *(change for change in changes if not _is_no_change(change, said_before, answers | reworded.keys())),
        *(changed(row, now, document.name, now.where, SAME_PLACE) for row, now in reworded.values()),
    ]
    fresh = {change.new_id for change in told}
    order = {text: position for position, text in enumerate(said_now)}
    stands = sorted(
        [
            *(
                row if row.change != "new" or row.id in fresh or row.amendment != document.name else _stood(row)
                for row in rows
            ),
            *(now for _, now in reworded.values()),
        ],
        key=lambda row: order.get(key(row.text), len(order)),
    )
    standing.supersede(replaced, document, stands)
    touched = sum(change.kind != "removed" for change in told)
    return AmendmentReading(
        document=document.name,
        kind="reissue",
        replaces=replaced,
        changes=tuple(sorted(told, key=lambda change: order.get(key(change.text), len(order)))),
        unchanged=len(standing.rows()) - touched,
    )


def _is_no_change(change: RequirementChange, said_before: set[str], stand: set[str]) -> bool:
    """Whether a new one was said before, or a removed one stands in other words or beside the new edition."""
    if change.kind == "new":
        return key(change.text) in said_before
    return change.kind == "removed" and change.old_id in stand


def _reworded(
    lost: set[str | None], old: Sequence[Requirement], unread: Sequence[Unit], document: str
) -> dict[str, tuple[Requirement, Requirement]]:
    """Requirements whose new wording was not read as one: they stand as changed, for a person to check."""
    gone = [row for row in old if row.id in lost]
    offered = (
        [_moved(gone[0], document, unit).model_copy(update={"text": unit.row_text}) for unit in unread] if gone else []
    )
    found: dict[str, tuple[Requirement, Requirement]] = {}
    for i, j in align(gone, offered).pairs:
        update = {"text": offered[j].text, "change": "changed", "amendment": document, "previous_text": gone[i].text}
        row = _moved(gone[i], document, unread[j])
        found[row.id] = (gone[i], row.model_copy(update={**update, "confidence": min(row.confidence, _UNSURE)}))
    return found


def _stood(row: Requirement) -> Requirement:
    return row.model_copy(update={"change": "unchanged", "amendment": None})


def _moved(row: Requirement, document: str, unit: Unit) -> Requirement:
    """The requirement at the place where the new edition says it."""
    return row.model_copy(
        update={
            "document": document,
            "number": unit.number,
            "section": unit.section,
            "page": unit.page,
            "boxes": unit.boxes,
        }
    )


def _weights(document: ParsedDocument) -> dict[str, int]:
    """The document's units by what they say, with the length of each."""
    keys = (key(unit.row_text) for unit in units(document.blocks, document.language))
    return {text: len(text) for text in keys if len(text) >= _LEAST_TELLING}
