"""As its users run it: `bidwright up`, the on-demand form in a real browser, the pack through the run's artifact."""

from __future__ import annotations

import json
import os
import shutil
import signal
import socket
import subprocess
import sys
import time
import urllib.request
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Page, expect, sync_playwright
from playwright.sync_api import TimeoutError as PlaywrightTimeoutError

from tests.flows.small_tender import write_small_tender

pytestmark = [pytest.mark.browser, pytest.mark.prefect]

CHROMIUM = shutil.which("chromium") or shutil.which("chromium-browser") or shutil.which("google-chrome")
ROOT = Path(__file__).resolve().parents[2]
START_TIMEOUT_S = 180
RUN_TIMEOUT_S = 180


def free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])


@dataclass(frozen=True)
class Running:
    """`bidwright up` and where it listens."""

    process: subprocess.Popen[str]
    home: Path
    api: str
    packs: str

    def ask(self, path: str, body: dict[str, Any]) -> Any:
        request = urllib.request.Request(
            f"{self.api}{path}", data=json.dumps(body).encode(), headers={"content-type": "application/json"}
        )
        with urllib.request.urlopen(request, timeout=30) as answer:
            return json.load(answer)

    def deployment(self, name: str) -> dict[str, Any]:
        (found,) = (one for one in self.ask("/deployments/filter", {}) if one["name"] == name)
        return dict(found)


@pytest.fixture(scope="module")
def running(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Running]:
    home = tmp_path_factory.mktemp("home")
    write_small_tender(home / "inbox" / "harrowdale" / "tender.docx")
    port, packs_port = free_port(), free_port()
    environment = {name: value for name, value in os.environ.items() if not name.startswith("PREFECT_")}
    process = subprocess.Popen(
        [Path(sys.executable).parent / "bidwright", "up", "--port", str(port), "--packs-port", str(packs_port)],
        env={**environment, "BIDWRIGHT_HOME": str(home)},
        stderr=subprocess.PIPE,
        text=True,
    )
    try:
        assert process.stderr is not None
        said: list[str] = []
        until = time.monotonic() + START_TIMEOUT_S
        while time.monotonic() < until:
            said.append(process.stderr.readline())
            if said[-1].startswith("ready") or not said[-1]:
                break
        assert said[-1].startswith("ready"), "".join(said)
        yield Running(process, home, f"http://127.0.0.1:{port}/api", f"http://127.0.0.1:{packs_port}")
    finally:
        process.kill()  # only the fallback: the last test stops it as a person does
        process.wait()


@pytest.fixture
def page() -> Iterator[Page]:
    if CHROMIUM is None:
        pytest.skip("no Chromium on this machine (make system)")
    quiet = ("--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run", "--disable-background-networking")
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(
            executable_path=CHROMIUM, args=[*quiet, "--disable-component-update", "--disable-sync"]
        )
        yield browser.new_page(viewport={"width": 1400, "height": 1100})
        browser.close()


def submit_form(page: Page, path: str) -> None:
    """Fill in the form and send it; the page takes entries only once its schema has come, and says nothing before."""
    field = page.locator(".p-label", has_text="File, folder or archive").last.locator("input, textarea").first
    submit = page.get_by_role("button", name="Submit")
    for _attempt in range(3):
        field.fill(path)
        expect(field).to_have_value(path)
        submit.click()
        try:
            submit.wait_for(state="hidden", timeout=20_000)
        except PlaywrightTimeoutError:
            continue
        return
    pytest.fail("the form was not taken")


def test_a_person_starts_a_run_from_the_form_and_finds_the_pack(running: Running, page: Page) -> None:
    deployment = running.deployment("on-demand")
    page.goto(running.api.removesuffix("/api") + f"/deployments/deployment/{deployment['id']}")
    page.get_by_role("button", name="Run", exact=True).click()
    page.get_by_text("Custom run").click()
    submit_form(page, "harrowdale")

    until = time.monotonic() + RUN_TIMEOUT_S
    state: dict[str, Any] = {}
    run: dict[str, Any] = {}
    while state.get("type") not in {"COMPLETED", "FAILED", "CRASHED"}:
        assert time.monotonic() < until, f"the run did not end: {state}"
        runs = running.ask("/flow_runs/filter", {"flow_runs": {"deployment_id": {"any_": [deployment["id"]]}}})
        run = runs[0] if runs else {}
        state = run.get("state") or {}
        page.wait_for_timeout(1000)
    assert (state["type"], run["name"]) == ("COMPLETED", "harrowdale")

    page.goto(running.api.removesuffix("/api") + f"/runs/flow-run/{run['id']}")
    page.get_by_text("Artifacts", exact=True).first.click()
    page.get_by_text("Bid pack of harrowdale").first.wait_for()
    page.locator('a[href^="/artifacts/artifact/"]', has_text="bid-").first.click()
    address = page.locator("a", has_text="Open the decision card").first.get_attribute("href")
    assert address is not None
    assert address.startswith(running.packs)
    page.goto(address)
    assert "Harrowdale" in page.inner_text("body")


def test_the_pack_pages_show_the_queue_and_allow_no_scripts(running: Running, page: Page) -> None:
    answer = page.goto(running.packs)
    assert answer is not None
    assert "default-src 'none'" in answer.headers["content-security-policy"]
    assert "Harrowdale" in page.inner_text("body")
    (pack,) = (path for path in (running.home / "packs").iterdir() if path.is_dir())
    with urllib.request.urlopen(f"{running.packs}/{pack.name}/proposal.docx", timeout=30) as download:
        assert download.headers["content-disposition"] == "attachment"


def test_the_nightly_schedule_stands_with_its_zone(running: Running) -> None:
    (schedule,) = running.deployment("nightly")["schedules"]
    assert schedule["active"]
    assert schedule["schedule"]["timezone"] == "Europe/London"
    until = time.monotonic() + 60
    planned: list[Any] = []
    while not planned and time.monotonic() < until:
        planned = running.ask("/flow_runs/filter", {"flow_runs": {"state": {"type": {"any_": ["SCHEDULED"]}}}})
        time.sleep(1)
    assert planned, "the server's scheduler plans no nightly run"


def test_the_page_of_another_site_learns_nothing(running: Running) -> None:
    question = urllib.request.Request(f"{running.api}/health", headers={"Origin": "http://elsewhere.example"})
    with urllib.request.urlopen(question, timeout=30) as answer:
        assert answer.headers["Access-Control-Allow-Origin"] is None


def test_a_second_one_for_the_same_workspace_is_refused(running: Running) -> None:
    again = subprocess.run(
        [Path(sys.executable).parent / "bidwright", "up", "--port", str(free_port()), "--packs-port", str(free_port())],
        env={**os.environ, "BIDWRIGHT_HOME": str(running.home)},
        capture_output=True,
        text=True,
        timeout=60,
        check=False,
    )
    assert again.returncode == 2
    assert "runs already" in again.stderr


def test_it_stops_cleanly(running: Running) -> None:
    running.process.send_signal(signal.SIGINT)
    assert running.process.wait(60) == 0
    for address in (running.api, running.packs):
        port = int(address.removesuffix("/api").rsplit(":", 1)[-1])
        with socket.socket() as probe:
            assert probe.connect_ex(("127.0.0.1", port)) != 0, f"something still listens on {port}"
    assert not (running.home / "prefect" / "server.json").exists()
