"""Settings from the environment (``BIDWRIGHT_*``); sensible on one machine with none of them set."""

from __future__ import annotations

import json
import os
from collections.abc import Iterable
from pathlib import Path

from pydantic import Field, SecretStr, ValidationError
from pydantic_settings import BaseSettings, SettingsConfigDict, SettingsError

from models.errors import ConfigError
from tasks.adapters.document_reader import OcrEngine


class Settings(BaseSettings):
    """Where things are and what the limits are; read once per run.

    Attributes:
        home: The workspace: database, originals, packs, config.
        database_url: SQLAlchemy URL; None means SQLite inside the workspace. Secret: it may hold a password.
        inbox: Where the nightly scan looks; None means ``inbox/`` inside the workspace.
        source_roots: Folders besides the inbox that `prepare_bid` may read when it is started from Prefect.
        packs_url: Base address under which `bidwright up` serves the packs; None writes file paths.
        parse_timeout_s: Wall clock for reading one document, the recognition of scanned pages apart.
        parse_memory_mb: Address space for reading one document.
        ocr: How scanned pages are recognised: ``rapidocr``, ``tesseract`` (if installed) or ``off``.
        ocr_max_pages: Scanned pages of one document that are recognised; those beyond are named as not read.
        max_file_mb: Larger files are kept out and named.
        parse_workers: Documents read at the same time.
    """

    model_config = SettingsConfigDict(
        env_prefix="BIDWRIGHT_", env_ignore_empty=True, extra="ignore", frozen=True, hide_input_in_errors=True
    )

    home: Path = Path("workspace")
    database_url: SecretStr | None = None
    inbox: Path | None = None
    source_roots: tuple[Path, ...] = ()
    packs_url: str | None = None
    parse_timeout_s: float = Field(default=50, gt=0)
    parse_memory_mb: int = Field(default=1536, ge=256)
    ocr: OcrEngine = "rapidocr"
    ocr_max_pages: int = Field(default=400, ge=0)
    max_file_mb: int = Field(default=200, ge=1)
    parse_workers: int = Field(default=2, ge=1, le=64)

    @classmethod
    def read(cls) -> Settings:
        """The settings in force; raise ``ConfigError`` naming the variable that is wrong."""
        try:
            return cls()
        except ValidationError as error:
            first = error.errors(include_url=False, include_input=False)[0]
            raise ConfigError(f"BIDWRIGHT_{str(first['loc'][0]).upper()}: {first['msg']}") from error
        except SettingsError as error:  # names the variable's field; a list is written as JSON
            raise ConfigError(f"{error} (BIDWRIGHT_SOURCE_ROOTS is a JSON list of folders)") from error

    @property
    def home_dir(self) -> Path:
        """The workspace as an absolute path."""
        return self.home.expanduser().resolve()

    @property
    def inbox_dir(self) -> Path:
        """The inbox as an absolute path."""
        return (self.inbox or self.home / "inbox").expanduser().resolve()

    def may_read(self, source: Path) -> bool:
        """Whether a run may read tenders at this resolved path: inside the inbox or a source root."""
        roots = (self.inbox_dir, *(root.expanduser().resolve() for root in self.source_roots))
        return any(source.is_relative_to(root) for root in roots)

    @property
    def locks_dir(self) -> Path:
        """Where runs wait for each other."""
        return self.home_dir / "locks"

    @property
    def packs_dir(self) -> Path:
        """Where the bid packs are written."""
        return self.home_dir / "packs"

    @property
    def database(self) -> str:
        """The SQLAlchemy URL in force."""
        if self.database_url is not None:
            return self.database_url.get_secret_value()
        return f"sqlite:///{self.home_dir / 'bidwright.db'}"


def allow_reading(sources: Iterable[Path]) -> None:
    """Runs of this process may read these places too: whoever types a command may read what they name."""
    roots = [str(root) for root in (*Settings.read().source_roots, *sources)]
    os.environ["BIDWRIGHT_SOURCE_ROOTS"] = json.dumps(roots)
