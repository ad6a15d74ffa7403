"""Only failures that may pass by themselves are tried again; a bad document stays bad."""

from __future__ import annotations

import os
import subprocess
import sys

import pytest

pytestmark = pytest.mark.prefect

SCRIPT = """
import sys
from prefect import flow, task
from models.errors import Code, DocumentError, StoreUnavailableError
from tasks.stage import SHELL

tries = {"busy": 0, "bad": 0, "bug": 0}

@task(**{**SHELL, "retry_delay_seconds": 0})
def fail(kind):
    tries[kind] += 1
    if kind == "busy" and tries[kind] < 3:
        raise StoreUnavailableError("database is locked")
    if kind == "bad":
        raise DocumentError("tender.pdf", Code.DAMAGED)
    if kind == "bug":
        raise KeyError("a fault of ours")

@flow
def all_three():
    for kind in tries:
        fail(kind, return_state=True)

all_three(return_state=True)
print(tries)
"""


def test_each_kind_of_failure_is_tried_as_often_as_it_deserves(prefect_api: str) -> None:
    environment = {**os.environ, "PREFECT_API_URL": prefect_api, "PREFECT_LOGGING_LEVEL": "CRITICAL"}
    done = subprocess.run(
        [sys.executable, "-c", SCRIPT], env=environment, capture_output=True, text=True, timeout=180, check=True
    )
    assert done.stdout.strip() == "{'busy': 3, 'bad': 1, 'bug': 1}"
