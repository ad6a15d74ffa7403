"""The seeded configuration is whole or absent, and what people changed stays."""

from __future__ import annotations

from pathlib import Path

import pytest

from tasks.adapters.config_files import DEFAULTS, seed_config


def test_a_seed_that_is_cut_short_leaves_no_half_file(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def killed(_self: Path, _target: Path) -> None:
        raise OSError(28, "No space left on device")

    with monkeypatch.context() as patch:
        patch.setattr(Path, "replace", killed)
        with pytest.raises(OSError, match="No space"):
            seed_config(tmp_path)
    assert list(tmp_path.rglob("*.yaml")) == []
    seed_config(tmp_path)
    shipped = sorted(path.relative_to(DEFAULTS) for path in DEFAULTS.rglob("*.yaml"))
    assert sorted(path.relative_to(tmp_path) for path in tmp_path.rglob("*.yaml")) == shipped


def test_what_a_person_changed_stays(tmp_path: Path) -> None:
    (tmp_path / "concepts.yaml").write_text("mine: true\n", encoding="utf-8")
    seed_config(tmp_path)
    assert (tmp_path / "concepts.yaml").read_text(encoding="utf-8") == "mine: true\n"
