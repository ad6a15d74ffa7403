"""The seeded configuration is whole or absent, and what people changed stays."""

from __future__ import annotations

from pathlib import Path

import pytest

from flows.wiring import load_rate_cards
from models.errors import ConfigError
from tasks.adapters.config_files import DEFAULTS, read_mapping, seed_config


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


def test_a_demo_rate_card_that_a_person_took_out_does_not_come_back(tmp_path: Path) -> None:
    seed_config(tmp_path)
    shipped = sorted((tmp_path / "rate-cards").glob("*.yaml"))
    for card in shipped[1:]:
        card.unlink()
    seed_config(tmp_path)
    assert sorted((tmp_path / "rate-cards").iterdir()) == shipped[:1]


@pytest.mark.parametrize(
    ("text", "said"),
    [("a: 1\nb: 2\na: 3\n", "'a' is given twice.*line 3"), ("[" * 5000, "nested too deeply"), ("- a\n", "at the top")],
)
def test_what_yaml_would_swallow_is_named(tmp_path: Path, text: str, said: str) -> None:
    (tmp_path / "rules.yaml").write_text(text, encoding="utf-8")
    with pytest.raises(ConfigError, match=rf"rules\.yaml: .*{said}"):
        read_mapping(tmp_path / "rules.yaml")


def test_a_folder_where_a_file_should_be_is_named(tmp_path: Path) -> None:
    with pytest.raises(ConfigError, match="cannot be read"):
        read_mapping(tmp_path)


def test_two_rate_cards_with_one_id_are_no_guess(tmp_path: Path) -> None:
    seed_config(tmp_path)
    card = min((tmp_path / "rate-cards").glob("*.yaml"))
    card.with_name("zz-copy.yml").write_bytes(card.read_bytes())
    with pytest.raises(ConfigError, match=f"zz-copy.yml: id: .* {card.name} too"):
        load_rate_cards(tmp_path)
