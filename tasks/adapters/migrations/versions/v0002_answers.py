"""People's answers to requirements: a history that nobody can rewrite."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0002"
down_revision = "0001"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Make the table and the triggers that keep it append-only."""
    op.create_table(
        "answers",
        sa.Column("id", sa.Integer, primary_key=True, autoincrement=True),
        sa.Column("tender_id", sa.String(80), sa.ForeignKey("tenders.id"), nullable=False),
        sa.Column("requirement_id", sa.String(80), nullable=False),
        sa.Column("requirement_text", sa.Text, nullable=False),
        sa.Column("document", sa.Text, nullable=False),
        sa.Column("number", sa.Text),
        sa.Column("compliance", sa.String(20), nullable=False),
        sa.Column("response_text", sa.Text, nullable=False),
        sa.Column("comment", sa.Text, nullable=False),
        sa.Column("by", sa.Text, nullable=False),
        sa.Column("at", sa.DateTime(timezone=True), nullable=False),
    )
    op.create_index("answers_by_tender", "answers", ["tender_id", "id"])
    if op.get_bind().dialect.name == "sqlite":
        for event in ("UPDATE", "DELETE"):
            op.execute(
                f"CREATE TRIGGER answers_no_{event.lower()} BEFORE {event} ON answers "
                "BEGIN SELECT RAISE(ABORT, 'answers are append-only'); END"
            )
        return
    op.execute(
        "CREATE FUNCTION answers_are_append_only() RETURNS trigger LANGUAGE plpgsql AS "
        "$$ BEGIN RAISE EXCEPTION 'answers are append-only'; END $$"
    )
    op.execute(
        "CREATE TRIGGER answers_no_change BEFORE UPDATE OR DELETE OR TRUNCATE ON answers "
        "FOR EACH STATEMENT EXECUTE FUNCTION answers_are_append_only()"
    )
