"""`bidwright up`: Prefect server and UI, nightly schedule, worker and pack pages on one machine, one command."""

from __future__ import annotations

import contextlib
import ctypes
import errno
import json
import os
import signal
import socket
import subprocess
import sys
import threading
import time
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager
from pathlib import Path
from urllib.parse import urlsplit

import uvicorn
from rich.console import Console

from flows.commands.terminal import people
from flows.exit_codes import Exit
from flows.prefect_environment import base_environment, is_healthy, server_note
from flows.publish import publish_queue
from flows.settings import Settings
from flows.wiring import load_configuration, open_store
from tasks.adapters.blobs import write_atomically
from tasks.adapters.clock import SystemClock
from tasks.adapters.pack_pages import pack_pages
from tasks.adapters.turns import turn

ROOT = Path(__file__).resolve().parents[2]
POOL = "bidwright"
START_TIMEOUT_S = 120.0
STOP_TIMEOUT_S = 20.0
_PR_SET_PDEATHSIG = 1
_THIS_MACHINE = ("127.0.0.1", "localhost")


def run_up(host: str, port: int, packs_port: int) -> Exit:
    """Start everything, wait for Ctrl-C or SIGTERM, stop everything again; a part that dies ends the whole."""
    settings = Settings.read()
    console = people()
    if port == packs_port:
        console.print("the Prefect UI and the pack pages need two ports: choose another with --port or --packs-port")
        return Exit.USAGE
    for wanted in (port, packs_port):
        obstacle = _obstacle(host, wanted)
        if obstacle is not None:
            console.print(obstacle, soft_wrap=True, markup=False)
            return Exit.USAGE
    load_configuration(settings)  # a mistake in config/ is told now, not at night
    settings.inbox_dir.mkdir(parents=True, exist_ok=True)
    with open_store(settings) as store:  # the pack pages have a first page before the first scan
        publish_queue(store, settings, SystemClock().now().date())
    with turn(settings.locks_dir / "up", wait=False) as is_alone:
        if not is_alone:
            console.print(f"`bidwright up` runs already for {settings.home_dir}", soft_wrap=True, markup=False)
            return Exit.USAGE
        return _run_parts(settings, console, host, port, packs_port)


def _run_parts(settings: Settings, console: Console, host: str, port: int, packs_port: int) -> Exit:
    stop = threading.Event()
    for number in (signal.SIGINT, signal.SIGTERM):
        signal.signal(number, lambda *_: stop.set())
    environment = _environment(settings, host, port, packs_port)
    logs = settings.home_dir / "prefect" / "logs"
    with ExitStack() as stack:
        stack.callback(lambda: console.print("stopped"))  # the last to be called
        console.print("starting the Prefect server …")
        serve = ["server", "start", "--host", host, "--port", str(port)]
        server = stack.enter_context(_running("server", serve, environment, logs))
        is_up = _wait_until_healthy(environment["PREFECT_API_URL"], server, stop)
        if is_up:
            console.print("registering the nightly schedule and the on-demand form …")
        if stop.is_set() or not is_up or not _deploy(environment, logs):
            return _not_started(console, logs, was_asked=stop.is_set())
        work = ["worker", "start", "--pool", POOL, "--type", "process"]
        worker = stack.enter_context(_running("worker", work, environment, logs))
        pages = stack.enter_context(_pack_pages(settings, host, packs_port))
        stack.enter_context(_noted(settings, environment["PREFECT_API_URL"]))
        console.print(f"Prefect UI     {address(host, port)}\nBid packs      {environment['BIDWRIGHT_PACKS_URL']}")
        console.print(f"Inbox          {settings.inbox_dir}", soft_wrap=True, markup=False)
        console.print("ready; Ctrl-C stops everything")
        while not stop.wait(0.5):
            if server.poll() is not None or worker.poll() is not None or not pages.is_alive():
                console.print(f"a part stopped by itself: see {logs}", soft_wrap=True, markup=False)
                return Exit.FAULT
        console.print("stopping …")
    return Exit.DONE


def _not_started(console: Console, logs: Path, *, was_asked: bool) -> Exit:
    if was_asked:
        return Exit.DONE
    console.print(f"the Prefect server or its deployments did not start: see {logs}", soft_wrap=True, markup=False)
    return Exit.FAULT


def address(host: str, port: int) -> str:
    """The address under which a browser on this machine reaches what listens there."""
    reached = {"0.0.0.0": "127.0.0.1", "::": "::1"}.get(host, host)  # noqa: S104 - never bound, only told apart
    return f"http://[{reached}]:{port}" if ":" in reached else f"http://{reached}:{port}"


def _environment(settings: Settings, host: str, port: int, packs_port: int) -> dict[str, str]:
    return {
        **os.environ,
        **base_environment(settings),
        "PREFECT_API_URL": f"{address(host, port)}/api",
        "PREFECT_UI_API_URL": "/api",  # wherever the browser found the page
        "PREFECT_SERVER_CORS_ALLOWED_ORIGINS": address(host, port),  # no other site's page may ask it about tenders
        "PREFECT_SERVER_EPHEMERAL_ENABLED": "false",
        "BIDWRIGHT_PACKS_URL": settings.packs_url or address(host, packs_port),
    }


@contextmanager
def _running(
    name: str, arguments: list[str], environment: dict[str, str], logs: Path
) -> Iterator[subprocess.Popen[bytes]]:
    """This Prefect process runs inside the block; at its end it and what it started are stopped."""
    logs.mkdir(parents=True, exist_ok=True)
    with (logs / f"{name}.log").open("ab") as log:
        process = subprocess.Popen(  # noqa: S603 - our own interpreter and fixed words
            [sys.executable, "-m", "prefect", *arguments],
            env=environment,
            cwd=ROOT,
            stdin=subprocess.DEVNULL,
            stdout=log,
            stderr=subprocess.STDOUT,
            start_new_session=True,  # Ctrl-C reaches us alone; we stop the parts in order
            preexec_fn=_die_with_parent,  # noqa: PLW1509 - before any thread is started
        )
    try:
        yield process
    finally:
        process.send_signal(signal.SIGINT)
        try:
            process.wait(STOP_TIMEOUT_S)
        except subprocess.TimeoutExpired:
            process.kill()
            process.wait()
        with contextlib.suppress(ProcessLookupError):  # a run in the middle: the next one finishes it
            os.killpg(process.pid, signal.SIGKILL)


def _die_with_parent() -> None:
    """Even a killed `up` leaves no server behind (Linux; elsewhere the next start names the taken port)."""
    if sys.platform == "linux":
        ctypes.CDLL(None).prctl(_PR_SET_PDEATHSIG, signal.SIGTERM)


def _wait_until_healthy(api_url: str, server: subprocess.Popen[bytes], stop: threading.Event) -> bool:
    until = time.monotonic() + START_TIMEOUT_S
    while time.monotonic() < until and server.poll() is None:
        if is_healthy(api_url):
            return True
        if stop.wait(0.5):
            return False
    return False


def _deploy(environment: dict[str, str], logs: Path) -> bool:
    steps = (
        ["work-pool", "create", POOL, "--type", "process", "--overwrite"],
        ["--no-prompt", "deploy", "--all", "--prefect-file", "deploy/prefect.yaml"],
    )
    with (logs / "deploy.log").open("ab") as log:
        return all(
            subprocess.run(  # noqa: S603 - our own interpreter and fixed words
                [sys.executable, "-m", "prefect", *step],
                env=environment,
                cwd=ROOT,
                stdin=subprocess.DEVNULL,
                stdout=log,
                stderr=subprocess.STDOUT,
                check=False,
            ).returncode
            == 0
            for step in steps
        )


@contextmanager
def _pack_pages(settings: Settings, host: str, port: int) -> Iterator[threading.Thread]:
    """The pack pages are served inside the block, by this thread of our process."""
    pages = pack_pages(settings.packs_dir, names_of(host, settings.packs_url))
    server = uvicorn.Server(uvicorn.Config(pages, host=host, port=port, log_level="warning"))
    thread = threading.Thread(target=server.run, name="pack-pages", daemon=True)
    thread.start()
    try:
        yield thread
    finally:
        server.should_exit = True
        thread.join(STOP_TIMEOUT_S)


def names_of(host: str, packs_url: str | None) -> tuple[str, ...]:
    """The names under which browsers may ask for the pack pages; any, when other machines are to reach them."""
    if host not in _THIS_MACHINE:
        return ("*",)
    public = urlsplit(packs_url).hostname if packs_url else None  # a proxy on this machine hands its own name on
    return (*_THIS_MACHINE, public) if public else _THIS_MACHINE


@contextmanager
def _noted(settings: Settings, api_url: str) -> Iterator[None]:
    """The server's address is written down inside the block, so that commands in other terminals use it."""
    note = server_note(settings)
    write_atomically(note, json.dumps({"api_url": api_url}).encode())
    try:
        yield
    finally:
        note.unlink(missing_ok=True)


def _obstacle(host: str, port: int) -> str | None:
    """Why nothing can listen there, or None."""
    with socket.socket(socket.AF_INET6 if ":" in host else socket.AF_INET) as probe:
        probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        try:
            probe.bind((host, port))
        except OSError as error:
            if error.errno == errno.EADDRINUSE:
                return f"port {port} is in use: choose another with --port or --packs-port"
            return f"{host}:{port} cannot be listened on ({error.strerror}): choose another with --host or --port"
    return None
