"""Tracked changes and comments, counted: how many of each kind, and by whom."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable

from lxml.etree import _Element as Element

from tasks.parse.docx_package import MC, w

_INSERTED = (w("ins"), w("moveTo"), w("cellIns"))
_DELETED = (w("del"), w("moveFrom"), w("cellDel"))
_NAMED_PEOPLE = 5
_NAME_LENGTH = 40


def changes_of(roots: Iterable[Element | None]) -> str:
    """``4 insertions and 2 deletions by Lin (5), Roe (1)``; empty where nothing is tracked."""
    inserted = deleted = 0
    people: Counter[str] = Counter()
    for root in roots:
        for change in () if root is None else root.iter(*_INSERTED, *_DELETED):
            # a text box stands twice in the file, once for older readers
            if next(change.iterancestors(f"{{{MC}}}Fallback"), None) is None:
                inserted += change.tag in _INSERTED
                deleted += change.tag in _DELETED
                people[_person(change)] += 1
    if not people:
        return ""
    return f"{counted(inserted, 'insertion')} and {counted(deleted, 'deletion')} by {_named(people)}"


def comments_of(root: Element | None) -> str:
    """``3 comments by Lin (2), Roe (1)``; empty where there are none."""
    people = Counter(_person(one) for one in (() if root is None else root.findall(w("comment"))))
    return f"{counted(people.total(), 'comment')} by {_named(people)}" if people else ""


def counted(count: int, what: str) -> str:
    """The number with its word, in the plural where it needs one."""
    return f"{count} {what}" if count == 1 else f"{count} {what}s"


def _person(element: Element) -> str:
    return " ".join(element.get(w("author"), "").split())[:_NAME_LENGTH] or "unnamed"


def _named(people: Counter[str]) -> str:
    named = [f"{name} ({count})" for name, count in people.most_common(_NAMED_PEOPLE)]
    rest = len(people) - len(named)
    return ", ".join(named) + (f" and {rest} more" if rest else "")
