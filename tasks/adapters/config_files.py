"""The workspace's config folder: YAML that people edit, seeded from the shipped defaults."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path
from typing import Any

import yaml

from models.errors import ConfigError
from tasks.adapters.blobs import write_atomically

DEFAULTS = Path(__file__).resolve().parents[2] / "templates" / "config"


def seed_config(folder: Path) -> None:
    """Copy each shipped file that the folder lacks; what people changed stays."""
    for source in sorted(DEFAULTS.rglob("*.yaml")):
        target = folder / source.relative_to(DEFAULTS)
        if not target.exists():
            write_atomically(target, source.read_bytes())  # a half file would pass for what a person wrote


def read_mapping(path: Path) -> Mapping[str, Any]:
    """The mapping in this YAML file; raise ``ConfigError`` naming the file (and line) when it is not one."""
    try:
        loaded = yaml.safe_load(path.read_text(encoding="utf-8"))
    except FileNotFoundError as error:
        raise ConfigError(f"{path} is missing") from error
    except (yaml.YAMLError, UnicodeDecodeError) as error:
        raise ConfigError(f"{path}: {' '.join(str(error).split())}") from error
    if not isinstance(loaded, dict):
        raise ConfigError(f"{path}: expected names and values at the top")
    return loaded
