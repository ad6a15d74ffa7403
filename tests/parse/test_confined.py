"""The child that works on a document costs itself alone: however it ends, the parent has a code or knows nothing."""

from __future__ import annotations

import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest

from models.errors import Code, DocumentError
from tasks.adapters.confined import job
from tasks.adapters.confined.job import Limits, run_job
from tasks.adapters.document_reader import DocumentReader, Recognition

TEXT = "The supplier shall answer calls within 20 seconds.\n"
ORDER = {"job": "parse", "name": "x.txt", "media_type": "text/plain", "recognised": []}


def reader(timeout_s: float = 60) -> DocumentReader:
    return DocumentReader(Limits(timeout_s=timeout_s), Recognition(), slots=1)


def ending_with(program: str, monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    """Let another program stand in for the child."""
    folder = tmp_path / "tasks" / "adapters" / "confined"
    folder.mkdir(parents=True)
    (folder / "child.py").write_text(f"import os, resource, signal, sys, time\n{program}\n", encoding="utf-8")
    monkeypatch.setattr(job, "_ROOT", tmp_path)


def test_the_child_reads_and_is_told_nothing_of_our_secrets(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    document = reader().read(TEXT.encode(), "terms.txt", "text/plain")
    assert "within 20 seconds" in " ".join(block.text for block in document.blocks)
    monkeypatch.setenv("BIDWRIGHT_DATABASE_URL", "postgresql://user:canary@host/db")
    ending_with(f"open({str(tmp_path / 'seen')!r}, 'w').write(str(dict(os.environ)))", monkeypatch, tmp_path)
    with pytest.raises(DocumentError):
        list(run_job(ORDER, b"x", Limits()))
    assert "canary" not in (tmp_path / "seen").read_text(encoding="utf-8")


@pytest.mark.parametrize(
    ("program", "code"),
    [
        ("sys.exit(3)", Code.PARSER_CRASH),
        ("os._exit(0)", Code.PARSER_CRASH),
        ("print('half a frame')", Code.PARSER_CRASH),
        ("os.kill(os.getpid(), signal.SIGSEGV)", Code.PARSER_CRASH),
        ("os.kill(os.getpid(), signal.SIGKILL)", Code.PARSER_CRASH),
        ("time.sleep(60)", Code.TOO_SLOW),
        ("os.fork() or time.sleep(60)", Code.PARSER_CRASH),
        ("os.kill(os.getpid(), signal.SIGXCPU)", Code.TOO_SLOW),
    ],
)
def test_a_bad_end_has_a_code(program: str, code: Code, monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    ending_with(program, monkeypatch, tmp_path)
    with pytest.raises(DocumentError) as failure:
        list(run_job(ORDER, b"x", Limits(timeout_s=3)))
    assert failure.value.code is code


@pytest.mark.parametrize("number", [signal.SIGINT, signal.SIGTERM])
def test_a_child_ended_from_outside_says_nothing_about_the_document(
    number: signal.Signals, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    handler = "signal.signal(signal.SIGINT, signal.SIG_DFL); "
    ending_with(f"{handler}os.kill(os.getpid(), {int(number)})", monkeypatch, tmp_path)
    with pytest.raises(ChildProcessError):
        list(run_job(ORDER, b"x", Limits()))


def test_what_a_killed_child_had_said_is_kept(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    frame = "(2).to_bytes(4, 'big') + (4).to_bytes(8, 'big') + b'{}page'"
    half = "(2).to_bytes(4, 'big') + (9).to_bytes(8, 'big') + b'{}pa'"
    said = f"sys.stdout.buffer.write({frame} + {half}); sys.stdout.flush()"
    ending_with(f"{said}; os.kill(os.getpid(), signal.SIGKILL)", monkeypatch, tmp_path)
    heard = run_job(ORDER, b"x", Limits())
    assert next(heard) == ({}, b"page")
    with pytest.raises(DocumentError):
        next(heard)


def test_the_real_child_dies_of_an_interrupt_and_not_of_an_error() -> None:
    command = [sys.executable, "-m", "tasks.adapters.confined.child"]
    with subprocess.Popen(command, cwd=job._ROOT, stdin=subprocess.PIPE, stderr=subprocess.DEVNULL) as child:
        time.sleep(3)  # it waits for its document
        child.send_signal(signal.SIGINT)
        assert child.wait(60) == -signal.SIGINT


ATTEMPTS = {
    "network": "import socket; socket.socket()",
    "process": "import os; os.fork()",
    "program": "import subprocess; subprocess.run(['true'])",
    "signal": "import os; os.kill(os.getppid(), 0)",
    "new file": "open('made', 'w')",
    "removal": "import os; os.unlink('kept')",
    "renaming": "import os; os.rename('kept', 'made')",
}


@pytest.mark.parametrize("attempt", ATTEMPTS.values(), ids=ATTEMPTS.keys())
def test_a_confined_process_reaches_neither_network_nor_processes_nor_files(attempt: str, tmp_path: Path) -> None:
    if not _can_confine():
        pytest.skip("this system has no filter for system calls")
    (tmp_path / "kept").write_text("kept", encoding="utf-8")
    program = (
        "import threading\nfrom tasks.adapters.confined.system_calls import give_up\nassert give_up()\n"
        "assert open('kept').read() == 'kept'\n"
        "thread = threading.Thread(target=lambda: None); thread.start(); thread.join()\n"
        f"try:\n    {attempt}\nexcept OSError:\n    print('refused')\n"
    )
    done = subprocess.run(
        [sys.executable, "-c", program],
        env={"PYTHONPATH": str(job._ROOT)},
        cwd=tmp_path,
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.stdout == "refused\n", done.stderr
    assert [path.name for path in tmp_path.iterdir()] == ["kept"]


def _can_confine() -> bool:
    done = subprocess.run(
        [sys.executable, "-c", "from tasks.adapters.confined.system_calls import give_up; print(give_up())"],
        cwd=job._ROOT,
        capture_output=True,
        text=True,
        check=True,
    )
    return done.stdout.strip() == "True"
