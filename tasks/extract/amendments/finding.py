"""The part of the tender that an instruction means: by number, quoted name, title, old words, and which sentence."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, field
from functools import lru_cache

from tasks.extract.amendments.likeness import grams, key, likeness, tokens
from tasks.extract.amendments.standing import Entry, Standing
from tasks.extract.amendments.targets import Target

_HEADING_NUMBER = re.compile(
    r"\s?(?:(?:section|clause|article|part|chapter|task)\s)?((?:[A-Z]\.?)?\d{1,3}(?:\.\d{1,3}){0,5}|[A-Z](?:\.\d{1,3}){1,5}"
    r"|第[一二三四五六七八九十0-9]{1,3}[章节部]|[（(]?[一二三四五六七八九十]{1,3}[）)、])(?![\w%])",
    re.IGNORECASE,
)
_LEAST_NAME = 5  # letters of a title that is not in quotation marks
_LEAST_WORDS = 8  # telling characters of old words that need no other sign of the place
_SURE_BY_WORDS = 12
_LONGEST_TOLD = 60  # characters
_ALIKE = 0.34
_ALIKE_WITHOUT_PLACE = 0.55
_ROMAN = ("i", "ii", "iii", "iv", "v", "vi", "vii", "viii", "ix", "x")
_PLURAL = re.compile(r"(?<=[a-z]{3})s$")


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

    def narrow(self, name: str, test: Callable[[Entry], bool]) -> bool:
        hits = [position for position in self.scope if test(self.standing[position])]
        if hits:
            self.scope = hits
            self.told.append(name)
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
    likeliest, *others = [_find_in(standing, target, old, new, name) for name in documents] or [None]
    elsewhere = [found for found in others if found is not None]
    found = likeliest if likeliest is not None or len(elsewhere) != 1 else elsewhere[0]
    return found if not only_sure or len(key(old)) >= _SURE_BY_WORDS else None


def _find_in(standing: Standing, target: Target, old: str, new: str, document: str) -> Found | None:
    search = _Search(standing, standing.positions(document))
    _by_number(search, target)
    for name in target.quoted:
        if key(name) != key(old):
            _by_quoted(search, name)
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
        if target.numbers and len({_owner(standing[at], target.numbers[-1]) for at in search.scope}) > 1:
            return None  # "item 5" of which list?
        _one_sentence(search, target, new)
    return Found(tuple(search.scope), search.column, _told(search.told), is_placed)


def _by_number(search: _Search, target: Target) -> None:
    for number in target.numbers:
        whole, bracket, item = number.partition("(")
        if search.narrow(number, _under(number)):
            continue
        if bracket and whole and search.narrow(number, _under(whole)):
            _one_item(search, item.rstrip(")"))
        else:
            search.missed.append(number)
    if target.attachment and not search.narrow(target.attachment, lambda entry: _is_attached(entry, target.attachment)):
        search.missed.append(target.attachment)
    if target.pages:
        _on_pages(search, target.pages)


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
    scored = [(-likeness(wanted, search.standing.grams(at)), at) for at in search.scope]
    best = min(scored, default=None)
    least = _ALIKE if search.told else _ALIKE_WITHOUT_PLACE
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


def _under(number: str) -> Callable[[Entry], bool]:
    """The test whether an entry belongs to the part with this number."""
    return lambda entry: _owner(entry, number) is not None


def _owner(entry: Entry, number: str) -> tuple[str, ...] | None:
    """The heading path of the part with this number that the entry belongs to; None when it does not."""
    wanted = _plain(number)
    for depth, heading in enumerate(entry.unit.section):
        match = _HEADING_NUMBER.match(heading)
        if match and _belongs(match.group(1), wanted):
            above = entry.unit.section[: depth + 1]
            return above if _plain(match.group(1)) == wanted else (*above[:-1], wanted)
    return (*entry.unit.section, wanted) if _belongs(entry.number or "", wanted) else None


def _belongs(own: str, wanted: str) -> bool:
    return _plain(own) == wanted or _plain(own).startswith(f"{wanted}.")


def _plain(number: str) -> str:
    return number.strip("()（）、. ").casefold()


def _is_attached(entry: Entry, attachment: str) -> bool:
    wanted = key(attachment)
    return any(key(heading).startswith(wanted) for heading in (*entry.unit.section, entry.document))


def _by_quoted(search: _Search, name: str) -> None:
    tests: tuple[Callable[[Entry], bool], ...] = (
        lambda entry: entry.unit.kind in {"row", "cell"} and same_name(entry.text.split(" | ", 1)[0], name),
        lambda entry: same_name(entry.title, name),
        lambda entry: any(same_name(_without_number(heading), name) for heading in entry.unit.section),
    )
    if any(search.narrow(name, test) for test in tests):
        return
    if search.narrow(name, lambda entry: any(same_name(heading, name) for heading in entry.unit.headers)):
        search.column = name
    elif not search.narrow(name, lambda entry: key(name) in key(entry.text)):
        search.missed.append(name)


def _by_title(search: _Search, phrase: str) -> None:
    """A title named without quotation marks: the longest that the phrase holds."""
    words = f" {' '.join(_name(phrase))} "
    names: dict[str, str] = {}
    for at in search.scope:
        entry = search.standing[at]
        for title in _titles(entry):
            name = " ".join(_name(title))
            if len(name) >= _LEAST_NAME and f" {name} " in words:
                names.setdefault(name, title)
    if names:
        longest = max(names, key=len)
        search.narrow(
            names[longest],
            lambda entry: any(" ".join(_name(title)) == longest for title in _titles(entry)),
        )


def _titles(entry: Entry) -> Iterable[str]:
    """What an entry stands under: its row's name, its run-in title, its headings."""
    row = entry.text.split(" | ", 1)[0] if entry.unit.kind == "row" else ""
    return (row, entry.title, *map(_without_number, entry.unit.section))


def _one_sentence(search: _Search, target: Target, new: str) -> None:
    """Of a part, the sentence that the instruction counts or that the new text rewords."""
    if target.ordinal is None or len(search.scope) < 2:
        return
    wanted = grams(new)
    scored = sorted((-likeness(wanted, search.standing.grams(at)), at) for at in search.scope)
    if new and -scored[0][0] >= _ALIKE:
        search.scope = [scored[0][1]]
        return
    counted = target.ordinal if target.ordinal < 0 else target.ordinal - 1
    if -len(search.scope) <= counted < len(search.scope):
        search.scope = [search.scope[counted]]


def same_name(one: str, other: str) -> bool:
    """Whether two titles are one, but for case, punctuation and a plural."""
    return bool(one) and _name(one) == _name(other)


@lru_cache(maxsize=8192)
def _name(title: str) -> tuple[str, ...]:
    return tuple(_PLURAL.sub("", token) for token in tokens(title))


@lru_cache(maxsize=8192)
def _without_number(heading: str) -> str:
    match = _HEADING_NUMBER.match(heading)
    return heading[match.end() :].lstrip(".、)） ") if match else heading
