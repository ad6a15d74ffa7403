"""The part of the tender that an instruction means: by number, quoted name, title, old words, and which sentence."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, field

from tasks.extract.amendments.entry import Entry, name, plain, row_name, same_name, without_number
from tasks.extract.amendments.likeness import grams, likeness
from tasks.extract.amendments.standing import Standing
from tasks.extract.amendments.targets import Target
from tasks.extract.same_text import key

_LEAST_NAME = 5  # letters of a title that is not in quotation marks
_LEAST_WORDS = 8  # telling characters of old words that need no other sign of the place
_SURE_BY_WORDS = 12
_LONGEST_TOLD = 60  # characters
_ALIKE = 0.34
_ALIKE_WITHOUT_PLACE = 0.55
_ROMAN = ("i", "ii", "iii", "iv", "v", "vi", "vii", "viii", "ix", "x")


@dataclass(frozen=True, slots=True)
class Found:
    """What an instruction means.

    Attributes:
        positions: Of the entries in scope, in order.
        column: Heading of the table column it names; empty when none.
        how: What told the place, for "why".
        is_placed: Whether more than the old words told it.
    """

    positions: tuple[int, ...]
    column: str
    how: str
    is_placed: bool = False


@dataclass(slots=True)
class _Search:
    standing: Standing
    scope: list[int]
    column: str = ""
    told: list[str] = field(default_factory=list)
    missed: list[str] = field(default_factory=list)

    def narrow(self, told: str, test: Callable[[Entry], bool]) -> bool:
        return self.keep(told, [position for position in self.scope if test(self.standing[position])])

    def keep(self, told: str, hits: list[int]) -> bool:
        if hits:
            self.scope = hits
            self.told.append(told)
        return bool(hits)


def find(
    standing: Standing, target: Target, old: str, new: str, documents: Sequence[str], only_sure: bool
) -> Found | None:
    """The entries that an instruction changes; None when they cannot be told.

    Args:
        standing: The tender as it stands.
        target: The place as the instruction names it.
        old: Words that must be there; empty when it gives none.
        new: The words that take their place, to tell one sentence of a part from another.
        documents: Where to look, the likeliest first; of the others only one may hold it.
        only_sure: Whether the old words themselves must be found, for it is not known which document is meant.
    """
    likeliest, *others = [_find_in(standing, target, old, new, document) for document in documents] or [None]
    elsewhere = [found for found in others if found is not None]
    found = likeliest if likeliest is not None or len(elsewhere) != 1 else elsewhere[0]
    return found if not only_sure or len(key(old)) >= _SURE_BY_WORDS else None


def _find_in(standing: Standing, target: Target, old: str, new: str, document: str) -> Found | None:
    search = _Search(standing, standing.positions(document))
    _by_number(search, target)
    for quoted in target.quoted:
        if key(quoted) != key(old):
            _by_quoted(search, quoted)
    if not target.quoted:
        _by_title(search, target.phrase)
    is_placed = bool(search.told)
    if old and not search.narrow(old, lambda entry: key(old) in key(entry.text)):
        return _by_likeness(search, old)
    if search.missed and len(key(old)) < _SURE_BY_WORDS:
        return None
    if not is_placed and len(key(old)) < _LEAST_WORDS:
        return None
    if not old:
        if target.numbers and any(_is_twice(search, number) for number in (target.numbers[-1], *target.also)):
            return None  # "item 5" of which list?
        _one_sentence(search, target, new)
    return Found(tuple(search.scope), search.column, _told(search.told), is_placed)


def _by_number(search: _Search, target: Target) -> None:
    for number in target.numbers[:-1] if target.also else target.numbers:
        whole, bracket, item = number.partition("(")
        if search.keep(number, _under(search, number)):
            continue
        if bracket and whole and search.keep(number, _under(search, whole)):
            _one_item(search, item.rstrip(")"))
        else:
            search.missed.append(number)
    if target.also:
        _by_numbers(search, (target.numbers[-1], *target.also))
    if target.attachment and not search.narrow(target.attachment, lambda entry: _is_attached(entry, target.attachment)):
        search.missed.append(target.attachment)
    if target.pages:
        _on_pages(search, target.pages)


def _by_numbers(search: _Search, numbers: Sequence[str]) -> None:
    """All the parts of a list of numbers, for "sections 4 and 5 are deleted"; each must be there."""
    parts = {number: _under(search, number) for number in numbers}
    search.missed.extend(number for number, positions in parts.items() if not positions)
    search.keep(", ".join(numbers), sorted({at for positions in parts.values() for at in positions}))


def _under(search: _Search, number: str) -> list[int]:
    """What belongs to the part with this number; where one part alone has the very number, of others' parts nothing."""
    owners = search.standing.index.owners(plain(number))
    hits = [at for at in search.scope if at in owners]
    exact = {owners[at][0] for at in hits if owners[at][1]}
    return [at for at in hits if owners[at][0] in exact] if len(exact) == 1 else hits


def _is_twice(search: _Search, number: str) -> bool:
    owners = search.standing.index.owners(plain(number))
    return len({owners[at][0] for at in search.scope if at in owners}) > 1


def _one_item(search: _Search, item: str) -> None:
    """Of a clause, the list item with this letter or number."""
    items = [at for at in search.scope if search.standing[at].unit.lead_in is not None]
    mark = item.lower()
    places = {_ROMAN.index(mark)} if mark in _ROMAN else set()
    if mark.isdigit():
        places.add(int(mark) - 1)
    elif len(mark) == 1:
        places.add(ord(mark) - ord("a"))
    held = [place for place in places if 0 <= place < len(items)]
    if len(held) == 1:  # "(i)" of a long list may be the first or the ninth
        search.scope = [items[held[0]]]
    else:
        search.missed.append(item)


def _told(told: Iterable[str]) -> str:
    return ", ".join(f"“{one[:_LONGEST_TOLD]}{'…' if len(one) > _LONGEST_TOLD else ''}”" for one in dict.fromkeys(told))


def _by_likeness(search: _Search, old: str) -> Found | None:
    """The entry most like a longer quotation of the old text."""
    wanted = grams(old)
    least = _ALIKE if search.told else _ALIKE_WITHOUT_PLACE
    near = search.standing.index.perhaps_alike(wanted, least)
    scored = [(-likeness(wanted, grams(search.standing[at].text)), at) for at in search.scope if at in near]
    best = min(scored, default=None)
    if best is None or -best[0] < least:
        return None
    return Found((best[1],), search.column, "the old text", bool(search.told))


def _on_pages(search: _Search, pages: Iterable[int]) -> None:
    """Pages narrow and prove nothing: the printed number is meant, and a sentence may run over."""
    wanted = set(pages)
    hits = [at for at in search.scope if search.standing[at].printed_page in wanted]
    near = [at for at in search.scope if (search.standing[at].printed_page or 0) - 1 in wanted]
    if hits:
        search.scope = sorted({*hits, *near[:3]})


def _is_attached(entry: Entry, attachment: str) -> bool:
    wanted = key(attachment)
    return any(key(heading).startswith(wanted) for heading in (*entry.unit.section, entry.document))


def _by_quoted(search: _Search, quoted: str) -> None:
    tests: tuple[Callable[[Entry], bool], ...] = (
        lambda entry: entry.unit.kind in {"row", "cell"} and same_name(entry.text.split(" | ", 1)[0], quoted),
        lambda entry: same_name(row_name(entry), quoted),
        lambda entry: same_name(entry.title, quoted),
        lambda entry: any(same_name(without_number(heading), quoted) for heading in entry.unit.section),
    )
    if any(search.narrow(quoted, test) for test in tests):
        return
    if search.narrow(quoted, lambda entry: any(same_name(heading, quoted) for heading in entry.unit.headers)):
        search.column = quoted
    elif not search.narrow(quoted, lambda entry: key(quoted) in key(entry.text)):
        search.missed.append(quoted)


def _by_title(search: _Search, phrase: str) -> None:
    """A title named without quotation marks: the longest that the phrase holds."""
    words = f" {name(phrase)} "
    names = search.standing.index.names
    known: set[str] = set()
    for at in search.scope:
        known.update(names(at))
    told = [title for title in known if len(title) >= _LEAST_NAME and f" {title} " in words]
    if told:
        longest = min(told, key=lambda title: (-len(title), title))
        search.keep(longest, [at for at in search.scope if longest in names(at)])


def _one_sentence(search: _Search, target: Target, new: str) -> None:
    """Of a part, the sentence that the instruction counts or that the new text rewords."""
    if target.ordinal is None or len(search.scope) < 2:
        return
    wanted = grams(new)
    scored = sorted((-likeness(wanted, grams(search.standing[at].text)), at) for at in search.scope)
    if new and -scored[0][0] >= _ALIKE:
        search.scope = [scored[0][1]]
        return
    counted = target.ordinal if target.ordinal < 0 else target.ordinal - 1
    if -len(search.scope) <= counted < len(search.scope):
        search.scope = [search.scope[counted]]
