"""Older office formats become DOCX or PDF with LibreOffice, which gets neither time, network nor macros to spare."""

from __future__ import annotations

import io
import os
import socket
import time
import zipfile
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest

from models.errors import Code, DocumentError
from tasks.adapters import office_conversion
from tasks.adapters.confined.job import Limits
from tasks.adapters.document_reader import DocumentReader, Recognition
from tasks.adapters.office_conversion import CONVERSIONS, convert, is_available
from tasks.parse.docx_reader import read_docx

ODT = "application/vnd.oasis.opendocument.text"
ODP = "application/vnd.oasis.opendocument.presentation"
RTF = "application/rtf"
DOC = "application/msword"

_SPACES = " ".join(
    f'xmlns:{short}="urn:oasis:names:tc:opendocument:xmlns:{long}:1.0"'
    for short, long in (("office", "office"), ("text", "text"), ("draw", "drawing"), ("style", "style"))
)
_MORE = (
    'xmlns:xlink="http://www.w3.org/1999/xlink" xmlns:svg="urn:oasis:names:tc:opendocument:xmlns:svg-compatible:1.0"'
)
_SIZE = 'svg:x="1cm" svg:y="1cm" svg:width="9cm" svg:height="3cm"'


def open_document(media_type: str, body: str, manifest: str = "", prologue: str = "") -> bytes:
    kind = media_type.rpartition(".")[2]
    target = io.BytesIO()
    with zipfile.ZipFile(target, "w") as archive:
        archive.writestr("mimetype", media_type)
        archive.writestr(
            "META-INF/manifest.xml",
            '<manifest:manifest xmlns:manifest="urn:oasis:names:tc:opendocument:xmlns:manifest:1.0">'
            f'<manifest:file-entry manifest:full-path="/" manifest:media-type="{media_type}"/>'
            '<manifest:file-entry manifest:full-path="content.xml" manifest:media-type="text/xml">'
            f"{manifest}</manifest:file-entry></manifest:manifest>",
        )
        archive.writestr(
            "content.xml",
            f'{prologue}<office:document-content {_SPACES} {_MORE} office:version="1.2"><office:body><office:{kind}>'
            f"{body}</office:{kind}></office:body></office:document-content>",
        )
    return target.getvalue()


def code_of(content: bytes, media_type: str, timeout_s: float = 60) -> Code:
    with pytest.raises(DocumentError) as caught:
        convert(content, "old.bin", media_type, timeout_s)
    assert "old.bin" in str(caught.value)
    return caught.value.code


needs_office = pytest.mark.skipif(not is_available(), reason="LibreOffice is not installed")


@needs_office
@pytest.mark.office
def test_texts_become_docx_two_at_once() -> None:
    texts = [
        (open_document(ODT, "<text:p>座席不少于二十席。</text:p>"), ODT, "座席不少于二十席。"),
        (rb"{\rtf1\ansi Calls are answered in 20 seconds.\par}", RTF, "Calls are answered in 20 seconds."),
    ]
    with ThreadPoolExecutor(2) as pool:
        done = list(pool.map(lambda one: convert(one[0], "old", one[1], 60), texts))
    assert [media_type for _, media_type in done] == [CONVERSIONS[ODT]] * 2
    assert [read_docx(content, "t.docx")[0][0].text for content, _ in done] == [text for _, _, text in texts]


@needs_office
@pytest.mark.office
def test_slides_become_pages() -> None:
    slides = "".join(
        f'<draw:page draw:name="{number}"><draw:frame {_SIZE}><draw:text-box><text:p>Shift plan {number}</text:p>'
        "</draw:text-box></draw:frame></draw:page>"
        for number in (1, 2)
    )
    content, media_type = convert(open_document(ODP, slides), "old.odp", ODP, 60)
    assert (content[:5], media_type) == (b"%PDF-", "application/pdf")


@needs_office
@pytest.mark.office
def test_a_document_reaches_nobody() -> None:
    listener = socket.create_server(("127.0.0.1", 0))
    listener.setblocking(False)
    place = f"http://127.0.0.1:{listener.getsockname()[1]}"
    linked = (
        f'<text:p>Read.<draw:frame {_SIZE}><draw:image xlink:href="{place}/a.png" xlink:type="simple"/></draw:frame>'
        f'</text:p><text:section text:name="s"><text:section-source xlink:href="{place}/b.odt"/></text:section>'
    )
    converted, _ = convert(open_document(ODT, linked), "old.odt", ODT, 60)
    with listener, pytest.raises(BlockingIOError):  # nobody has called
        listener.accept()
    assert read_docx(converted, "t.docx")[0][0].text == "Read."


@needs_office
@pytest.mark.office
def test_too_slow_ends_everything_it_started(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    program = tmp_path / "soffice"
    program.write_text(f"#!/bin/sh\nsleep 30 & echo $! > {tmp_path}/child\nwait\n")
    program.chmod(0o755)
    monkeypatch.setattr(office_conversion, "_program", lambda: str(program))
    started = time.monotonic()
    assert code_of(rb"{\rtf1 Text}", RTF, timeout_s=1) is Code.TOO_SLOW
    assert time.monotonic() - started < 5
    child = (tmp_path / "child").read_text().strip()
    state = Path(f"/proc/{child}/stat")
    assert not state.exists() or state.read_text().split()[2] == "Z"


@needs_office
@pytest.mark.office
@pytest.mark.parametrize(
    ("content", "media_type"),
    [
        (open_document(ODT, "<text:p>cut short</text:p>")[:200], ODT),
        (b"\xd0\xcf\x11\xe0 no document in it", DOC),
    ],
)
def test_what_makes_no_document_is_damaged(content: bytes, media_type: str) -> None:
    assert code_of(content, media_type) is Code.DAMAGED


def test_a_password_is_told_before_anything_runs(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(office_conversion, "_program", lambda: os.devnull)
    word = bytes(512) + b"\xec\xa5\xc1\x00" + bytes(6) + b"\x00\x01" + bytes(500)
    assert code_of(word, DOC) is Code.ENCRYPTED
    locked = open_document(ODT, "", '<manifest:encryption-data manifest:checksum="x"/>')
    assert code_of(locked, ODT) is Code.ENCRYPTED
    slides = b"\x00\x00\xf6\x0f\x20\x00\x00\x00\x14\x00\x00\x00\xdf\xc4\xd1\xf3"
    assert code_of(slides, "application/vnd.ms-powerpoint") is Code.ENCRYPTED


def test_xml_with_entities_never_gets_to_libreoffice(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    program = tmp_path / "soffice"
    program.write_text(f"#!/bin/sh\ntouch {tmp_path}/called\n")
    program.chmod(0o755)
    monkeypatch.setattr(office_conversion, "_program", lambda: str(program))
    reader = DocumentReader(Limits(), Recognition(engine="off"), slots=1)
    hostile = open_document(ODT, "<text:p>&long;</text:p>", prologue='<!DOCTYPE office [<!ENTITY long "a">]>')
    with pytest.raises(DocumentError) as caught:
        reader.readable(hostile, "old.odt", ODT)
    assert caught.value.code is Code.UNSAFE_ARCHIVE
    assert not (tmp_path / "called").exists()
    with pytest.raises(DocumentError):  # this program makes no document, but it is asked for one
        reader.readable(open_document(ODT, "<text:p>Text</text:p>"), "old.odt", ODT)
    assert (tmp_path / "called").exists()


def test_a_real_locked_document(shared: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(office_conversion, "_program", lambda: os.devnull)
    path = shared / "corpus" / "hostile" / "office" / "PasswordProtected.doc"
    assert code_of(path.read_bytes(), DOC) is Code.ENCRYPTED


def test_without_libreoffice_the_format_is_unsupported(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(office_conversion, "_program", lambda: None)
    assert not is_available()
    assert code_of(rb"{\rtf1 Text}", RTF) is Code.UNSUPPORTED
