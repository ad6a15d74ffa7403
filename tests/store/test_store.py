"""The store: the same twice changes nothing, what is recorded is whole, the audit trail cannot be rewritten."""

from __future__ import annotations

import datetime as dt
import multiprocessing
from collections.abc import Iterator
from pathlib import Path

import pytest
import sqlalchemy as sa

from models.document import ParsedDocument
from models.errors import Code, ConfigError, DocumentError, StoreUnavailableError, TenderError
from models.pack import PackManifest
from models.stage import StageKey
from models.tender import Receipt, TenderFile
from tasks.adapters.clock import SystemClock
from tasks.adapters.store import Store
from tests.store.clocks import HandClock

FILE = TenderFile(path="tender.pdf", sha256="a" * 64, size=10, media_type="application/pdf")


def receipt(name: str = "alpha", content: str = "c1", tender_id: str = "alpha-11111111") -> Receipt:
    return Receipt(
        name=name, source_key=f"/inbox/{name}", tender_id=tender_id, content_hash=content.ljust(64, "0"), files=(FILE,)
    )


def key(input_hash: str = "i1") -> StageKey:
    return StageKey(tender_id="alpha-11111111", stage="draft", input_hash=input_hash, engine_version="draft/1")


def manifest(content_hash: str = "c1") -> PackManifest:
    return PackManifest(
        tender_id="alpha-11111111",
        title="Alpha",
        content_hash=content_hash,
        engines={},
        inputs={},
        files=(),
        summary={},
    )


@pytest.fixture
def url(tmp_path: Path) -> str:
    return f"sqlite:///{tmp_path / 'db' / 'bidwright.db'}"


@pytest.fixture
def store(url: str) -> Iterator[Store]:
    opened = Store(url, HandClock())
    yield opened
    opened.close()


def test_commits_survive_a_power_cut_by_setting(store: Store) -> None:
    with store._transaction() as connection:
        assert connection.exec_driver_sql("PRAGMA journal_mode").scalar() == "wal"
        assert connection.exec_driver_sql("PRAGMA synchronous").scalar() == 2  # FULL


def test_receiving_the_same_twice_changes_nothing(store: Store) -> None:
    first = store.receive(receipt())
    assert store.receive(receipt()) == first
    assert [entry.action for entry in store.history(first.id)] == ["received"]


def test_a_changed_source_is_a_new_version_of_the_same_tender(store: Store) -> None:
    first = store.receive(receipt())
    second = store.receive(receipt(content="c2", tender_id="alpha-22222222"))
    assert (second.id, second.received_on) == (first.id, first.received_on)
    assert second.content_hash != first.content_hash
    assert [entry.action for entry in store.history(first.id)] == ["received", "new_version"]


def test_the_same_files_at_another_place_are_a_duplicate(store: Store) -> None:
    first = store.receive(receipt())
    copy = store.receive(receipt(name="copy", tender_id="copy-11111111"))
    assert copy.duplicate_of == first.id


def test_a_duplicate_becomes_a_tender_when_the_first_one_moves_on(store: Store) -> None:
    first = store.receive(receipt())
    copy = store.receive(receipt(name="copy", tender_id="copy-11111111"))
    store.receive(receipt(content="c2"))
    again = store.receive(receipt(name="copy", tender_id="copy-11111111"))
    assert (again.id, again.duplicate_of) == (copy.id, None)
    assert store.history(copy.id)[-1].action == "no_longer_duplicate"
    assert store.receive(receipt()).duplicate_of == copy.id, "and the other way round"
    assert store.receive(receipt(name="copy", tender_id="copy-11111111")).duplicate_of is None
    assert store.tender(first.id).files == (FILE,)


def test_the_older_version_from_another_place_is_not_taken_for_the_newer(store: Store) -> None:
    moved_on = store.receive(receipt())
    store.receive(receipt(content="c2"))
    older = receipt().model_copy(update={"source_key": "/archive/alpha"})
    kept = store.receive(older)
    assert kept.id != moved_on.id
    assert (kept.content_hash, kept.duplicate_of) == (older.content_hash, None)
    assert store.receive(older) == kept


def test_a_step_is_recorded_once_and_the_first_result_stands(store: Store) -> None:
    store.receive(receipt())
    first = store.finish(key(), b"one")
    second = store.finish(key(), b"two")
    assert (first.fresh, second.fresh) == (True, False)
    assert store.load(second) == b"one"
    assert store.finished(key("other")) is None


def test_a_parsed_document_and_a_failure_are_kept_by_content_and_version(store: Store) -> None:
    document = ParsedDocument(sha256="a" * 64, name="x.pdf", media_type="m", parser_version="p/1", language="zh")
    store.put_parsed("a" * 64, "p/1", document)
    store.put_parsed("b" * 64, "p/1", DocumentError("y.pdf", Code.ENCRYPTED))
    assert store.parsed("a" * 64, "p/1") == document
    assert store.parsed("a" * 64, "p/2") is None
    failure = store.parsed("b" * 64, "p/1")
    assert isinstance(failure, DocumentError)
    assert (failure.code, failure.detail) == (Code.ENCRYPTED, "y.pdf")


def test_a_pack_its_state_and_its_audit_entry_appear_together(store: Store) -> None:
    store.receive(receipt())
    store.finish_pack(key(), manifest(), "f1")
    record = store.required_pack("alpha-11111111")
    assert (record.state, record.manifest, record.fingerprint) == ("draft", manifest(), "f1")
    assert store.history("alpha-11111111")[-1].action == "drafted"


def test_a_decision_is_refused_when_the_pack_was_redrafted_meanwhile(store: Store) -> None:
    store.receive(receipt())
    store.finish_pack(key(), manifest(), "f1")
    seen = store.required_pack("alpha-11111111")
    store.finish_pack(key("i2"), manifest(), "f2")
    assert not store.move_pack(seen, "approved", "Ada", "approved", "")
    assert store.required_pack("alpha-11111111").state == "draft"


def test_drafting_the_same_again_keeps_the_state_and_adds_no_entry(store: Store) -> None:
    store.receive(receipt())
    store.finish_pack(key(), manifest(), "f1")
    assert store.move_pack(store.required_pack("alpha-11111111"), "in_review", "Ada", "review_started", "")
    store.finish_pack(key(), manifest(), "f2")
    record = store.required_pack("alpha-11111111")
    assert (record.state, record.fingerprint) == ("in_review", "f2")
    assert [entry.action for entry in store.history("alpha-11111111")].count("drafted") == 1


def test_a_decision_stands_against_a_run_that_was_under_way(store: Store) -> None:
    tender = store.receive(receipt())
    store.finish_pack(key(), manifest(tender.content_hash), "f1")
    assert store.move_pack(store.required_pack(tender.id), "approved", "Ada", "approved", "")
    other = manifest(tender.content_hash).model_copy(update={"title": "Beta"})
    store.finish_pack(key("i2"), other, "f2")
    store.park(tender, "f2", TenderError("tender.pdf", Code.DAMAGED))
    record = store.required_pack(tender.id)
    assert (record.state, record.manifest) == ("approved", manifest(tender.content_hash))
    store.finish_pack(key("i3"), manifest("c2"), "f3")
    assert store.required_pack(tender.id).state == "draft", "a new version reopens it"


def test_parking_keeps_the_older_draft_readable(store: Store) -> None:
    tender = store.receive(receipt())
    store.finish_pack(key(), manifest(), "f1")
    store.park(tender, "f2", TenderError("tender.pdf", Code.DAMAGED))
    record = store.required_pack(tender.id)
    assert (record.state, record.attention_code, record.manifest) == ("needs_attention", Code.DAMAGED, manifest())
    store.finish_pack(key("i3"), manifest(), "f3")
    assert store.required_pack(tender.id).attention_code is None


@pytest.mark.parametrize("statement", ["UPDATE audit SET actor = 'x'", "DELETE FROM audit"])
def test_the_audit_trail_cannot_be_rewritten(store: Store, statement: str) -> None:
    store.receive(receipt())
    with pytest.raises(sa.exc.IntegrityError, match="append-only"), store._transaction() as connection:
        connection.exec_driver_sql(statement)
    assert len(store.history("alpha-11111111")) == 1


def test_a_database_that_does_not_answer_is_retryable(tmp_path: Path) -> None:
    (tmp_path / "taken").mkdir()
    with pytest.raises(StoreUnavailableError) as failure:
        Store(f"sqlite:///{tmp_path / 'taken'}", HandClock())
    assert failure.value.retryable


@pytest.mark.parametrize("kept_bytes", [0, 4096])
def test_a_damaged_database_is_told_in_a_sentence(tmp_path: Path, kept_bytes: int) -> None:
    file = tmp_path / "damaged.db"
    Store(f"sqlite:///{file}", HandClock()).close()
    whole = file.read_bytes()
    file.write_bytes(whole[:kept_bytes] + b"\xff" * (len(whole) - kept_bytes))
    with pytest.raises(StoreUnavailableError, match=r"damaged .* restore its backup"):
        Store(f"sqlite:///{file}", HandClock())


@pytest.mark.parametrize("bad", ["no url, secret", "nosuch://user:secret@host/db"])
def test_a_database_address_that_cannot_be_used_is_named_without_its_password(bad: str) -> None:
    with pytest.raises(ConfigError, match="BIDWRIGHT_DATABASE_URL") as failure:
        Store(bad, HandClock())
    assert "secret" not in str(failure.value)


def test_a_database_of_a_newer_version_is_not_touched(store: Store, url: str) -> None:
    with store._transaction() as connection:
        connection.exec_driver_sql("UPDATE alembic_version SET version_num = '9999'")
    with pytest.raises(ConfigError, match="newer"):
        Store(url, HandClock())


def test_an_error_of_the_database_names_no_tender_text(store: Store) -> None:
    with pytest.raises(sa.exc.IntegrityError) as failure, store._transaction() as connection:
        connection.execute(sa.text("INSERT INTO packs (tender_id) VALUES (:words)"), {"words": "confidential"})
    assert "confidential" not in str(failure.value)


def _deliver(url: str, results: multiprocessing.Queue[str]) -> None:
    store = Store(url, SystemClock())
    for number in range(20):
        tender = store.receive(receipt(name=f"t{number}", content=f"{number:02}", tender_id=f"t{number}-{number:08}"))
        ref = store.finish(StageKey(tender_id=tender.id, stage="parse", input_hash="i", engine_version="p/1"), b"same")
        results.put(f"{tender.id}:{ref.fresh}")
    store.close()


def test_several_processes_open_a_new_database_and_never_do_a_step_twice(url: str) -> None:
    context = multiprocessing.get_context("spawn")
    results: multiprocessing.Queue[str] = context.Queue()
    workers = [context.Process(target=_deliver, args=(url, results)) for _ in range(3)]
    for worker in workers:
        worker.start()
    said = [results.get(timeout=120) for _ in range(60)]
    for worker in workers:
        worker.join(60)
        assert worker.exitcode == 0
    assert sum(entry.endswith(":True") for entry in said) == 20
    store = Store(url, HandClock())
    assert len(store.tenders()) == 20
    assert {len(store.history(tender.id)) for tender in store.tenders()} == {1}
    store.close()


def test_the_models_are_what_the_migrations_made(store: Store) -> None:
    from alembic.autogenerate import compare_metadata
    from alembic.runtime.migration import MigrationContext

    from tasks.adapters.schema import metadata

    with store._transaction() as connection:
        assert compare_metadata(MigrationContext.configure(connection), metadata) == []


def test_received_on_is_the_day_of_first_receipt(url: str) -> None:
    clock = HandClock()
    store = Store(url, clock)
    store.receive(receipt())
    clock.advance(3)
    assert store.receive(receipt(content="c2")).received_on == dt.date(2026, 11, 2)
    store.close()
