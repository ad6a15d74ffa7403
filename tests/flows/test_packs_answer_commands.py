"""An answer from the command line is in the pack after the next scan."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from tests.flows.conftest import Bidwright
from tests.flows.small_tender import write_small_tender

pytestmark = pytest.mark.prefect


def test_the_next_scan_drafts_what_was_answered(tmp_path: Path, bidwright: Bidwright) -> None:
    inbox = tmp_path / "inbox"
    write_small_tender(inbox / "small" / "tender.docx")
    assert bidwright("scan", "--inbox", inbox).returncode == 0
    (pack,) = json.loads(bidwright("packs", "list", "--json").stdout)
    tender_id = pack["tender_id"]
    folder = tmp_path / "workspace" / "packs" / tender_id
    rows = [json.loads(line) for line in (folder / "requirements.jsonl").read_text(encoding="utf-8").splitlines()]
    (row,) = (row for row in rows if "ISO 27001" in row["text"])
    words = ("packs", "answer", tender_id, row["id"], "--response", "Certified.", "--by", "Ada Bidder")
    assert bidwright(*words).returncode == 2, "an answer needs a position"
    done = bidwright(*words, "--compliance", "comply")
    assert done.returncode == 0, done.stderr
    assert "ISO 27001" in done.stderr
    (given,) = json.loads(bidwright("packs", "answers", tender_id, "--json").stdout)
    assert (given["state"], given["by"], given["requirement_text"]) == ("to_be_drafted", "Ada Bidder", row["text"])
    assert bidwright("packs", "approve", tender_id, "--by", "Cleo").returncode == 3
    assert bidwright("scan", "--inbox", inbox).returncode == 0
    assert "Certified." in (folder / "matches.json").read_text(encoding="utf-8")
    (given,) = json.loads(bidwright("packs", "answers", tender_id, "--json").stdout)
    assert given["state"] == "kept"
    assert bidwright("scan", "--inbox", inbox).returncode == 4, "nothing new"
    assert bidwright("packs", "approve", tender_id, "--by", "Cleo").returncode == 0
