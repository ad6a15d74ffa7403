"""Settings, places and addresses: the same for every process of a workspace, and mistakes named in a line."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest

from flows.commands.up import address
from flows.prefect_environment import base_environment
from flows.settings import Settings
from models.errors import ConfigError


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
