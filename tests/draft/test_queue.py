"""The queue page: by deadline, mixed languages, nothing that needs a person is hidden."""

from __future__ import annotations

import datetime as dt

from models.pack import QueueRow
from tasks.adapters.render import render_queue
from tasks.draft.queue import queue_view

FILES = ("compliance-matrix.xlsx", "decision-card.html", "pricing.xlsx", "proposal.docx")


def row(tender_id: str, days_left: int | None, **changes) -> QueueRow:
    day = None if days_left is None else (dt.date(2026, 11, 25) + dt.timedelta(days=days_left)).isoformat()
    return QueueRow(
        **(
            {"tender_id": tender_id, "title": tender_id, "state": "draft", "deadline": day, "days_left": days_left}
            | changes
        )
    )


def test_open_tenders_by_deadline_then_undated_then_closed() -> None:
    rows = [row("closed-long", -40), row("late", 30), row("undated", None), row("soon", 2), row("closed-lately", -1)]
    order = [line.row.tender_id for line in queue_view(rows).lines]
    assert order == ["soon", "late", "undated", "closed-lately", "closed-long"]


def test_links_to_the_files_that_are_there() -> None:
    html = render_queue([row("a", 3, files=FILES), row("b", 4)]).decode()
    for name in FILES:
        assert f'href="a/{name}"' in html
    assert 'href="b/' not in html


def test_reason_for_attention_is_shown_even_without_a_pack() -> None:
    html = render_queue([row("x", None, state="needs_attention", attention="offer.pdf: encrypted: needs a password")])
    assert "offer.pdf: encrypted: needs a password" in html.decode()


def test_empty_queue_says_what_to_do() -> None:
    html = render_queue([]).decode()
    assert "No tenders yet." in html
    assert "<table>" not in html


def test_titles_are_only_data_and_bytes_repeat() -> None:
    rows = [row("<b>", 1, title="{{7*7}}<script>\u202e", files=FILES), row("zh", 2, language="zh", decision="bid")]
    html = render_queue(rows)
    assert html == render_queue(rows)
    assert "{{7*7}}&lt;script&gt;" in html.decode()
    assert "建议投标" in html.decode()
