"""The command line as a user meets it: exit codes, one line for each problem, nothing done twice."""

from __future__ import annotations

import json
import os
import signal
import subprocess
import sys
import time
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from typing import Any

import pytest
from reportlab.lib.pagesizes import A4
from reportlab.pdfgen import canvas

from tests.flows.conftest import Bidwright
from tests.flows.small_tender import write_small_tender

pytestmark = pytest.mark.prefect

PACK_FILES = {
    "decision-card.html",
    "compliance-matrix.xlsx",
    "pricing.xlsx",
    "proposal.docx",
    "pack.json",
    "requirements.jsonl",
    "facts.json",
    "matches.json",
    "estimate.json",
    "decision.json",
    "documents.json",
}


def write_pdf(target: Path, password: str | None = None) -> Path:
    from reportlab.lib.pdfencrypt import StandardEncryption

    encrypt = StandardEncryption(password, strength=128) if password else None
    page = canvas.Canvas(str(target), pagesize=A4, encrypt=encrypt)
    for number in range(40):
        page.drawString(72, 780 - 15 * number, f"{number + 1}. The Supplier shall answer calls on line {number + 1}.")
    page.save()
    return target


def bad_files(folder: Path) -> dict[str, tuple[Path, str]]:
    """Name to (file, code) of inputs that nobody can read."""
    folder.mkdir(parents=True, exist_ok=True)
    whole = write_pdf(folder / "whole.bin").read_bytes()
    (folder / "empty.pdf").write_bytes(b"")
    (folder / "truncated.pdf").write_bytes(whole[: len(whole) // 3])
    (folder / "photo.pdf").write_bytes(b"\xff\xd8\xff\xe0" + bytes(2000))
    write_pdf(folder / "locked.pdf", password="secret")
    (folder / "whole.bin").unlink()
    return {
        "empty": (folder / "empty.pdf", "empty_file"),
        "truncated": (folder / "truncated.pdf", "damaged"),
        "photo": (folder / "photo.pdf", "wrong_type"),
        "locked": (folder / "locked.pdf", "encrypted"),
    }


def test_bad_files_cost_themselves_one_line_each_and_the_rest_is_done(tmp_path: Path, bidwright: Bidwright) -> None:
    inbox = tmp_path / "inbox"
    bad = bad_files(inbox)
    write_small_tender(inbox / "good" / "tender.docx")
    done = bidwright("scan", "--inbox", inbox)
    assert done.returncode == 3, done.stderr
    assert "Traceback" not in done.stderr
    for file, code in bad.values():
        (line,) = (line for line in done.stderr.splitlines() if line.startswith(f"{file.name}: "))
        assert f": {code}: " in line
    (pack,) = (path for path in (tmp_path / "workspace" / "packs").iterdir() if path.is_dir())
    assert {path.name for path in pack.iterdir()} == PACK_FILES
    queue = (tmp_path / "workspace" / "packs" / "index.html").read_text(encoding="utf-8")
    for name in ("empty.pdf", "truncated.pdf", "photo.pdf", "locked.pdf", "Harrowdale"):
        assert name in queue

    again = bidwright("scan", "--inbox", inbox)
    assert again.returncode == 3
    assert "nothing new" in again.stderr


def test_a_second_run_does_nothing_and_says_so(tmp_path: Path, bidwright: Bidwright) -> None:
    tender = write_small_tender(tmp_path / "tender.docx")
    first = bidwright("prepare", tender, "--json")
    assert first.returncode == 0, first.stderr
    (outcome,) = json.loads(first.stdout)
    folder = tmp_path / "workspace" / "packs" / outcome["tender_id"]
    before = {path.name: (path.stat().st_mtime_ns, path.read_bytes()) for path in folder.iterdir()}
    second = bidwright("prepare", tender)
    assert second.returncode == 4
    assert "nothing new" in second.stderr
    assert {path.name: (path.stat().st_mtime_ns, path.read_bytes()) for path in folder.iterdir()} == before
    (folder / "proposal.docx").unlink()
    assert bidwright("prepare", tender).returncode == 4
    assert (folder / "proposal.docx").read_bytes() == before["proposal.docx"][1]


def test_the_same_input_gives_the_same_bytes_on_another_day(tmp_path: Path, bidwright: Bidwright) -> None:
    tender = write_small_tender(tmp_path / "tender.docx")
    packs: list[dict[str, bytes]] = []
    for name in ("one", "two"):
        done = bidwright("prepare", tender)
        assert done.returncode == 0, done.stderr
        (pack,) = (path for path in (tmp_path / "workspace" / "packs").iterdir() if path.is_dir())
        packs.append({path.name: path.read_bytes() for path in pack.iterdir()})
        (tmp_path / "workspace").rename(tmp_path / name)
    assert packs[0] == packs[1]


def test_a_named_person_decides_and_the_decision_stands(tmp_path: Path, bidwright: Bidwright) -> None:
    tender = write_small_tender(tmp_path / "in" / "tender.docx")
    (outcome,) = json.loads(bidwright("prepare", tender.parent, "--json").stdout)
    tender_id = outcome["tender_id"]
    assert bidwright("packs", "approve", tender_id, "--by", "  ").returncode == 3
    assert bidwright("packs", "start", tender_id, "--by", "Ada Reviewer").returncode == 0
    assert bidwright("packs", "comment", tender_id, "price agreed with finance", "--by", "Ada Reviewer").returncode == 0
    assert bidwright("packs", "approve", tender_id, "--by", "Ada Reviewer").returncode == 0
    shown = json.loads(bidwright("packs", "show", tender_id, "--json").stdout)
    assert (shown["state"], shown["is_final"]) == ("approved", True)
    assert [(entry["actor"], entry["action"]) for entry in shown["history"]][-3:] == [
        ("Ada Reviewer", "review_started"),
        ("Ada Reviewer", "comment"),
        ("Ada Reviewer", "approved"),
    ]
    listed = json.loads(bidwright("packs", "list", "--json").stdout)
    assert [(row["tender_id"], row["state"]) for row in listed] == [(tender_id, "approved")]

    profile = tmp_path / "workspace" / "config" / "company-profile.yaml"
    profile.write_text(profile.read_text(encoding="utf-8") + "\n# edited\n", encoding="utf-8")
    assert bidwright("prepare", tender.parent).returncode == 4, "a comment in the configuration changes nothing"
    write_small_tender(tender, deadline="10:00 on 22 January 2027")  # the buyer sends a new version
    assert bidwright("prepare", tender.parent).returncode == 0
    shown = json.loads(bidwright("packs", "show", tender_id, "--json").stdout)
    assert (shown["state"], shown["is_final"]) == ("draft", False)
    assert shown["manifest"]["summary"]["deadline"].startswith("2027-01-22T10:00")


def test_a_killed_scan_is_finished_by_the_next(tmp_path: Path, bidwright: Bidwright, prefect_api: str) -> None:
    inbox = tmp_path / "inbox"
    write_small_tender(inbox / "a" / "tender.docx")
    write_small_tender(inbox / "b" / "tender.docx", deadline="09:00 on 1 February 2027")
    environment = {
        **os.environ,
        "BIDWRIGHT_HOME": str(tmp_path / "workspace"),
        "BIDWRIGHT_NOW": "2026-11-02T01:30:00+00:00",
        "PREFECT_API_URL": prefect_api,
    }
    command = [str(Path(sys.executable).parent / "bidwright"), "scan", "--inbox", str(inbox)]
    process = subprocess.Popen(command, env=environment, stderr=subprocess.DEVNULL)
    until = time.monotonic() + 120
    packs = tmp_path / "workspace" / "packs"
    while not packs.exists() and process.poll() is None and time.monotonic() < until:
        time.sleep(0.05)
    process.send_signal(signal.SIGKILL)
    process.wait()
    done = bidwright("scan", "--inbox", inbox, "--json")
    assert done.returncode in {0, 4}, done.stderr
    assert len(json.loads(done.stdout)["outcomes"]) == 2
    for pack in (path for path in (tmp_path / "workspace" / "packs").iterdir() if path.is_dir()):
        assert {path.name for path in pack.iterdir()} == PACK_FILES
    assert len(json.loads(bidwright("packs", "list", "--json").stdout)) == 2


def test_two_scans_at_once_do_each_tender_once(tmp_path: Path, bidwright: Bidwright) -> None:
    inbox = tmp_path / "inbox"
    write_small_tender(inbox / "a" / "tender.docx")
    write_small_tender(inbox / "b" / "tender.docx", deadline="09:00 on 1 February 2027")
    with ThreadPoolExecutor(2) as pool:
        scans = [pool.submit(bidwright, "scan", "--inbox", inbox, "--json") for _ in range(2)]
        done = [scan.result() for scan in scans]
    assert {one.returncode for one in done} <= {0, 4}, [one.stderr for one in done]
    for row in json.loads(bidwright("packs", "list", "--json").stdout):
        shown = json.loads(bidwright("packs", "show", row["tender_id"], "--json").stdout)
        assert [entry["action"] for entry in shown["history"]] == ["received", "drafted"]
    statuses = [outcome["status"] for one in done for outcome in json.loads(one.stdout)["outcomes"]]
    assert len(statuses) == 4


def test_what_cannot_be_taken_in_stops_nothing_else(tmp_path: Path, bidwright: Bidwright) -> None:
    inbox = tmp_path / "inbox"
    write_small_tender(inbox / "z-good" / "tender.docx")
    os.mkfifo(inbox / "a-pipe")
    (inbox / "b-broken.zip").write_bytes(b"PK\x03\x04" + bytes(range(256)) * 4)
    done = bidwright("scan", "--inbox", inbox)
    assert done.returncode == 3
    assert "Traceback" not in done.stderr
    assert "a-pipe: not_found" in done.stderr
    assert "b-broken.zip: damaged" in done.stderr
    assert "Harrowdale" in (tmp_path / "workspace" / "packs" / "index.html").read_text(encoding="utf-8")


def test_the_scan_leaves_the_rate_card_that_a_person_chose(tmp_path: Path, bidwright: Bidwright) -> None:
    tender = write_small_tender(tmp_path / "inbox" / "a" / "tender.docx")
    (outcome,) = json.loads(bidwright("prepare", tender.parent, "--json").stdout)
    cards = sorted(path.stem for path in (tmp_path / "workspace" / "config" / "rate-cards").glob("*.yaml"))
    assert bidwright("prepare", tender.parent, "--rate-card", cards[0]).returncode == 0
    pack = tmp_path / "workspace" / "packs" / outcome["tender_id"] / "pack.json"
    before = pack.read_bytes()
    assert bidwright("scan", "--inbox", tmp_path / "inbox").returncode == 4
    assert pack.read_bytes() == before


def test_a_run_from_prefect_reads_no_other_folder(tmp_path: Path, prefect_api: str) -> None:
    (tmp_path / "private").mkdir()
    program = (
        "from flows.nightly_scan import nightly_scan; from flows.requests import NightlyScan;"
        f"nightly_scan(NightlyScan(inbox={str(tmp_path / 'private')!r}))"
    )
    environment = {**os.environ, "BIDWRIGHT_HOME": str(tmp_path / "workspace"), "PREFECT_API_URL": prefect_api}
    done = subprocess.run([sys.executable, "-c", program], env=environment, capture_output=True, text=True, check=False)
    assert done.returncode != 0
    assert "outside the inbox and the source roots" in done.stderr


def test_a_workspace_that_cannot_be_made_is_one_line(tmp_path: Path) -> None:
    (tmp_path / "file").write_bytes(b"")
    environment = {**os.environ, "BIDWRIGHT_HOME": str(tmp_path / "file" / "workspace")}
    for words, code in ((["scan"], 1), (["packs", "list"], 1), (["doctor"], 3)):
        command = [str(Path(sys.executable).parent / "bidwright"), *words]
        done = subprocess.run(command, env=environment, capture_output=True, text=True, check=False)
        assert (done.returncode, "Traceback" in done.stderr) == (code, False), done.stderr


def test_a_mistake_in_the_configuration_is_named_with_file_and_field(tmp_path: Path, bidwright: Bidwright) -> None:
    tender = write_small_tender(tmp_path / "tender.docx")
    config = tmp_path / "workspace" / "config"
    config.mkdir(parents=True)
    (config / "pricing-rules.yaml").write_text("nonsense: 1\n", encoding="utf-8")
    done = bidwright("prepare", tender)
    assert done.returncode == 2
    assert "Traceback" not in done.stderr
    assert "pricing-rules.yaml" in done.stderr


@pytest.mark.parametrize("words", [("requirements",), ("facts",)])
def test_a_folder_without_files_is_no_tender_without_requirements(
    tmp_path: Path, bidwright: Bidwright, words: tuple[str, ...]
) -> None:
    (tmp_path / "nothing").mkdir()
    done = bidwright(*words, tmp_path / "nothing")
    assert (done.returncode, done.stdout) == (3, "")
    assert done.stderr.startswith("nothing: nothing_to_read: ")


def test_every_path_has_its_outcome_and_an_inbox_that_is_not_there_one_line(
    tmp_path: Path, bidwright: Bidwright
) -> None:
    tender = write_small_tender(tmp_path / "tender.docx")
    done = bidwright("prepare", tmp_path / "gone.pdf", tender, "--json")
    assert done.returncode == 3
    assert [outcome["code"] for outcome in json.loads(done.stdout)] == ["not_found", None]
    done = bidwright("scan", "--inbox", tmp_path / "gone")
    assert done.returncode == 3
    assert [line for line in done.stderr.splitlines() if line.strip()] == [
        f"{tmp_path / 'gone'}: not_found: no such file, folder or tender; check the name"
    ]


@pytest.mark.parametrize(
    ("words", "code"),
    [
        (("prepare", "nowhere.pdf"), 3),
        (("up", "--host", "256.1.1.1", "--port", "4299"), 2),
        (("packs", "show", "nobody-00000000"), 3),
        (("packs", "list"), 4),
        (("staffing", "--contacts", "100", "--aht", "180", "--service-level", "100/20"), 2),
        (("prepare",), 2),
    ],
)
def test_exit_codes(bidwright: Bidwright, words: tuple[str, ...], code: int) -> None:
    done = bidwright(*words)
    assert done.returncode == code, done.stderr
    assert "Traceback" not in done.stderr


def test_requirements_and_facts_need_neither_prefect_nor_a_workspace(tmp_path: Path, bidwright: Bidwright) -> None:
    tender = write_small_tender(tmp_path / "tender.docx")
    done = bidwright("requirements", tender)
    rows: list[dict[str, Any]] = [json.loads(line) for line in done.stdout.splitlines()]
    assert done.returncode == 0
    assert list(rows[0]) == [
        "document",
        "id",
        "number",
        "section",
        "page",
        "boxes",
        "text",
        "level",
        "knockout",
        "party",
        "category",
        "confidence",
        "source",
    ]
    assert any("80% of calls within 20 seconds" in row["text"] for row in rows)
    facts = json.loads(bidwright("facts", tender).stdout)
    assert facts["reference"]["value"] == "HBC-2027-014"
    assert facts["submission_deadline"]["value"].startswith("2027-01-15T14:00")
    assert not (tmp_path / "workspace").exists()


def test_light_commands_do_not_load_prefect(tmp_path: Path) -> None:
    tender = write_small_tender(tmp_path / "tender.docx")
    script = (
        "import sys; from flows.cli import main\n"
        "try: main()\n"
        "finally: print('LOADED' if any(name.split('.')[0] in {'prefect', 'sqlalchemy'} for name in sys.modules)"
        " else 'LIGHT', file=sys.stderr)"
    )
    for words in (
        ["requirements", str(tender)],
        ["facts", str(tender)],
        ["staffing", "--contacts", "9", "--aht", "60"],
    ):
        done = subprocess.run([sys.executable, "-c", script, *words], capture_output=True, text=True, check=True)
        assert done.stderr.strip().endswith("LIGHT"), words
