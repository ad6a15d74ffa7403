"""Settings, places and addresses: the same for every process of a workspace, and mistakes named in a line."""

from __future__ import annotations

import json
import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest
from starlette.testclient import TestClient

from flows.commands.one_line import shown
from flows.commands.up import address, names_of
from flows.prefect_environment import base_environment, enter
from flows.settings import Settings
from models.errors import ConfigError
from tasks.adapters.pack_pages import pack_pages


def test_the_places_of_a_workspace_do_not_depend_on_the_working_directory(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("BIDWRIGHT_HOME", "here")
    monkeypatch.setenv("BIDWRIGHT_INBOX", "post")
    monkeypatch.setenv("BIDWRIGHT_SOURCE_ROOTS", json.dumps(["elsewhere"]))
    environment = base_environment(Settings.read())
    assert environment["BIDWRIGHT_HOME"] == str(tmp_path / "here")
    assert environment["BIDWRIGHT_INBOX"] == str(tmp_path / "post")
    assert json.loads(environment["BIDWRIGHT_SOURCE_ROOTS"]) == [str(tmp_path / "elsewhere")]
    assert environment["PREFECT_HOME"] == str(tmp_path / "here" / "prefect")


@pytest.mark.parametrize(
    ("name", "value"), [("BIDWRIGHT_PARSE_TIMEOUT_S", "soon"), ("BIDWRIGHT_SOURCE_ROOTS", "/a:/b")]
)
def test_a_setting_that_makes_no_sense_is_named(name: str, value: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv(name, value)
    with pytest.raises(ConfigError, match=name):
        Settings.read()


def test_a_variable_without_a_value_is_not_set(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("BIDWRIGHT_HOME", "")
    assert Settings.read().home == Path("workspace")


def test_a_full_disk_is_told_before_prefect_waits_for_it(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(os, "environ", {**os.environ, "BIDWRIGHT_HOME": str(tmp_path)})
    usage = shutil.disk_usage(tmp_path)
    monkeypatch.setattr(shutil, "disk_usage", lambda _path: usage._replace(free=1024))
    with pytest.raises(OSError, match="64 MB"):
        enter(Settings.read(), "CRITICAL")


def test_a_fault_of_ours_is_one_line_and_whole_in_a_file(tmp_path: Path) -> None:
    program = "from flows.faults import tell_in_one_line; tell_in_one_line(); [][1]"
    environment = {**os.environ, "BIDWRIGHT_HOME": str(tmp_path)}
    done = subprocess.run([sys.executable, "-c", program], env=environment, capture_output=True, text=True, check=False)
    assert done.returncode == 1
    (line,) = done.stderr.splitlines()
    assert line.startswith("bidwright: IndexError: list index out of range: unexpected_fault: ")
    assert "Traceback" in (tmp_path / "faults.log").read_text(encoding="utf-8")


@pytest.mark.parametrize(
    ("asked", "status"), [("127.0.0.1:4280", 200), ("localhost:4280", 200), ("stranger.example", 400)]
)
def test_the_pack_pages_answer_to_this_machine_alone(tmp_path: Path, asked: str, status: int) -> None:
    (tmp_path / "index.html").write_text("packs", encoding="utf-8")
    pages = TestClient(pack_pages(tmp_path, names_of("127.0.0.1", None)))
    assert pages.get("/", headers={"host": asked}).status_code == status


@pytest.mark.parametrize(
    ("host", "reached"),
    [
        ("127.0.0.1", "http://127.0.0.1:4200"),
        ("0.0.0.0", "http://127.0.0.1:4200"),
        ("::", "http://[::1]:4200"),
        ("10.1.2.3", "http://10.1.2.3:4200"),
    ],
)
def test_what_listens_everywhere_is_reached_here(host: str, reached: str) -> None:
    assert address(host, 4200) == reached


def test_no_program_is_started_from_where_the_user_stands(tmp_path: Path) -> None:
    (tmp_path / "inspect.py").write_text("raise SystemExit('code of the folder was run')", encoding="utf-8")
    program = (
        "import subprocess, sys; from flows.prefect_environment import enter; from flows.settings import Settings;"
        "enter(Settings.read(), 'ERROR');"
        "sys.exit(subprocess.run([sys.executable, '-m', 'uvicorn', '--version']).returncode)"
    )
    environment = {**os.environ, "BIDWRIGHT_HOME": str(tmp_path / "workspace")}
    command = [sys.executable, "-P", "-c", program]
    done = subprocess.run(command, env=environment, cwd=tmp_path, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stderr


def test_tender_text_commands_no_terminal() -> None:
    assert shown("Night\tdesk \x1b]0;owned\x07 \u202efdp.exe\n2") == "Night desk \ufffd]0;owned\ufffd \ufffdfdp.exe 2"
    assert shown("热线服务 café") == "热线服务 café"
