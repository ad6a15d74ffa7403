"""People's answers in the store: all of them, in order, none rewritten, none approved away."""

from __future__ import annotations

import datetime as dt
import multiprocessing
from collections.abc import Iterator
from pathlib import Path

import pytest
import sqlalchemy as sa

from models.answer import Answer, digest_of, last_answers
from models.pack import PackManifest
from models.stage import StageKey
from models.tender import Receipt
from tasks.adapters.clock import SystemClock
from tasks.adapters.store import Store
from tests.store.clocks import HandClock

TENDER = "alpha-11111111"
AT = dt.datetime(2026, 11, 2, 9, 30, 0, 123456, tzinfo=dt.UTC)


def answer(by: str = "Ada", text: str = "Ten agents.", requirement_id: str = "R-1") -> Answer:
    return Answer(requirement_id=requirement_id, requirement_text=text, compliance="comply", by=by, at=AT)


def manifest(answers: str = "", title: str = "Alpha") -> PackManifest:
    return PackManifest(
        tender_id=TENDER,
        title=title,
        content_hash="c" * 64,
        engines={},
        inputs={},
        files=(),
        summary={},
        answers=answers,
    )


def draft(store: Store, made_of: PackManifest, input_hash: str) -> None:
    key = StageKey(tender_id=TENDER, stage="draft", input_hash=input_hash, engine_version="draft/1")
    store.finish_pack(key, made_of, input_hash)


@pytest.fixture
def url(tmp_path: Path) -> str:
    return f"sqlite:///{tmp_path / 'bidwright.db'}"


@pytest.fixture
def store(url: str) -> Iterator[Store]:
    opened = Store(url, HandClock())
    opened.receive(Receipt(name="alpha", source_key="/a", tender_id=TENDER, content_hash="c" * 64, files=()))
    draft(opened, manifest(), "i1")
    yield opened
    opened.close()


def test_answers_come_back_as_given_and_in_order(store: Store) -> None:
    given = [answer("Ada"), answer("Bo", "Ten agents, at least."), answer("Ada", requirement_id="R-0")]
    assert all(store.answer(TENDER, one) for one in given)
    assert store.answers(TENDER) == tuple(given)
    assert last_answers(given) == (given[2], given[1]), "the last one of each requirement counts"
    assert digest_of(store.answers(TENDER)) == digest_of(reversed(given))
    said = [(entry.actor, entry.action, entry.detail) for entry in store.history(TENDER)][-3:]
    assert said == [
        ("Ada", "answered", "R-1: comply"),
        ("Bo", "answered", "R-1: comply"),
        ("Ada", "answered", "R-0: comply"),
    ]


@pytest.mark.parametrize("statement", ["UPDATE answers SET compliance = 'exception'", "DELETE FROM answers"])
def test_answers_cannot_be_rewritten(store: Store, statement: str) -> None:
    store.answer(TENDER, answer())
    with pytest.raises(sa.exc.IntegrityError, match="append-only"), store._transaction() as connection:
        connection.exec_driver_sql(statement)
    assert store.answers(TENDER) == (answer(),)


def test_an_answer_and_its_audit_entry_appear_together(store: Store, monkeypatch: pytest.MonkeyPatch) -> None:
    def killed(*_: object) -> None:
        raise KeyboardInterrupt

    monkeypatch.setattr(Store, "_audit", killed)
    with pytest.raises(KeyboardInterrupt):
        store.answer(TENDER, answer())
    assert store.answers(TENDER) == ()


def test_an_approval_holds_every_answer_that_was_given(store: Store) -> None:
    seen = store.required_pack(TENDER)
    store.answer(TENDER, answer())
    assert not store.move_pack(seen, "approved", "Cleo", "approved", ""), "the answer is not in the pack"
    assert store.required_pack(TENDER).state == "draft"
    draft(store, manifest(digest_of([answer()])), "i2")
    assert store.move_pack(store.required_pack(TENDER), "approved", "Cleo", "approved", "")
    assert not store.answer(TENDER, answer("Bo")), "a decided pack takes no answers"
    assert store.answers(TENDER) == (answer(),)
    assert not store.answer("nobody-00000000", answer())


def test_a_rejection_needs_no_answers(store: Store) -> None:
    store.answer(TENDER, answer())
    assert store.move_pack(store.required_pack(TENDER), "rejected", "Cleo", "rejected", "no bid")


def test_a_review_goes_on_when_only_answers_were_added(store: Store) -> None:
    assert store.move_pack(store.required_pack(TENDER), "in_review", "Cleo", "review_started", "")
    draft(store, manifest("a1"), "i2")
    assert store.required_pack(TENDER).state == "in_review"
    draft(store, manifest("a1", title="Beta"), "i3")
    assert store.required_pack(TENDER).state == "draft"


def _give(url: str, by: str) -> None:
    store = Store(url, SystemClock())
    for number in range(15):
        assert store.answer(TENDER, answer(by, f"Words {number}."))
    store.close()


def test_people_who_answer_at_once_are_all_in_the_history(store: Store, url: str) -> None:
    context = multiprocessing.get_context("spawn")
    people = [context.Process(target=_give, args=(url, by)) for by in ("Ada", "Bo")]
    for person in people:
        person.start()
    for person in people:
        person.join(120)
        assert person.exitcode == 0
    given = store.answers(TENDER)
    for by in ("Ada", "Bo"):
        assert [one.requirement_text for one in given if one.by == by] == [f"Words {number}." for number in range(15)]
    assert [entry.actor for entry in store.history(TENDER) if entry.action == "answered"] == [one.by for one in given]


def test_a_database_from_before_answers_gets_the_table_and_keeps_its_packs(store: Store, url: str) -> None:
    with store._transaction() as connection:
        connection.exec_driver_sql("DROP TABLE answers")
        connection.exec_driver_sql("UPDATE alembic_version SET version_num = '0001'")
        old = sa.text("UPDATE packs SET state = 'in_review', manifest = json_remove(manifest, '$.answers')")
        connection.execute(old)
    again = Store(url, HandClock())
    draft(again, manifest(), "i1")
    assert again.required_pack(TENDER).state == "in_review", "a field that is new changes no pack"
    assert again.answer(TENDER, answer())
    again.close()
