"""Prefect shell around drafting: the finished steps in, one pack on the shelf and in the store out."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Callable, Mapping
from typing import Protocol

from prefect import task

from models.answer import digest_of
from models.capability import CompanyProfile
from models.estimate import Estimate
from models.match import Decision, MatchResult
from models.pack import PackContent, PackFile, PackManifest, PackRecord
from models.stage import StageKey, StageRef, hash_of
from models.tender import Reading, Tender
from tasks.draft.summary import summary_of
from tasks.stage import SHELL, StageStore

DRAFT_VERSION = "draft/4"

Render = Callable[[PackContent], Mapping[str, bytes]]


class DraftStore(StageStore, Protocol):
    """The part of the store that drafting needs."""

    def pack(self, tender_id: str) -> PackRecord | None:
        """The pack of this tender, or None."""
        ...

    def finish_pack(self, key: StageKey, manifest: PackManifest, fingerprint: str) -> StageRef:
        """Record the pack, its state and the audit entry in one transaction; what stands already stays."""
        ...


class Shelf(Protocol):
    """Where the pack's files are put for people."""

    def publish(self, manifest: PackManifest, files: Mapping[str, bytes]) -> None:
        """All files and the manifest stand in the pack's folder."""
        ...

    def republish(self, manifest: PackManifest) -> None:
        """The pack of this manifest stands in its folder again."""
        ...


@task(name="draft", **SHELL)
def draft_pack(
    tender: Tender,
    steps: Mapping[str, StageRef],
    profile: CompanyProfile,
    templates_hash: str,
    fingerprint: str,
    render: Render,
    shelf: Shelf,
    store: DraftStore,
) -> StageRef:
    """The bid pack stands in its folder and is recorded as a ``PackManifest``; only then does it count as drafted.

    Files are published before the record is written: a run killed in between writes the same bytes again.

    Args:
        tender: Whose pack it is.
        steps: The finished steps ``extract``, ``match``, ``price`` and ``decide``.
        profile: The bidder.
        templates_hash: Of the page and document templates in force.
        fingerprint: Of everything the pack is made from.
        render: Makes the files that people open.
        shelf: Where they are put.
        store: Where it is recorded.

    Raises:
        StoreUnavailableError: Retried three times, then raised.
    """
    key = StageKey(
        tender_id=tender.id,
        stage="draft",
        input_hash=hash_of(
            tender.model_dump_json(),
            *(steps[name].output_hash for name in ("extract", "match", "price", "decide")),
            profile.model_dump_json(),
            templates_hash,
        ),
        engine_version=DRAFT_VERSION,
    )
    found = store.finished(key)
    if found is None:
        content = _content(tender, steps, profile, store)
        files = {**_records(content), **render(content)}
        manifest = _manifest(content, key, steps, files)
        shelf.publish(manifest, files)
        return store.finish_pack(key, manifest, fingerprint)
    manifest = PackManifest.model_validate_json(store.load(found))
    record = store.pack(tender.id)
    if record is None or record.manifest != manifest or record.state == "needs_attention":
        shelf.republish(manifest)
    return store.finish_pack(key, manifest, fingerprint)


def _content(tender: Tender, steps: Mapping[str, StageRef], profile: CompanyProfile, store: StageStore) -> PackContent:
    return PackContent(
        tender=tender,
        reading=Reading.model_validate_json(store.load(steps["extract"])),
        match=MatchResult.model_validate_json(store.load(steps["match"])),
        estimate=Estimate.model_validate_json(store.load(steps["price"])),
        decision=Decision.model_validate_json(store.load(steps["decide"])),
        profile=profile,
    )


def _records(content: PackContent) -> dict[str, bytes]:
    """The machine-readable files of the pack."""
    rows = [json.dumps(row.row(), ensure_ascii=False) for row in content.reading.requirements]
    return {
        "requirements.jsonl": "".join(f"{row}\n" for row in rows).encode(),
        "documents.json": _json(_documents(content)),
        "facts.json": _json(content.reading.facts.rows()),
        "matches.json": _json(content.match.model_dump(mode="json")),
        "estimate.json": _json(content.estimate.model_dump(mode="json")),
        "decision.json": _json(content.decision.model_dump(mode="json")),
    }


def _documents(content: PackContent) -> dict[str, object]:
    """What came, what each document is for, what was not read, not sent, amended or said in two ways, and how."""
    reading = content.reading
    return {
        "files": [file.model_dump(mode="json") for file in content.tender.files],
        **reading.document_set.model_dump(mode="json"),
        "unread": [one.model_dump(mode="json") for one in reading.unread],
        "remarks": [one.model_dump(mode="json") for one in reading.remarks],
        "amendments": [one.model_dump(mode="json") for one in reading.amendments],
        "please_check": [one.model_dump(mode="json") for one in reading.doubtful],
        "contradictions": [one.model_dump(mode="json") for one in reading.contradictions],
    }


def _json(value: object) -> bytes:
    return (json.dumps(value, ensure_ascii=False, indent=1) + "\n").encode()


def _manifest(
    content: PackContent, key: StageKey, steps: Mapping[str, StageRef], files: Mapping[str, bytes]
) -> PackManifest:
    engines = {name: ref.key.engine_version for name, ref in steps.items()} | {"draft": key.engine_version}
    return PackManifest(
        tender_id=content.tender.id,
        title=content.reading.facts.title.value if content.reading.facts.title else content.tender.name,
        content_hash=content.tender.content_hash,
        engines=dict(sorted(engines.items())),
        inputs={file.path: file.sha256 for file in content.tender.files},
        files=tuple(
            PackFile(name=name, sha256=hashlib.sha256(files[name]).hexdigest(), size=len(files[name]))
            for name in sorted(files)
        ),
        summary=summary_of(content),
        answers=digest_of(one.answer for one in content.match.carried_answers),
    )
