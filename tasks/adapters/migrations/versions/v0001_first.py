"""First version: tenders, files, stage results, packs and an audit table that nobody can rewrite."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0001"
down_revision = None
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Make the tables and the triggers that keep the audit append-only."""
    op.create_table(
        "tenders",
        sa.Column("id", sa.String(80), primary_key=True),
        sa.Column("name", sa.Text, nullable=False),
        sa.Column("source_key", sa.Text, nullable=False, unique=True),
        sa.Column("content_hash", sa.String(64), nullable=False),
        sa.Column("received_on", sa.Date, nullable=False),
        sa.Column("duplicate_of", sa.String(80)),
    )
    op.create_table(
        "contents",
        sa.Column("content_hash", sa.String(64), primary_key=True),
        sa.Column("tender_id", sa.String(80), sa.ForeignKey("tenders.id"), nullable=False),
    )
    op.create_table(
        "tender_files",
        sa.Column("tender_id", sa.String(80), sa.ForeignKey("tenders.id"), primary_key=True),
        sa.Column("content_hash", sa.String(64), primary_key=True),
        sa.Column("path", sa.Text, primary_key=True),
        sa.Column("sha256", sa.String(64), nullable=False),
        sa.Column("size", sa.BigInteger, nullable=False),
        sa.Column("media_type", sa.String(120), nullable=False),
        sa.Column("state", sa.String(20), nullable=False),
        sa.Column("code", sa.String(40)),
        sa.Column("detail", sa.Text, nullable=False),
    )
    op.create_table(
        "parsed_documents",
        sa.Column("sha256", sa.String(64), primary_key=True),
        sa.Column("parser_version", sa.String(40), primary_key=True),
        sa.Column("code", sa.String(40)),
        sa.Column("detail", sa.Text, nullable=False),
        sa.Column("payload", sa.LargeBinary),
    )
    op.create_table(
        "stage_results",
        sa.Column("id", sa.Integer, primary_key=True, autoincrement=True),
        sa.Column("tender_id", sa.String(80), sa.ForeignKey("tenders.id"), nullable=False),
        sa.Column("stage", sa.String(20), nullable=False),
        sa.Column("input_hash", sa.String(64), nullable=False),
        sa.Column("engine_version", sa.String(120), nullable=False),
        sa.Column("output_hash", sa.String(64), nullable=False),
        sa.Column("output", sa.LargeBinary, nullable=False),
        sa.Column("finished_at", sa.DateTime(timezone=True), nullable=False),
        sa.UniqueConstraint("tender_id", "stage", "input_hash", "engine_version", name="one_result_per_step"),
    )
    op.create_table(
        "packs",
        sa.Column("tender_id", sa.String(80), sa.ForeignKey("tenders.id"), primary_key=True),
        sa.Column("state", sa.String(20), nullable=False),
        sa.Column("fingerprint", sa.String(64), nullable=False),
        sa.Column("content_hash", sa.String(64), nullable=False),
        sa.Column("manifest", sa.Text),
        sa.Column("attention_code", sa.String(40)),
        sa.Column("attention", sa.Text),
        sa.Column("updated_at", sa.DateTime(timezone=True), nullable=False),
    )
    op.create_table(
        "audit",
        sa.Column("id", sa.Integer, primary_key=True, autoincrement=True),
        sa.Column("at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("actor", sa.Text, nullable=False),
        sa.Column("tender_id", sa.String(80), nullable=False),
        sa.Column("action", sa.String(40), nullable=False),
        sa.Column("detail", sa.Text, nullable=False),
    )
    op.create_index("audit_by_tender", "audit", ["tender_id", "id"])
    _keep_audit_append_only()


def _keep_audit_append_only() -> None:
    if op.get_bind().dialect.name == "sqlite":
        for event in ("UPDATE", "DELETE"):
            op.execute(
                f"CREATE TRIGGER audit_no_{event.lower()} BEFORE {event} ON audit "
                "BEGIN SELECT RAISE(ABORT, 'the audit trail is append-only'); END"
            )
        return
    op.execute(
        "CREATE FUNCTION audit_is_append_only() RETURNS trigger LANGUAGE plpgsql AS "
        "$$ BEGIN RAISE EXCEPTION 'the audit trail is append-only'; END $$"
    )
    op.execute(
        "CREATE TRIGGER audit_no_change BEFORE UPDATE OR DELETE OR TRUNCATE ON audit "
        "FOR EACH STATEMENT EXECUTE FUNCTION audit_is_append_only()"
    )
