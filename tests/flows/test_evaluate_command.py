"""`bidwright evaluate` and `bidwright train` on two small annotated tenders, as a user runs them."""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path

import pytest

DESK = """# Service desk

The provider shall answer calls from eight to six.

The agency was founded in 1950.

Agents must hold a certificate in first aid.
"""
LIFTS = """# Lifts

The contractor shall inspect each lift once a month.

There are four lifts in the building.

Describe how faults are reported.
"""
TENDERS = {
    "desk": (
        DESK,
        ["The provider shall answer calls from eight to six.", "Agents must hold a certificate in first aid."],
    ),
    "lifts": (
        LIFTS,
        ["The contractor shall inspect each lift once a month.", "Describe how faults are reported."],
    ),
}


@pytest.fixture
def annotated(tmp_path: Path) -> Path:
    folder = tmp_path / "annotated"
    (folder / "docs").mkdir(parents=True)
    for name, (text, asked) in TENDERS.items():
        (folder / "docs" / f"{name}.md").write_text(text, encoding="utf-8")
        said = [
            {
                "page": None,
                "text": one,
                "level": "mandatory",
                "party": "supplier",
                "category": "scope",
                "knockout": False,
            }
            for one in asked
        ]
        annotation = {"doc": name, "language": "en", "covers": "all", "requirements": said, "neutral": [], "facts": {}}
        (folder / f"{name}.json").write_text(json.dumps(annotation), encoding="utf-8")
    return folder


def run(*arguments: str) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [sys.executable, "-m", "flows.cli", *arguments], capture_output=True, text=True, timeout=240, check=False
    )


def test_the_figures_come_as_json_and_as_a_table_with_the_errors(annotated: Path) -> None:
    done = run("evaluate", str(annotated), "--json")
    assert done.returncode == 0, done.stderr
    report = json.loads(done.stdout)
    assert [one["document"] for one in report["documents"]] == ["desk", "lifts"]
    assert [one["in_sample"]["f1"] for one in report["documents"]] == [1.0, 1.0]
    assert report["requirements"]["left_out"] is None

    (annotated / "desk.json").write_text(
        (annotated / "desk.json").read_text(encoding="utf-8").replace("first aid", "juggling with torches"),
        encoding="utf-8",
    )
    shown = run("evaluate", str(annotated), "--errors")
    assert shown.returncode == 0, shown.stderr
    assert "mean / all" in shown.stdout
    assert "desk: missed: Agents must hold a certificate in juggling with torches." in shown.stdout


def test_left_out_of_training_each_document_is_scored_by_the_others(annotated: Path) -> None:
    done = run("evaluate", str(annotated), "--leave-one-out", "--json")
    assert done.returncode == 0, done.stderr
    report = json.loads(done.stdout)
    assert all(one["left_out"]["annotated"] == 2 for one in report["documents"])


def test_training_writes_the_same_weights_twice(annotated: Path, tmp_path: Path) -> None:
    written = []
    for name in ("one", "two"):
        done = run("train", str(annotated), "--output", str(tmp_path / name))
        assert done.returncode == 0, done.stderr
        assert "zh: no annotated documents" in done.stderr
        written.append((tmp_path / name / "weights-en.npz").read_bytes())
    assert written[0] == written[1]


def test_a_folder_without_annotations_is_one_line(tmp_path: Path) -> None:
    done = run("evaluate", str(tmp_path))
    assert done.returncode == 3
    assert "holds no annotations" in done.stderr
    assert "Traceback" not in done.stderr
