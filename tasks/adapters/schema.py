"""The tables of the product's own database; what is true about a tender stands here, not in Prefect."""

from __future__ import annotations

from sqlalchemy import (
    BigInteger,
    Column,
    Date,
    DateTime,
    ForeignKey,
    Index,
    Integer,
    LargeBinary,
    MetaData,
    String,
    Table,
    Text,
    UniqueConstraint,
)

metadata = MetaData()

tenders = Table(
    "tenders",
    metadata,
    Column("id", String(80), primary_key=True),
    Column("name", Text, nullable=False),
    Column("source_key", Text, nullable=False, unique=True),
    Column("content_hash", String(64), nullable=False),
    Column("received_on", Date, nullable=False),
    Column("duplicate_of", String(80)),
)

# Which tender owns a content: the lock that makes "the same tender twice" impossible under races.
contents = Table(
    "contents",
    metadata,
    Column("content_hash", String(64), primary_key=True),
    Column("tender_id", String(80), ForeignKey("tenders.id"), nullable=False),
)

tender_files = Table(
    "tender_files",
    metadata,
    Column("tender_id", String(80), ForeignKey("tenders.id"), primary_key=True),
    Column("content_hash", String(64), primary_key=True),
    Column("path", Text, primary_key=True),
    Column("sha256", String(64), nullable=False),
    Column("size", BigInteger, nullable=False),
    Column("media_type", String(120), nullable=False),
    Column("state", String(20), nullable=False),
    Column("code", String(40)),
    Column("detail", Text, nullable=False),
)

parsed_documents = Table(
    "parsed_documents",
    metadata,
    Column("sha256", String(64), primary_key=True),
    Column("parser_version", String(40), primary_key=True),
    Column("code", String(40)),
    Column("detail", Text, nullable=False),
    Column("payload", LargeBinary),
)

stage_results = Table(
    "stage_results",
    metadata,
    Column("id", Integer, primary_key=True, autoincrement=True),
    Column("tender_id", String(80), ForeignKey("tenders.id"), nullable=False),
    Column("stage", String(20), nullable=False),
    Column("input_hash", String(64), nullable=False),
    Column("engine_version", String(120), nullable=False),
    Column("output_hash", String(64), nullable=False),
    Column("output", LargeBinary, nullable=False),
    Column("finished_at", DateTime(timezone=True), nullable=False),
    UniqueConstraint("tender_id", "stage", "input_hash", "engine_version", name="one_result_per_step"),
)

packs = Table(
    "packs",
    metadata,
    Column("tender_id", String(80), ForeignKey("tenders.id"), primary_key=True),
    Column("state", String(20), nullable=False),
    Column("fingerprint", String(64), nullable=False),
    Column("content_hash", String(64), nullable=False),
    Column("manifest", Text),
    Column("attention_code", String(40)),
    Column("attention", Text),
    Column("updated_at", DateTime(timezone=True), nullable=False),
)

# What people answer to requirements: only ever added; the last answer of a requirement counts.
answers = Table(
    "answers",
    metadata,
    Column("id", Integer, primary_key=True, autoincrement=True),
    Column("tender_id", String(80), ForeignKey("tenders.id"), nullable=False),
    Column("requirement_id", String(80), nullable=False),
    Column("requirement_text", Text, nullable=False),
    Column("document", Text, nullable=False),
    Column("number", Text),
    Column("compliance", String(20), nullable=False),
    Column("response_text", Text, nullable=False),
    Column("comment", Text, nullable=False),
    Column("by", Text, nullable=False),
    Column("at", DateTime(timezone=True), nullable=False),
    Index("answers_by_tender", "tender_id", "id"),
)

audit = Table(
    "audit",
    metadata,
    Column("id", Integer, primary_key=True, autoincrement=True),
    Column("at", DateTime(timezone=True), nullable=False),
    Column("actor", Text, nullable=False),
    Column("tender_id", String(80), nullable=False),
    Column("action", String(40), nullable=False),
    Column("detail", Text, nullable=False),
    Index("audit_by_tender", "tender_id", "id"),
)
