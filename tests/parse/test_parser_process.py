"""The child that reads a document costs itself alone: however it ends, the parent has a code or knows nothing."""

from __future__ import annotations

import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest

from models.errors import Code, DocumentError
from tasks.adapters import parser_process
from tasks.adapters.parser_process import ParserLimits, read_document

TEXT = "The supplier shall answer calls within 20 seconds.\n"


def ending_with(program: str, monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    """Let another program stand in for the reader."""
    folder = tmp_path / "tasks" / "adapters"
    folder.mkdir(parents=True)
    (folder / "parser_child.py").write_text(f"import os, resource, signal, sys, time\n{program}\n", encoding="utf-8")
    monkeypatch.setattr(parser_process, "_ROOT", tmp_path)


def test_the_child_reads_and_is_told_nothing_of_our_secrets(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    document = read_document(TEXT.encode(), "terms.txt", "text/plain", ParserLimits(timeout_s=60))
    assert "within 20 seconds" in " ".join(block.text for block in document.blocks)
    monkeypatch.setenv("BIDWRIGHT_DATABASE_URL", "postgresql://user:canary@host/db")
    ending_with(f"open({str(tmp_path / 'seen')!r}, 'w').write(str(dict(os.environ)))", monkeypatch, tmp_path)
    with pytest.raises(DocumentError):
        read_document(b"x", "x.txt", "text/plain", ParserLimits())
    assert "canary" not in (tmp_path / "seen").read_text(encoding="utf-8")


@pytest.mark.parametrize(
    ("program", "code"),
    [
        ("sys.exit(3)", Code.PARSER_CRASH),
        ("os._exit(0)", Code.PARSER_CRASH),
        ("print('half a')", Code.PARSER_CRASH),
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
        read_document(b"x", "x.txt", "text/plain", ParserLimits(timeout_s=3))
    assert failure.value.code is code


@pytest.mark.parametrize("number", [signal.SIGINT, signal.SIGTERM])
def test_a_reader_ended_from_outside_says_nothing_about_the_document(
    number: signal.Signals, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    handler = "signal.signal(signal.SIGINT, signal.SIG_DFL); "
    ending_with(f"{handler}os.kill(os.getpid(), {int(number)})", monkeypatch, tmp_path)
    with pytest.raises(ChildProcessError):
        read_document(b"x", "x.txt", "text/plain", ParserLimits())


def test_the_real_child_dies_of_an_interrupt_and_not_of_an_error() -> None:
    command = [sys.executable, "-m", "tasks.adapters.parser_child", "x.txt", "text/plain", "2048", "60"]
    with subprocess.Popen(
        command, cwd=Path(parser_process._ROOT), stdin=subprocess.PIPE, stderr=subprocess.DEVNULL
    ) as child:
        time.sleep(3)  # it waits for its document
        child.send_signal(signal.SIGINT)
        assert child.wait(60) == -signal.SIGINT
