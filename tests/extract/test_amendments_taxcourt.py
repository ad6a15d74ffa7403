"""A real amendment in questions and answers changes what it mentions, and removes nothing (needs the real tenders)."""

from __future__ import annotations

import hashlib
from pathlib import Path

from models.amendment import in_order
from tasks.extract.amendments.amend import apply_amendments
from tasks.extract.requirements import extract_requirements
from tasks.extract.same_text import key
from tasks.parse.reader import parse_document
from tasks.parse.roles import roles_of

# read by hand: page of the answer, page of the sentence or row before, the text now
AMENDED = {
    (1, 15, "aa64dcaaa3"),
    (2, 6, "d3875b78be"),
    (4, 6, "a20fbe867c"),
    (4, 7, "f58872aa7a"),
}
# read by hand: what the answers ask for that the tender did not
STATED = {
    (1, "b1fb3b88d5"),
    (1, "c1a6d2df18"),
    (2, "39878d4ba3"),
    (2, "97a87e0f8b"),
    (3, "b2811b9d9c"),
    (6, "3de3423682"),
    (6, "608cf9b4ee"),
    (6, "72f177c936"),
    (7, "924cb99820"),
    (7, "f5c8c08fab"),
    (9, "46cb9beb1f"),
    (9, "4411b9df57"),
}
# read by hand: said in passing; a careful reader may list them or not
IN_PASSING = {(3, "45adb2460c"), (6, "d5f2450310"), (9, "caf52afb85")}


def digest(text: str) -> str:
    return hashlib.sha256(key(text).encode()).hexdigest()[:10]


def test_only_what_the_amendment_mentions(shared: Path) -> None:
    pack = shared / "corpus" / "packs" / "ustaxcourt"
    documents = [
        parse_document((pack / name).read_bytes(), name, "application/pdf")
        for name in ("Entire_RFQ.pdf", "Amendment_to_RFQ.pdf")
    ]
    roles = roles_of(documents)
    assert [finding.document for finding in in_order(roles)] == ["Amendment_to_RFQ.pdf"]
    own = {document.name: extract_requirements(document) for document in documents}
    rows, (reading,) = apply_amendments(documents, own, roles)
    before = {row.id: row for row in own["Entire_RFQ.pdf"]}

    assert reading.kind == "partial"
    assert [change for change in reading.changes if change.kind == "removed"] == []
    changed = [change for change in reading.changes if change.kind == "changed"]
    assert {(one.said.page, before[one.old_id or ""].page, digest(one.text)) for one in changed} == AMENDED
    stated = {(one.said.page, digest(one.text)) for one in reading.changes if one.kind == "new"}
    assert STATED <= stated <= STATED | IN_PASSING
    # three bare "yes" to what is needed are left to a person
    assert [left.said.page for left in reading.unresolved] == [7, 7, 7]

    standing = {row.id: row for row in rows}
    untouched = before.keys() - {change.old_id for change in changed}
    assert all(standing[identity].text == before[identity].text for identity in untouched)
    assert {standing[identity].change for identity in untouched} == {"unchanged"}
    assert reading.unchanged == len(untouched)
