"""How Prefect runs here: in the workspace, without telemetry, against the running server when there is one."""

from __future__ import annotations

import errno
import http.client
import json
import os
import shutil
import urllib.request
from pathlib import Path

from flows.settings import Settings

HEALTH_TIMEOUT_S = 2.0
LEAST_FREE_MB = 64


def server_note(settings: Settings) -> Path:
    """Where `bidwright up` writes down the address of its server."""
    return settings.home_dir / "prefect" / "server.json"


def base_environment(settings: Settings) -> dict[str, str]:
    """Settings that every Prefect process of this workspace shares; what the user set before wins."""
    defaults = {
        "DO_NOT_TRACK": "1",
        "PREFECT_SERVER_ANALYTICS_ENABLED": "false",
        "PREFECT_HOME": str(settings.home_dir / "prefect"),
        "PREFECT_RESULTS_DEFAULT_SERIALIZER": "json",
        "PREFECT_SERVER_EPHEMERAL_ENABLED": "true",
        "PREFECT_SERVER_EPHEMERAL_STARTUP_TIMEOUT_SECONDS": "120",
        "PREFECT_CLI_PROMPT": "false",
    }
    # a run that the worker starts has another working directory: the places of the workspace must not depend on it
    places = {
        "BIDWRIGHT_HOME": str(settings.home_dir),
        "BIDWRIGHT_INBOX": str(settings.inbox_dir),
        "BIDWRIGHT_SOURCE_ROOTS": json.dumps([str(root.expanduser().resolve()) for root in settings.source_roots]),
    }
    return {name: os.environ.get(name, value) for name, value in defaults.items()} | places


def enter(settings: Settings, shown_level: str) -> None:
    """This process talks to the running server of the workspace, else to one that lives as long as the run.

    Must come before the first import of Prefect, which reads its settings then.

    Args:
        settings: Where the workspace is.
        shown_level: Prefect's own words of this level and above come to the terminal; its run logs keep them all.

    Raises:
        OSError: The workspace cannot be written or is nearly full: Prefect would wait for minutes and not say so.
    """
    os.environ.update(base_environment(settings))
    os.environ.setdefault("PYTHONSAFEPATH", "1")  # Prefect's own server must not load code from where the user stands
    home = Path(os.environ["PREFECT_HOME"])
    home.mkdir(parents=True, exist_ok=True)
    if shutil.disk_usage(home).free < LEAST_FREE_MB * 1024**2:
        raise OSError(errno.ENOSPC, f"Less than {LEAST_FREE_MB} MB are free", str(home))
    if not os.access(home, os.W_OK):
        raise OSError(errno.EACCES, "The workspace cannot be written", str(home))
    os.environ.setdefault("PREFECT_LOGGING_HANDLERS_CONSOLE_LEVEL", shown_level)
    os.environ.setdefault("PREFECT_LOGGING_SERVER_LEVEL", "ERROR")
    if "PREFECT_API_URL" not in os.environ:
        address = running_server(settings)
        if address is not None:
            os.environ["PREFECT_API_URL"] = address


def running_server(settings: Settings) -> str | None:
    """The API address of the server that `bidwright up` runs for this workspace, or None."""
    try:
        address = str(json.loads(server_note(settings).read_text(encoding="utf-8"))["api_url"])
    except (OSError, ValueError, KeyError, TypeError):
        return None
    return address if is_healthy(address) else None


def is_healthy(api_url: str) -> bool:
    """Whether a Prefect API answers at this address."""
    if not api_url.startswith("http://"):
        return False
    try:
        with urllib.request.urlopen(f"{api_url}/health", timeout=HEALTH_TIMEOUT_S) as answer:  # noqa: S310 - checked above
            return bool(answer.status == 200)
    except (http.client.HTTPException, ValueError, OSError):
        return False
