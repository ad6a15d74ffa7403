"""`bidwright doctor`: what is installed, what optional part is missing and what that costs."""

from __future__ import annotations

import importlib.metadata
import os
import platform
import shutil
import subprocess
from collections.abc import Iterator
from typing import Literal

import typer

from flows.commands.terminal import write_json
from flows.exit_codes import Exit
from flows.prefect_environment import running_server
from flows.settings import Settings
from flows.wiring import load_configuration, open_store
from models.errors import TenderError
from models.frozen import Frozen

LIBRARIES = (
    "prefect", "pdfplumber", "pypdfium2", "rapidocr", "python-calamine", "spacy", "pandas", "jinja2", "docxtpl",
    "openpyxl",
)  # fmt: skip
LEAST_FREE_GB = 2


class Finding(Frozen):
    """One thing that was looked at.

    Attributes:
        state: ``missing`` stops Bidwright; ``optional`` costs what ``detail`` says.
    """

    name: str
    state: Literal["ok", "optional", "missing"]
    detail: str


def run_doctor(json_output: bool) -> Exit:
    """Print every finding; exit 3 when something needed is missing."""
    findings = list(look())
    if json_output:
        write_json([finding.model_dump() for finding in findings])
    else:
        for finding in findings:
            typer.echo(f"{finding.state:<10}{finding.name:<22}{finding.detail}")
    return Exit.ATTENTION if any(finding.state == "missing" for finding in findings) else Exit.DONE


def look() -> Iterator[Finding]:
    """Look at the machine and the workspace, without changing documents or packs."""
    settings = Settings.read()
    yield Finding(name="python", state="ok", detail=platform.python_version())
    for library in LIBRARIES:
        yield _library(library)
    yield _program(("soffice",), "LibreOffice", "DOC, RTF, ODT, PPT, PPTX and ODP are kept and named, but not read")
    yield _recognition(settings)
    yield _program(
        ("chromium", "chromium-browser", "google-chrome"), "Chromium", "browser tests are skipped; nothing else"
    )
    yield _chinese_font()
    yield _disk(settings)
    yield _configuration(settings)
    yield _database(settings)
    address = running_server(settings)
    yield Finding(
        name="Prefect server",
        state="ok" if address else "optional",
        detail=address or "not running: each command starts its own for the run (slower); `bidwright up` keeps one",
    )


def _library(name: str) -> Finding:
    try:
        return Finding(name=name, state="ok", detail=importlib.metadata.version(name))
    except importlib.metadata.PackageNotFoundError:
        return Finding(name=name, state="missing", detail="run `make setup`")


def _program(commands: tuple[str, ...], name: str, cost: str) -> Finding:
    path = next((path for path in map(shutil.which, commands) if path), None)
    return Finding(name=name, state="ok" if path else "optional", detail=path or f"missing: {cost}")


def _recognition(settings: Settings) -> Finding:
    name = "text recognition"
    if settings.ocr == "off":
        return Finding(name=name, state="optional", detail="off: scanned pages are named, but not read")
    if settings.ocr == "tesseract" and shutil.which("tesseract") is None:
        return Finding(name=name, state="missing", detail="BIDWRIGHT_OCR=tesseract, but there is no tesseract")
    return Finding(name=name, state="ok", detail=settings.ocr)


def _chinese_font() -> Finding:
    lister = shutil.which("fc-list")
    found = lister is not None and bool(
        subprocess.run([lister, ":lang=zh"], capture_output=True, check=False).stdout.strip()  # noqa: S603 - fixed words
    )
    detail = "found" if found else "missing: Chinese text in rendered pages shows as boxes (fonts-noto-cjk)"
    return Finding(name="Chinese font", state="ok" if found else "optional", detail=detail)


def _disk(settings: Settings) -> Finding:
    try:
        settings.home_dir.mkdir(parents=True, exist_ok=True)
        free = shutil.disk_usage(settings.home_dir).free
    except OSError as error:
        return Finding(name="workspace", state="missing", detail=str(error))
    detail = f"{settings.home_dir}, {free / 1024**3:.1f} GB free"
    if not os.access(settings.home_dir, os.W_OK):
        return Finding(name="workspace", state="missing", detail=f"{detail}: it cannot be written")
    if free < LEAST_FREE_GB * 1024**3:
        return Finding(name="workspace", state="missing", detail=f"{detail}: less than {LEAST_FREE_GB} GB")
    return Finding(name="workspace", state="ok", detail=detail)


def _configuration(settings: Settings) -> Finding:
    try:
        configuration = load_configuration(settings)
    except (TenderError, OSError) as error:
        return Finding(name="configuration", state="missing", detail=str(error))
    cards = ", ".join(card.id for card in configuration.rate_cards)
    return Finding(name="configuration", state="ok", detail=f"{settings.home_dir / 'config'}; rate cards: {cards}")


def _database(settings: Settings) -> Finding:
    try:
        with open_store(settings) as store:
            packs = len(store.packs())
    except (TenderError, OSError) as error:
        return Finding(name="database", state="missing", detail=str(error))
    return Finding(name="database", state="ok", detail=f"{packs} packs")
