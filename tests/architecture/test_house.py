"""The house keeps its shape: pure engines are listed, our packages are ours, no name shadows the standard library."""

from __future__ import annotations

import sys
import tomllib
from pathlib import Path

import flows
import models
import tasks

ROOT = Path(__file__).resolve().parents[2]


def test_our_packages_come_from_this_checkout() -> None:
    for package in (flows, tasks, models):
        assert Path(str(package.__file__)).is_relative_to(ROOT)


def test_no_module_of_flows_shadows_the_standard_library() -> None:
    names = {path.stem for path in (ROOT / "flows").rglob("*.py")} - {"__init__"}
    assert not names & sys.stdlib_module_names


def test_every_engine_stands_under_the_purity_contract() -> None:
    contracts = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["tool"]["importlinter"][
        "contracts"
    ]
    (pure,) = (contract for contract in contracts if contract["name"] == "engines are pure")
    listed = set(pure["source_modules"])
    stages = ("intake", "parse", "extract", "match", "price", "draft", "review", "evaluate")
    engines = {
        f"tasks.{stage}.{path.stem}"
        for stage in stages
        for path in (ROOT / "tasks" / stage).iterdir()
        if path.stem not in {"__init__", "task", "__pycache__"} and (path.suffix == ".py" or path.is_dir())
    }
    assert engines == listed, f"add to pyproject: {sorted(engines - listed)}; remove: {sorted(listed - engines)}"


def test_committed_files_carry_no_index_address() -> None:
    for name in ("requirements.txt", "requirements-dev.txt"):
        text = (ROOT / name).read_text(encoding="utf-8")
        assert "index-url" not in text
        assert "://" not in text
        assert "--hash=sha256:" in text
