"""One Prefect server for all command-line tests, and a way to run commands against it."""

from __future__ import annotations

import os
import socket
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from flows.prefect_environment import is_healthy

Bidwright = Callable[..., "subprocess.CompletedProcess[str]"]


@pytest.fixture(scope="session")
def prefect_api(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    home = tmp_path_factory.mktemp("prefect")
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port = probe.getsockname()[1]
    server = subprocess.Popen(
        [sys.executable, "-m", "prefect", "server", "start", "--host", "127.0.0.1", "--port", str(port)],
        env={
            **os.environ,
            "PREFECT_HOME": str(home),
            "DO_NOT_TRACK": "1",
            "PREFECT_SERVER_ANALYTICS_ENABLED": "false",
        },
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
    )
    api = f"http://127.0.0.1:{port}/api"
    try:
        until = time.monotonic() + 180
        while not is_healthy(api):
            assert time.monotonic() < until, "the Prefect server did not start"
            assert server.poll() is None, "the Prefect server ended"
            time.sleep(0.5)
        yield api
    finally:
        server.terminate()
        server.wait(30)


@pytest.fixture
def bidwright(tmp_path: Path, prefect_api: str) -> Bidwright:
    """Run a command in a workspace of its own against the shared server."""

    def run(*words: object, now: str = "2026-11-02T01:30:00+00:00") -> subprocess.CompletedProcess[str]:
        environment = {
            **os.environ,
            "BIDWRIGHT_HOME": str(tmp_path / "workspace"),
            "BIDWRIGHT_NOW": now,
            "PREFECT_API_URL": prefect_api,
            "COLUMNS": "160",
        }
        command = [str(Path(sys.executable).parent / "bidwright"), *map(str, words)]
        return subprocess.run(command, env=environment, capture_output=True, text=True, timeout=300, check=False)

    return run
