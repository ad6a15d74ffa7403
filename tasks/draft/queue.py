"""The queue of packs: what closes first stands first, what a person must look at is never hidden."""

from __future__ import annotations

from collections.abc import Sequence

import pandas as pd

from models.document import Language
from models.frozen import Frozen
from models.pack import QueueRow
from tasks.draft.card_view import Chip, Tone
from tasks.draft.display import shown_moment, shown_number
from tasks.draft.words import label

_STATE_TONE: dict[str, Tone] = {
    "draft": "accent",
    "in_review": "accent",
    "approved": "good",
    "rejected": "",
    "needs_attention": "bad",
}
_OUTCOME_TONE: dict[str, Tone] = {"bid": "good", "conditional": "warn", "no_bid": "bad"}
# In the order in which a reviewer opens them.
_FILES = (
    ("decision-card.html", "card", "决策卡"),
    ("proposal.docx", "proposal", "投标文件"),
    ("compliance-matrix.xlsx", "matrix", "响应矩阵"),
    ("pricing.xlsx", "pricing", "报价"),
)


class Link(Frozen):
    """A file of the pack, addressed from the queue page."""

    text: str
    href: str


class QueueLine(Frozen):
    """One line of the page, ready to show."""

    row: QueueRow
    closes: str
    left: Chip | None
    decision: Chip | None
    score: str
    state: Chip
    links: tuple[Link, ...]
    assumed: str
    knockouts: str
    unread: str


class QueueView(Frozen):
    """The page: lines in order, and how many packs stand in which state."""

    lines: tuple[QueueLine, ...]
    counts: tuple[tuple[str, int, Tone], ...]


def queue_frame(rows: Sequence[QueueRow]) -> pd.DataFrame:
    """The rows as a table in queue order: open by deadline, then without a deadline, then closed, latest first.

    Returns:
        One row a pack: the fields of ``QueueRow`` and ``place``, its index in ``rows``.
    """
    columns = [*QueueRow.model_fields, "place", "group", "key"]
    frame = pd.DataFrame(
        [
            {**row.model_dump(), "place": place, "group": _group(row), "key": _key(row)}
            for place, row in enumerate(rows)
        ],
        columns=columns,
        dtype=object,
    )
    return frame.sort_values(["group", "key", "tender_id"], kind="stable", ignore_index=True).drop(
        columns=["group", "key"]
    )


def queue_view(rows: Sequence[QueueRow]) -> QueueView:
    """The page's lines in queue order, each in its tender's language."""
    frame = queue_frame(rows)
    counted = frame["state"].value_counts()
    return QueueView(
        lines=tuple(_line(rows[place]) for place in frame["place"]),
        counts=tuple(
            (label(f"state_{state}", "en"), int(counted[state]), tone)
            for state, tone in _STATE_TONE.items()
            if state in counted
        ),
    )


def _line(row: QueueRow) -> QueueLine:
    language = row.language
    score = ""
    if row.score_low is not None and row.score_high is not None:
        low, high = shown_number(round(row.score_low, 1)), shown_number(round(row.score_high, 1))
        score = low if low == high else f"{low}–{high}"
    return QueueLine(
        row=row,
        closes=shown_moment(row.deadline, None, language) if row.deadline else label("not_stated", language),
        left=_left(row.days_left, language),
        decision=Chip(text=label(row.decision, language), tone=_OUTCOME_TONE[row.decision]) if row.decision else None,
        score=score,
        state=Chip(text=label(f"state_{row.state}", language), tone=_STATE_TONE[row.state]),
        links=tuple(
            Link(text=zh if language == "zh" else en, href=f"{row.tender_id}/{name}")
            for name, en, zh in _FILES
            if name in row.files
        ),
        assumed=label(row.price_basis, language) if row.price_basis else "",
        knockouts=label("named", language).format(name=label("knockouts", language), what=row.knockouts),
        unread=label("unread_count", language).format(n=row.unread),
    )


def _left(days: int | None, language: Language) -> Chip | None:
    if days is None:
        return None
    if days < 0:
        return Chip(text="已截止" if language == "zh" else "closed")
    text = f"{days} 天" if language == "zh" else "1 day" if days == 1 else f"{days} days"
    return Chip(text=text, tone="bad" if days < 7 else "warn" if days < 21 else "")


def _group(row: QueueRow) -> int:
    if row.days_left is None:
        return 1
    return 0 if row.days_left >= 0 else 2


def _key(row: QueueRow) -> str:
    """Sorts upwards by stated deadline; closed ones downwards, by how long ago they closed."""
    if row.days_left is not None and row.days_left < 0:
        return f"{-row.days_left:08d}"
    return (row.deadline or "")[:16]
