"""What a tender's amendments and answers change: the words before, the words now and the place that says so."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import Literal

from models.document_set import RoleFinding
from models.frozen import Frozen
from models.provenance import Source

ChangeKind = Literal["new", "changed", "removed"]
AmendmentKind = Literal["reissue", "partial", "none"]


class WordEdit(Frozen):
    """A run of words of a changed text.

    Attributes:
        kind: ``keep`` and ``insert`` together are the text now, ``keep`` and ``delete`` the text before.
        text: The words, with the white space behind them.
    """

    kind: Literal["keep", "insert", "delete"]
    text: str


class RequirementChange(Frozen):
    """One requirement that an amendment adds, changes or takes away.

    Attributes:
        kind: What became of it.
        old_id: The requirement before; None for a new one.
        new_id: The requirement now, the same id for a changed one; None for a removed one.
        text: What stands now; empty for a removed one.
        previous_text: What stood before; for a new one the sentence without a duty that it takes the place of.
        words: Both texts word by word; empty when there is only one.
        amendment: File name of the amending document.
        said: Where the amendment says it.
        why: How the old one was found, or why this counts as new.
    """

    kind: ChangeKind
    old_id: str | None = None
    new_id: str | None = None
    text: str = ""
    previous_text: str | None = None
    words: tuple[WordEdit, ...] = ()
    amendment: str
    said: Source
    why: str


class UnresolvedChange(Frozen):
    """An instruction of an amendment that a person has to apply: what it changes was not found.

    Attributes:
        said: Where the amendment says it, with its words.
        why: What could not be found.
    """

    said: Source
    why: str


class FactChange(Frozen):
    """A key fact that the amendments set anew.

    Attributes:
        name: The fact's name in ``TenderFacts``.
        previous: Its value without the amendments as its published JSON shows it, else None; of a list only the items
            that stand no more.
        value: Its value with them, likewise; of a list only the items that are new, empty when none is.
        amendment: File name of the document that states the value now.
        said: Where it does.
    """

    name: str
    previous: str | None = None
    value: str
    amendment: str
    said: Source


class AmendmentReading(Frozen):
    """What one amendment, or one list of answers, does to the tender.

    Attributes:
        document: Its file name.
        kind: ``reissue`` when most of the amended text comes again; ``partial`` when only what it mentions changes;
            ``none`` when it changes nothing.
        replaces: The documents that a re-issue takes the place of.
        changes: In the order of the amendment; those removed by a re-issue last, in the order of the old document.
        unchanged: How many requirements that stood before it stand after it.
        unresolved: Instructions that a person has to apply.
        facts: The key facts that it sets anew.
    """

    document: str
    kind: AmendmentKind
    replaces: tuple[str, ...] = ()
    changes: tuple[RequirementChange, ...] = ()
    unchanged: int = 0
    unresolved: tuple[UnresolvedChange, ...] = ()
    facts: tuple[FactChange, ...] = ()


def history(requirement_id: str, amendments: Iterable[AmendmentReading]) -> tuple[RequirementChange, ...]:
    """What became of one requirement, oldest change first.

    Args:
        requirement_id: The id it has kept all along.
        amendments: In the order they apply.
    """
    return tuple(
        change
        for reading in amendments
        for change in reading.changes
        if requirement_id in {change.old_id, change.new_id}
    )


def in_order(findings: Sequence[RoleFinding]) -> tuple[RoleFinding, ...]:
    """The amendments and answers in the order to apply them.

    By date, then number, when every one is dated; else by number, then date; the file name decides what is left.
    """
    changing = [finding for finding in findings if finding.role in {"amendment", "qa"}]
    if all(finding.dated_on for finding in changing):
        return tuple(sorted(changing, key=lambda one: (str(one.dated_on), one.ordinal or 0, one.document)))
    return tuple(
        sorted(changing, key=lambda one: (one.ordinal is None, one.ordinal or 0, str(one.dated_on or ""), one.document))
    )
