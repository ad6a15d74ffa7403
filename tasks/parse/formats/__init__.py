"""The formats that are read, one module each; a new one is found by being here."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache
from importlib import import_module
from pkgutil import iter_modules
from typing import cast

from tasks.parse.port import Parser


@cache
def parsers() -> Mapping[str, Parser]:
    """The parser of every media type that is read; the modules load their libraries only when they read."""
    found: dict[str, Parser] = {}
    for module in sorted(iter_modules(__path__), key=lambda module: module.name):
        parser = cast("Parser", import_module(f"{__name__}.{module.name}"))
        found.update(dict.fromkeys(parser.MEDIA_TYPES, parser))
    return found
