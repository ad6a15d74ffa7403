"""What the amendments changed: counted, the facts old and new, and what a person has to apply by hand."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator

from models.amendment import AmendmentReading, FactChange, RequirementChange, UnresolvedChange, WordEdit, history
from models.document import Language
from models.frozen import Frozen
from models.pack import PackContent
from models.provenance import Source
from tasks.draft.amendment_reasons import shown_reason
from tasks.draft.card_view import Chip, Item
from tasks.draft.claims import Citer
from tasks.draft.display import clipped, date_of, shown_moment
from tasks.draft.words import label

_KINDS = ("new", "changed", "removed")
_NEXT = "; "  # between the items of a list
_VALUE, _VALUE_ZH = 70, 38
_PASSAGE, _PASSAGE_ZH = 110, 60


class ChangeCounts(Frozen):
    """How many requirements the amendments together add, change and take away, and what they leave to a person."""

    new: int
    changed: int
    removed: int
    unresolved: int
    facts: int

    @property
    def any_row(self) -> bool:
        """Whether a row of the ledger is touched."""
        return bool(self.new or self.changed or self.removed)


def change_counts(readings: Iterable[AmendmentReading]) -> ChangeCounts:
    """The counts over these amendments."""
    readings = tuple(readings)
    kinds = Counter(change.kind for reading in readings for change in reading.changes)
    return ChangeCounts(
        new=kinds["new"],
        changed=kinds["changed"],
        removed=kinds["removed"],
        unresolved=sum(len(reading.unresolved) for reading in readings),
        facts=sum(len(reading.facts) for reading in readings),
    )


def changes_in_order(content: PackContent) -> tuple[RequirementChange, ...]:
    """Every change of a requirement, in the order the amendments apply."""
    return tuple(change for reading in content.reading.amendments for change in reading.changes)


def removed_requirements(content: PackContent) -> tuple[RequirementChange, ...]:
    """What no longer is a requirement: rows taken away and not brought back."""
    standing = {requirement.id for requirement in content.reading.requirements}
    return tuple(
        change for change in changes_in_order(content) if change.kind == "removed" and change.old_id not in standing
    )


def words_changed(requirement_id: str, amendments: Iterable[AmendmentReading]) -> tuple[WordEdit, ...]:
    """The last change of this requirement word by word; empty when its words are not compared."""
    found = [change.words for change in history(requirement_id, amendments) if change.words]
    return found[-1] if found else ()


def amendment_items(content: PackContent, citer: Citer) -> list[Item]:
    """The card's entries: what each amendment does, then facts old and new, then what a person has to apply."""
    return [
        *(_summary(one, citer) for one in content.reading.amendments),
        *_facts(content, citer),
        *_unresolved(content, citer),
    ]


def fact_label(name: str, language: Language) -> str:
    """What people call this fact."""
    return label(f"fact_{name}", language).removeprefix("fact ")


def shown_change(change: FactChange, language: Language) -> tuple[str, str]:
    """The value before (empty when there was none) and the value now, as people read them; of lists what differs."""
    before, now = (change.previous or "").split(_NEXT), change.value.split(_NEXT)
    gone, added = [one for one in before if one not in now], [one for one in now if one not in before]
    if len(before) + len(now) > 2:  # a list: what stands in both says nothing
        before, now = gone, added or now
    return _shown(_NEXT.join(before), None, language), _shown(_NEXT.join(now), change.said.text, language)


def previous_value(content: PackContent, name: str) -> str:
    """What the tender said of this fact before the amendments, as people read it; empty when nothing changed."""
    language = content.reading.language
    found = [one for reading in content.reading.amendments for one in reading.facts if one.name == name]
    return shown_change(found[0], language)[0] if found else ""


def unresolved_changes(content: PackContent) -> tuple[UnresolvedChange, ...]:
    """Instructions of the amendments that nobody has applied."""
    return tuple(one for reading in content.reading.amendments for one in reading.unresolved)


def counts_line(counts: ChangeCounts, language: Language) -> str:
    """``3 new, 5 changed, 2 removed``; zeros are left out, all zeros say so."""
    numbers = (counts.new, counts.changed, counts.removed)
    parts = [label(f"amended_{kind}", language).format(n=n) for kind, n in zip(_KINDS, numbers, strict=True) if n]
    return ("、" if language == "zh" else ", ").join(parts) or label("amended_no_row", language)


def _summary(reading: AmendmentReading, citer: Citer) -> Item:
    language = citer.language
    what = counts_line(change_counts((reading,)), language)
    kind = label(f"amendment_{reading.kind}", language)
    replaced = f" ({', '.join(reading.replaces)})" if reading.replaces else ""
    return Item(
        text=label("named", language).format(name=reading.document, what=what),
        full=f"{kind}{replaced}",
        chip=Chip(text=kind),
        basis=(citer.tender(Source(document=reading.document)),),
    )


def _facts(content: PackContent, citer: Citer) -> Iterator[Item]:
    language = citer.language
    limit = _VALUE_ZH if language == "zh" else _VALUE
    for reading in content.reading.amendments:
        for change in sorted(reading.facts, key=lambda one: not one.name.endswith("deadline")):
            before, now = shown_change(change, language)
            yield Item(
                text=clipped(now, limit),
                full=now,
                was=clipped(before, limit),
                lead=fact_label(change.name, language),
                chip=None if change.previous else Chip(text=label("amended_added", language)),
                basis=(citer.tender(change.said),),
            )


def _unresolved(content: PackContent, citer: Citer) -> Iterator[Item]:
    limit = _PASSAGE_ZH if citer.language == "zh" else _PASSAGE
    for one in unresolved_changes(content):
        yield Item(
            text=clipped(one.said.text, limit),
            full=f"{one.said.text} – {shown_reason(one.why, citer.language)}",
            chip=Chip(text=label("please_check", citer.language), tone="warn"),
            basis=(citer.tender(one.said),),
        )


def _shown(value: str, words: str | None, language: Language) -> str:
    return shown_moment(value, words, language) if value[:4].isdigit() and date_of(value) else value
