"""The product's own database: the truth about what is received, done, drafted and decided.

Every step is one row under a unique key, written in one transaction with its output; a second
writer of the same key changes nothing. SQLite runs in WAL mode with ``synchronous=FULL``: what was
acknowledged survives a power cut.
"""

from __future__ import annotations

import datetime as dt
import hashlib
import itertools
import zlib
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import Any, cast

import sqlalchemy as sa
from alembic import command
from alembic.config import Config
from alembic.util import CommandError
from sqlalchemy.dialects import postgresql, sqlite
from sqlalchemy.engine import make_url

from models.answer import Answer, digest_of, last_answers
from models.document import ParsedDocument
from models.errors import Code, ConfigError, DocumentError, StoreUnavailableError, TenderError
from models.lifecycle import DECIDED, PackState
from models.pack import AuditEntry, PackManifest, PackRecord
from models.ports import Clock
from models.stage import StageKey, StageRef, hash_of
from models.tender import Receipt, Tender, TenderFile
from tasks.adapters import schema

SYSTEM = "bidwright"
_MIGRATION_LOCK = 0x62696477  # any number that no other program of this database uses


class Store:
    """Opens, migrates and serves the database; safe to use from several processes at once."""

    def __init__(self, url: str, clock: Clock) -> None:
        """Connect and bring the schema up to date.

        Raises:
            ConfigError: The URL cannot be used, or a newer Bidwright wrote the database.
            StoreUnavailableError: The database does not answer.
        """
        self._clock = clock
        self._engine = _engine(url)
        self._migrate()

    def close(self) -> None:
        """Give the connections back."""
        self._engine.dispose()

    # --- tenders -------------------------------------------------------------------------

    def receive(self, receipt: Receipt) -> Tender:
        """Record what was received; the same content twice is one tender and a named duplicate.

        A known source with new content becomes a new version of its tender. Returns the tender as
        it now stands; receiving the same again changes nothing, unless the tender that held the
        same content has moved on to another: then this one is no duplicate any more.
        """
        with self._transaction() as connection:
            row, is_new = self._row_of(connection, receipt)
            owner = self._owner(connection, receipt.content_hash, row.id)
            duplicate_of = None if owner == row.id else owner
            is_changed = is_new or row.content_hash != receipt.content_hash
            if not is_changed and row.duplicate_of == duplicate_of:
                return self._tender(connection, row)
            connection.execute(
                sa.update(schema.tenders)
                .where(schema.tenders.c.id == row.id)
                .values(content_hash=receipt.content_hash, duplicate_of=duplicate_of)
            )
            for file in receipt.files:
                self._insert_new(
                    connection,
                    schema.tender_files,
                    tender_id=row.id,
                    content_hash=receipt.content_hash,
                    **file.model_dump(mode="json"),
                )
            if duplicate_of is not None:
                action = "duplicate"
            elif is_changed:
                action = "received" if is_new else "new_version"
            else:
                action = "no_longer_duplicate"
            detail = f"{len(receipt.files)} files, {receipt.name}"
            self._audit(connection, self._clock.now(), SYSTEM, row.id, action, detail)
            row = connection.execute(sa.select(schema.tenders).where(schema.tenders.c.id == row.id)).one()
            return self._tender(connection, row)

    def tender(self, tender_id: str) -> Tender:
        """The tender with this id; raise ``TenderError`` (not_found) when there is none."""
        with self._transaction() as connection:
            row = connection.execute(sa.select(schema.tenders).where(schema.tenders.c.id == tender_id)).one_or_none()
            if row is None:
                raise TenderError(tender_id, Code.NOT_FOUND)
            return self._tender(connection, row)

    def tenders(self) -> tuple[Tender, ...]:
        """All tenders, by id."""
        with self._transaction() as connection:
            rows = connection.execute(sa.select(schema.tenders).order_by(schema.tenders.c.id)).all()
            return tuple(self._tender(connection, row) for row in rows)

    # --- parsed documents ----------------------------------------------------------------

    def parsed(self, sha256: str, parser_version: str) -> ParsedDocument | DocumentError | None:
        """The reading of this file, the error it ended in, or None when it was not read yet."""
        table = schema.parsed_documents
        with self._transaction() as connection:
            row = connection.execute(
                sa.select(table).where(table.c.sha256 == sha256, table.c.parser_version == parser_version)
            ).one_or_none()
        if row is None:
            return None
        if row.payload is None:
            return DocumentError(row.detail, Code(row.code))
        return ParsedDocument.model_validate_json(zlib.decompress(row.payload))

    def put_parsed(self, sha256: str, parser_version: str, outcome: ParsedDocument | DocumentError) -> None:
        """Keep the reading of a file, or the error it ended in; a second call changes nothing."""
        if isinstance(outcome, DocumentError):
            values: dict[str, Any] = {"code": outcome.code.value, "detail": outcome.detail, "payload": None}
        else:
            payload = zlib.compress(outcome.model_dump_json().encode(), level=3)
            values = {"code": None, "detail": "", "payload": payload}
        with self._transaction() as connection:
            self._insert_new(
                connection, schema.parsed_documents, sha256=sha256, parser_version=parser_version, **values
            )

    # --- steps ---------------------------------------------------------------------------

    def finished(self, key: StageKey) -> StageRef | None:
        """The finished step under this key, or None."""
        with self._transaction() as connection:
            output_hash = connection.execute(
                sa.select(schema.stage_results.c.output_hash).where(*_same_key(key))
            ).scalar_one_or_none()
        return None if output_hash is None else StageRef(key=key, output_hash=output_hash, fresh=False)

    def finish(self, key: StageKey, output: bytes) -> StageRef:
        """Record a step with its output; when another process was first, its result stands."""
        with self._transaction() as connection:
            return self._finish(connection, key, output)

    def load(self, ref: StageRef) -> bytes:
        """The output of a finished step."""
        with self._transaction() as connection:
            packed = connection.execute(
                sa.select(schema.stage_results.c.output).where(*_same_key(ref.key))
            ).scalar_one()
        return zlib.decompress(packed)

    # --- packs ---------------------------------------------------------------------------

    def finish_pack(self, key: StageKey, manifest: PackManifest, fingerprint: str) -> StageRef:
        """Record a drafted pack, its state ``draft`` and the audit entry in one transaction.

        A pack that stands as drafted already keeps its state and only counts as up to date with this fingerprint;
        a decision that a person took meanwhile about the same files stands. A review goes on when the pack is drafted
        again only because people answered.
        """
        body = manifest.model_dump_json()
        with self._transaction() as connection:
            ref = self._finish(connection, key, body.encode())
            standing = self._standing(connection, key.tender_id)
            before = _manifest_of(standing)
            if standing is not None and before == manifest and standing.state != "needs_attention":
                connection.execute(
                    sa.update(schema.packs)
                    .where(schema.packs.c.tender_id == key.tender_id)
                    .values(fingerprint=fingerprint)
                )
            elif not _is_decided(standing, manifest.content_hash):
                goes_on = standing is not None and standing.state == "in_review" and manifest.same_work_as(before)
                state: PackState = "in_review" if goes_on else "draft"
                self._set_pack(
                    connection,
                    key.tender_id,
                    state=state,
                    fingerprint=fingerprint,
                    content_hash=manifest.content_hash,
                    manifest=body,
                    attention_code=None,
                    attention=None,
                )
                self._audit(connection, self._clock.now(), SYSTEM, key.tender_id, "drafted", ref.output_hash)
            return ref

    def park(self, tender: Tender, fingerprint: str, error: TenderError) -> None:
        """Send a tender to ``needs_attention`` with the code and what to do; an older draft stays readable.

        A decision that a person took about the same files stands.
        """
        with self._transaction() as connection:
            if _is_decided(self._standing(connection, tender.id), tender.content_hash):
                return
            self._set_pack(
                connection,
                tender.id,
                state="needs_attention",
                fingerprint=fingerprint,
                content_hash=tender.content_hash,
                attention_code=error.code.value,
                attention=str(error),
            )
            self._audit(connection, self._clock.now(), SYSTEM, tender.id, "needs_attention", str(error))

    def pack(self, tender_id: str) -> PackRecord | None:
        """The pack of this tender, or None when it was never prepared."""
        return next(iter(self._packs(schema.packs.c.tender_id == tender_id)), None)

    def required_pack(self, tender_id: str) -> PackRecord:
        """The pack of this tender; raise ``TenderError`` (not_found) when it was never prepared."""
        record = self.pack(tender_id)
        if record is None:
            raise TenderError(tender_id, Code.NOT_FOUND)
        return record

    def packs(self) -> tuple[PackRecord, ...]:
        """All packs, by tender id."""
        return self._packs(sa.true())

    def move_pack(self, record: PackRecord, state: PackState, actor: str, action: str, comment: str) -> bool:
        """Move a pack on and write the audit entry in one transaction.

        Returns False, with nothing changed, when the pack has moved or was re-drafted since ``record`` was read, and
        when it would be approved without answers that people have given since it was drafted.
        """
        with self._transaction() as connection:
            self._standing(connection, record.tender_id)  # nobody answers until this is done
            if state == "approved" and not self._holds_answers(connection, record):
                return False
            moved = connection.execute(
                sa.update(schema.packs)
                .where(
                    schema.packs.c.tender_id == record.tender_id,
                    schema.packs.c.state == record.state,
                    schema.packs.c.fingerprint == record.fingerprint,
                )
                .values(state=state, updated_at=self._clock.now())
            )
            if moved.rowcount != 1:
                return False
            self._audit(connection, self._clock.now(), actor, record.tender_id, action, comment)
            return True

    def answer(self, tender_id: str, answer: Answer) -> bool:
        """Add a person's answer and its audit entry in one transaction; earlier answers stay in the history.

        Returns False, with nothing added, when there is no pack or a person has decided about it.
        """
        with self._transaction() as connection:
            standing = self._standing(connection, tender_id)  # of two at once the second waits, and is the last
            if standing is None or standing.state in DECIDED:
                return False
            connection.execute(sa.insert(schema.answers).values(tender_id=tender_id, **answer.model_dump()))
            detail = f"{answer.requirement_id}: {answer.compliance}"
            self._audit(connection, answer.at, answer.by, tender_id, "answered", detail)
            return True

    def answers(self, tender_id: str) -> tuple[Answer, ...]:
        """All answers ever given to this tender's requirements, in the order in which they were given."""
        with self._transaction() as connection:
            return self._answers(connection, tender_id)

    def comment(self, tender_id: str, actor: str, text: str) -> None:
        """Add a comment to the pack's history."""
        with self._transaction() as connection:
            self._audit(connection, self._clock.now(), actor, tender_id, "comment", text)

    def history(self, tender_id: str) -> tuple[AuditEntry, ...]:
        """The audit trail of a tender, oldest first."""
        table = schema.audit
        with self._transaction() as connection:
            rows = connection.execute(sa.select(table).where(table.c.tender_id == tender_id).order_by(table.c.id)).all()
        return tuple(
            AuditEntry(
                at=_aware(row.at), actor=row.actor, tender_id=row.tender_id, action=row.action, detail=row.detail
            )
            for row in rows
        )

    # --- inside --------------------------------------------------------------------------

    @contextmanager
    def _transaction(self) -> Iterator[sa.Connection]:
        try:
            with self._engine.begin() as connection:
                yield connection
        except (sa.exc.OperationalError, sa.exc.InterfaceError, sa.exc.TimeoutError) as error:
            raise StoreUnavailableError(str(getattr(error, "orig", error))) from error
        except sa.exc.DatabaseError as error:
            if type(error) is not sa.exc.DatabaseError:
                raise  # its subclasses tell of our own mistakes
            raise StoreUnavailableError(f"the database is damaged ({error.orig}), restore its backup") from error

    def _migrate(self) -> None:
        config = Config()
        config.set_main_option("script_location", str(Path(__file__).parent / "migrations"))
        try:
            with self._transaction() as connection:
                if connection.dialect.name == "postgresql":  # two that make the tables at once would collide
                    connection.execute(sa.select(sa.func.pg_advisory_xact_lock(_MIGRATION_LOCK)))
                config.attributes["connection"] = connection
                command.upgrade(config, "head")
        except CommandError as error:
            raise ConfigError(f"the database was written by a newer Bidwright ({error})") from error

    def _insert_new(self, connection: sa.Connection, table: sa.Table, **values: Any) -> bool:
        """Insert unless the key is there already; say whether a row was added."""
        insert = postgresql.insert if connection.dialect.name == "postgresql" else sqlite.insert
        return connection.execute(insert(table).values(**values).on_conflict_do_nothing()).rowcount == 1

    def _finish(self, connection: sa.Connection, key: StageKey, output: bytes) -> StageRef:
        fresh = self._insert_new(
            connection,
            schema.stage_results,
            **key.model_dump(),
            output_hash=hashlib.sha256(output).hexdigest(),
            output=zlib.compress(output, level=3),
            finished_at=self._clock.now(),
        )
        output_hash = connection.execute(
            sa.select(schema.stage_results.c.output_hash).where(*_same_key(key))
        ).scalar_one()
        return StageRef(key=key, output_hash=output_hash, fresh=fresh)

    def _answers(self, connection: sa.Connection, tender_id: str) -> tuple[Answer, ...]:
        table = schema.answers
        rows = connection.execute(
            sa.select(table).where(table.c.tender_id == tender_id).order_by(table.c.id)
        ).mappings()
        return tuple(
            # in UTC whatever zone the database speaks in: the packs' bytes and fingerprints are made of it
            Answer(**{**{name: row[name] for name in Answer.model_fields}, "at": _aware(row["at"]).astimezone(dt.UTC)})
            for row in rows
        )

    def _holds_answers(self, connection: sa.Connection, record: PackRecord) -> bool:
        given = digest_of(last_answers(self._answers(connection, record.tender_id)))
        return record.manifest is not None and record.manifest.answers == given

    def _standing(self, connection: sa.Connection, tender_id: str) -> sa.Row[Any] | None:
        """The pack's row, held until the transaction ends."""
        return connection.execute(
            sa.select(schema.packs).where(schema.packs.c.tender_id == tender_id).with_for_update()
        ).one_or_none()

    def _set_pack(self, connection: sa.Connection, tender_id: str, **values: Any) -> None:
        values["updated_at"] = self._clock.now()
        if not self._insert_new(connection, schema.packs, tender_id=tender_id, **values):
            connection.execute(sa.update(schema.packs).where(schema.packs.c.tender_id == tender_id).values(**values))

    def _audit(
        self, connection: sa.Connection, at: dt.datetime, actor: str, tender_id: str, action: str, detail: str
    ) -> None:
        connection.execute(
            sa.insert(schema.audit).values(at=at, actor=actor, tender_id=tender_id, action=action, detail=detail)
        )

    def _row_of(self, connection: sa.Connection, receipt: Receipt) -> tuple[sa.Row[Any], bool]:
        """The tender's row, and whether it was made now.

        The id is made of name and content. A row of the same id and content is this very tender, brought from
        another place; one that has moved on to other content is another tender, and ours gets an id of its own.
        """
        table = schema.tenders
        known = connection.execute(sa.select(table).where(table.c.source_key == receipt.source_key)).one_or_none()
        if known is not None:
            return known, False
        slug = receipt.tender_id.rpartition("-")[0]
        for attempt in itertools.count():
            salt = hash_of(receipt.source_key, str(attempt))[:8]
            tender_id = f"{slug}-{salt}" if attempt else receipt.tender_id
            is_new = self._insert_new(
                connection,
                table,
                id=tender_id,
                name=receipt.name,
                source_key=receipt.source_key,
                content_hash=receipt.content_hash,
                received_on=self._clock.now().date(),
                duplicate_of=None,
            )
            same = sa.and_(table.c.id == tender_id, table.c.content_hash == receipt.content_hash)
            row = connection.execute(
                sa.select(table).where(sa.or_(table.c.source_key == receipt.source_key, same))
            ).first()
            if row is not None:
                return row, is_new
        raise AssertionError  # the count never ends

    def _owner(self, connection: sa.Connection, content_hash: str, tender_id: str) -> str:
        """The tender that this content belongs to: the first that brought it, as long as it still holds it."""
        self._insert_new(connection, schema.contents, content_hash=content_hash, tender_id=tender_id)
        owner = connection.execute(
            sa.select(schema.tenders.c.id, schema.tenders.c.content_hash)
            .join(schema.contents, schema.contents.c.tender_id == schema.tenders.c.id)
            .where(schema.contents.c.content_hash == content_hash)
        ).one()
        if owner.id == tender_id or owner.content_hash == content_hash:
            return str(owner.id)
        connection.execute(
            sa.update(schema.contents).where(schema.contents.c.content_hash == content_hash).values(tender_id=tender_id)
        )
        return tender_id

    def _tender(self, connection: sa.Connection, row: sa.Row[Any]) -> Tender:
        table = schema.tender_files
        files = connection.execute(
            sa.select(table)
            .where(table.c.tender_id == row.id, table.c.content_hash == row.content_hash)
            .order_by(table.c.path)
        ).all()
        return Tender(
            id=row.id,
            name=row.name,
            content_hash=row.content_hash,
            received_on=row.received_on,
            duplicate_of=row.duplicate_of,
            files=tuple(
                TenderFile(
                    path=file.path,
                    sha256=file.sha256,
                    size=file.size,
                    media_type=file.media_type,
                    state=file.state,
                    code=file.code,
                    detail=file.detail,
                )
                for file in files
            ),
        )

    def _packs(self, condition: sa.ColumnElement[bool]) -> tuple[PackRecord, ...]:
        with self._transaction() as connection:
            rows = connection.execute(
                sa.select(schema.packs, schema.tenders.c.name)
                .join(schema.tenders, schema.tenders.c.id == schema.packs.c.tender_id)
                .where(condition)
                .order_by(schema.packs.c.tender_id)
            ).all()
        return tuple(_record(row) for row in rows)


def _engine(url: str) -> sa.Engine:
    try:
        parsed = make_url(url)
        if parsed.get_backend_name() == "sqlite" and parsed.database:
            Path(parsed.database).parent.mkdir(parents=True, exist_ok=True)
        engine = sa.create_engine(parsed, hide_parameters=True)  # tender text stays out of error messages and logs
    except (sa.exc.ArgumentError, ImportError) as error:  # neither message holds the URL with its password
        raise ConfigError(f"BIDWRIGHT_DATABASE_URL cannot be used ({type(error).__name__}: {error})") from error
    if engine.dialect.name == "sqlite":
        sa.event.listen(engine, "connect", _make_sqlite_durable)
        sa.event.listen(engine, "begin", _begin_sqlite)
    return engine


def _is_decided(pack: sa.Row[Any] | None, content_hash: str) -> bool:
    return pack is not None and pack.state in DECIDED and pack.content_hash == content_hash


def _manifest_of(pack: sa.Row[Any] | None) -> PackManifest | None:
    return None if pack is None or pack.manifest is None else PackManifest.model_validate_json(pack.manifest)


def _record(row: sa.Row[Any]) -> PackRecord:
    return PackRecord(
        tender_id=row.tender_id,
        name=row.name,
        state=cast("PackState", row.state),
        fingerprint=row.fingerprint,
        content_hash=row.content_hash,
        manifest=_manifest_of(row),
        attention_code=None if row.attention_code is None else Code(row.attention_code),
        attention=row.attention,
        updated_at=_aware(row.updated_at),
    )


def _same_key(key: StageKey) -> Sequence[sa.ColumnElement[bool]]:
    table = schema.stage_results
    return (
        table.c.tender_id == key.tender_id,
        table.c.stage == key.stage,
        table.c.input_hash == key.input_hash,
        table.c.engine_version == key.engine_version,
    )


def _aware(instant: dt.datetime) -> dt.datetime:
    # SQLite hands back what was written in UTC without its zone
    return instant if instant.tzinfo else instant.replace(tzinfo=dt.UTC)


def _make_sqlite_durable(connection: Any, _record: object) -> None:
    connection.isolation_level = None  # the driver's own BEGIN comes too late: not before reads, not before DDL
    cursor = connection.cursor()
    cursor.execute("PRAGMA busy_timeout = 30000")
    cursor.execute("PRAGMA journal_mode = WAL")
    cursor.execute("PRAGMA synchronous = FULL")
    cursor.execute("PRAGMA foreign_keys = ON")
    cursor.close()


def _begin_sqlite(connection: sa.Connection) -> None:
    # a read that turns into a write would fail under a second writer; taking the lock at once waits instead
    connection.exec_driver_sql("BEGIN IMMEDIATE")
