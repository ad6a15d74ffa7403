"""The workspace's config folder: YAML that people edit, seeded from the shipped defaults."""

from __future__ import annotations

import tempfile
from collections.abc import Hashable, Mapping
from pathlib import Path
from typing import Any

import yaml

from models.errors import ConfigError
from tasks.adapters.blobs import write_atomically

DEFAULTS = Path(__file__).resolve().parents[2] / "templates" / "config"


def seed_config(folder: Path) -> None:
    """Copy each shipped file, and each shipped sub-folder as a whole, that the folder lacks.

    What people changed stays, and what they took out of a sub-folder stays out: a demo rate card must not come back.
    """
    for source in sorted(DEFAULTS.iterdir()):
        target = folder / source.name
        if target.exists():
            continue
        if source.is_dir():
            _seed_folder(source, target)
        elif source.suffix == ".yaml":
            write_atomically(target, source.read_bytes())  # a half file would pass for what a person wrote


def read_mapping(path: Path) -> Mapping[str, Any]:
    """The mapping in this YAML file; raise ``ConfigError`` naming the file (and line) when it is not one."""
    try:
        loaded = yaml.load(path.read_text(encoding="utf-8"), _StrictLoader)  # noqa: S506 - a SafeLoader, only stricter
    except FileNotFoundError as error:
        raise ConfigError(f"{path} is missing") from error
    except OSError as error:
        raise ConfigError(f"{path} cannot be read ({error.strerror})") from error
    except (yaml.YAMLError, UnicodeDecodeError) as error:
        raise ConfigError(f"{path}: {' '.join(str(error).split())}") from error
    except RecursionError as error:
        raise ConfigError(f"{path}: nested too deeply") from error
    if not isinstance(loaded, dict):
        raise ConfigError(f"{path}: expected names and values at the top")
    return loaded


class _StrictLoader(yaml.SafeLoader):
    """Refuses a name that is given twice: YAML would let the later one win in silence."""

    def construct_mapping(self, node: yaml.MappingNode, deep: bool = False) -> dict[Hashable, Any]:
        """The mapping, each name once."""
        names = [key for key, _value in node.value if isinstance(key, yaml.ScalarNode) and key.value != "<<"]
        seen: set[str] = set()
        for name in names:
            if name.value in seen:
                raise yaml.constructor.ConstructorError(None, None, f"{name.value!r} is given twice", name.start_mark)
            seen.add(name.value)
        return super().construct_mapping(node, deep)


def _seed_folder(source: Path, target: Path) -> None:
    """All of the folder stands under its name, or none of it."""
    target.parent.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory(dir=target.parent, prefix=".seeding-") as place:
        copy = Path(place) / source.name
        copy.mkdir()
        for file in sorted(source.glob("*.yaml")):
            write_atomically(copy / file.name, file.read_bytes())
        try:
            copy.replace(target)
        except OSError:
            if not target.is_dir():  # else another start was faster
                raise
