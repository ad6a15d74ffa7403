"""Turns older and foreign office formats into ones that are read, with LibreOffice where it is installed.

The program works on foreign bytes, so it gets next to nothing: an empty home and profile that are thrown away, macros
and links switched off, no network where the platform can take it away, limits on memory, processor time and written
files, a wall clock, and its own process group, all of which ends with it.
"""

from __future__ import annotations

import contextlib
import functools
import io
import os
import re
import shutil
import signal
import subprocess
import tempfile
import zipfile
import zlib
from collections.abc import Iterator, Mapping
from pathlib import Path
from types import MappingProxyType
from typing import NamedTuple

from models.errors import Code, DocumentError

_DOCX = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"
_PDF = "application/pdf"


class _Route(NamedTuple):
    """How LibreOffice reads one format and writes the other."""

    suffix: str
    reads_as: str
    writes_as: str
    media_type: str


# Tables and automatic numbers survive in a DOCX; slides are pages with places on them.
_WRITER = "docx:MS Word 2007 XML"
_IMPRESS = 'pdf:impress_pdf_Export:{"ExportHiddenSlides":{"type":"boolean","value":"true"}}'
_ROUTES = {
    "application/msword": _Route("doc", "MS Word 97", _WRITER, _DOCX),
    "application/rtf": _Route("rtf", "Rich Text Format", _WRITER, _DOCX),
    "application/vnd.oasis.opendocument.text": _Route("odt", "writer8", _WRITER, _DOCX),
    "application/vnd.ms-powerpoint": _Route("ppt", "MS PowerPoint 97", _IMPRESS, _PDF),
    "application/vnd.openxmlformats-officedocument.presentationml.presentation": _Route(
        "pptx", "Impress MS PowerPoint 2007 XML", _IMPRESS, _PDF
    ),
    "application/vnd.oasis.opendocument.presentation": _Route("odp", "impress8", _IMPRESS, _PDF),
}
CONVERSIONS: Mapping[str, str] = MappingProxyType({source: route.media_type for source, route in _ROUTES.items()})
"""Media type that can be converted -> media type it becomes."""
_OPEN_DOCUMENT, _OPEN_XML = "application/vnd.oasis.opendocument.", "application/vnd.openxmlformats-"
ZIPPED = frozenset(source for source in _ROUTES if source.startswith((_OPEN_DOCUMENT, _OPEN_XML)))
"""Those that are XML in a ZIP archive."""

_MEMORY_MB = 3072  # address space; a tender of 100 pages took 631 MB of it, 212 MB of that real
_WRITTEN_MB = 256
_MANIFEST_BYTES = 1024 * 1024
_LIMITED = (
    f"ulimit -c 0; ulimit -v {_MEMORY_MB * 1024}; ulimit -f {_WRITTEN_MB * 2048}; ulimit -n 256; "
    'ulimit -t "$1"; shift; exec "$@"'
)
_SETTINGS = (
    ("Common/Security/Scripting", "MacroSecurityLevel", "3"),
    ("Common/Security/Scripting", "DisableMacrosExecution", "true"),
    ("Common/Security/Scripting", "BlockUntrustedRefererLinks", "true"),
    ("Common/Misc", "FirstRun", "false"),
    ("Writer/Content/Update", "Link", "0"),
    ("Calc/Content/Update", "Link", "2"),
    ("Java/VirtualMachine", "Enable", "false"),
)

_WORD_95, _WORD_97, _WORD_LATEST = 0x0068, 0x00C1, 0x0112  # version numbers in the file
_SECTOR_BYTES = 512
_WORD_ENCRYPTED = 0x0100
_ENCRYPTED_SLIDES = re.compile(rb"\xf6\x0f.{4}\x14\x00\x00\x00\xdf\xc4\xd1\xf3", re.DOTALL)


def is_available() -> bool:
    """Whether LibreOffice is installed."""
    return _program() is not None


def convert(content: bytes, name: str, media_type: str, timeout_s: float) -> tuple[bytes, str]:
    """The document in a format that is read.

    Args:
        content: The file's bytes.
        name: Its name, for errors.
        media_type: By content; a key of ``CONVERSIONS``.
        timeout_s: Wall clock.

    Returns:
        The converted bytes and their media type.

    Raises:
        DocumentError: ``unsupported`` without LibreOffice, ``encrypted``, ``too_slow``, or ``damaged`` when LibreOffice
            makes nothing of it; the tender goes on without this file. Not retried.
    """
    program = _program()
    if program is None or media_type not in _ROUTES:
        raise DocumentError(name, Code.UNSUPPORTED)
    if needs_password(content, media_type):
        raise DocumentError(name, Code.ENCRYPTED)
    route = _ROUTES[media_type]
    reads_as = _reads_as(content, media_type)
    if reads_as is None:
        raise DocumentError(name, Code.DAMAGED)
    with tempfile.TemporaryDirectory(prefix="conversion-", ignore_cleanup_errors=True) as folder:
        place = Path(folder)
        source = place / f"source.{route.suffix}"
        source.write_bytes(content)
        _write_profile(place / "profile")
        command = [
            program, f"-env:UserInstallation={(place / 'profile').as_uri()}",
            "--headless", "--invisible", "--norestore", "--nodefault", "--nolockcheck", "--nologo",
            f"--infilter={reads_as}", "--convert-to", route.writes_as, "--outdir", str(place / "out"), str(source),
        ]  # fmt: skip
        if not _ended_in_time(command, place, timeout_s):
            raise DocumentError(name, Code.TOO_SLOW)
        try:
            converted = (place / "out" / f"source.{route.writes_as.partition(':')[0]}").read_bytes()
        except FileNotFoundError as error:
            raise DocumentError(name, Code.DAMAGED) from error
    if not converted:
        raise DocumentError(name, Code.DAMAGED)
    return converted, route.media_type


def needs_password(content: bytes, media_type: str) -> bool:
    """Whether the document says of itself that it is encrypted.

    Source: [MS-DOC] 2.5.2 FibBase.fEncrypted, [MS-PPT] 2.3.2 CurrentUserAtom.headerToken, OpenDocument 1.2 part 3, 3.4.
    """
    if media_type == "application/msword":
        base = _word_base(content)
        return base is not None and bool(int.from_bytes(content[base + 10 : base + 12], "little") & _WORD_ENCRYPTED)
    if media_type == "application/vnd.ms-powerpoint":
        return bool(_ENCRYPTED_SLIDES.search(content))
    if media_type.startswith(_OPEN_DOCUMENT):
        return b"encryption-data" in _manifest(content)
    return False


def _word_base(content: bytes) -> int | None:
    """Where the Word document begins inside the compound file: at a sector's start."""
    return next((at for at, version in _word_versions(content, b"\xec\xa5") if version >= _WORD_97), None)


def _word_versions(content: bytes, magic: bytes) -> Iterator[tuple[int, int]]:
    """Places where a Word document may begin, and the version it would have there."""
    at = content.find(magic)
    while at >= 0:
        version = int.from_bytes(content[at + 2 : at + 4], "little")
        if at % _SECTOR_BYTES == 0 and version <= _WORD_LATEST:
            yield at, version
        at = content.find(magic, at + 1)


def _reads_as(content: bytes, media_type: str) -> str | None:
    """LibreOffice's reader, named so that a broken file is not taken for plain text; None where none would do."""
    if media_type != "application/msword" or _word_base(content) is not None:
        return _ROUTES[media_type].reads_as
    versions = [version for _, version in _word_versions(content, b"\xdc\xa5")]
    return None if not versions else "MS Word 95" if max(versions) >= _WORD_95 else "MS WinWord 6"


def _manifest(content: bytes) -> bytes:
    try:
        with zipfile.ZipFile(io.BytesIO(content)) as archive, archive.open("META-INF/manifest.xml") as part:
            return part.read(_MANIFEST_BYTES)
    except (zipfile.BadZipFile, zlib.error, KeyError, EOFError, OSError, RuntimeError, ValueError):
        return b""  # LibreOffice will say what is wrong with it


def _program() -> str | None:
    return shutil.which("soffice") or shutil.which("libreoffice")


@functools.cache
def _without_network() -> tuple[str, ...]:
    """The command in front that takes the network away; empty where the platform does not let us."""
    unshare, true = shutil.which("unshare"), shutil.which("true")
    if unshare is None or true is None:
        return ()
    for flags in ("-rn", "-n"):
        done = subprocess.run([unshare, flags, true], check=False, capture_output=True)  # noqa: S603 - both found in PATH
        if done.returncode == 0:
            return unshare, flags
    return ()


def _write_profile(folder: Path) -> None:
    items = "".join(
        f'<item oor:path="/org.openoffice.Office.{path}"><prop oor:name="{key}" oor:op="fuse"><value>{setting}</value>'
        "</prop></item>"
        for path, key, setting in _SETTINGS
    )
    (folder / "user").mkdir(parents=True)
    (folder / "user" / "registrymodifications.xcu").write_text(
        '<?xml version="1.0" encoding="UTF-8"?>\n<oor:items xmlns:oor="http://openoffice.org/2001/registry" '
        f'xmlns:xs="http://www.w3.org/2001/XMLSchema">{items}</oor:items>\n',
        encoding="utf-8",
    )


def _ended_in_time(command: list[str], place: Path, timeout_s: float) -> bool:
    """Whether the command ended by itself; else it and everything it started is gone."""
    limited = ["sh", "-c", _LIMITED, "sh", str(int(timeout_s) + 1)]
    environment = {
        "PATH": os.environ.get("PATH", os.defpath),
        "HOME": str(place),
        "TMPDIR": str(place),
        "LANG": "C.UTF-8",
        "SAL_USE_VCLPLUGIN": "svp",
    }
    process = subprocess.Popen(  # noqa: S603 - a list, made of our own words and our own temporary paths
        [*_without_network(), *limited, *command],
        stdin=subprocess.DEVNULL,
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
        cwd=place,
        env=environment,
        start_new_session=True,
    )
    try:
        process.wait(timeout_s)
    except subprocess.TimeoutExpired:
        return False
    finally:
        if process.poll() is None:
            with contextlib.suppress(ProcessLookupError):
                os.killpg(process.pid, signal.SIGKILL)
            process.wait()
    return True
