"""Intake: type by content, safe archives, duplicates named, nothing dropped without a word."""

from __future__ import annotations

import hashlib
import io
import os
import zipfile
from email.message import EmailMessage
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from models.errors import Code, DocumentError, TenderError
from models.tender import Receipt
from tasks.adapters.source_files import list_sources, name_of, read_source
from tasks.intake.collect import collect
from tasks.intake.containers import open_container
from tasks.intake.identity import content_hash_of, slug_of
from tasks.intake.media_type import DOCX, media_type_of
from tasks.intake.unpack import MAX_DEPTH, unpacked

READABLE = ("application/pdf", DOCX, "text/markdown", "text/plain")
PDF_BYTES = b"%PDF-1.7\n1 0 obj\n"


class MemoryBlobs:
    def __init__(self) -> None:
        self.kept: dict[str, bytes] = {}

    def put(self, content: bytes) -> str:
        digest = hashlib.sha256(content).hexdigest()
        self.kept[digest] = content
        return digest

    def get(self, sha256: str) -> bytes:
        return self.kept[sha256]


class GbkNamed(zipfile.ZipInfo):
    """A member as Chinese Windows writes it: GBK bytes, no word about the encoding."""

    def _encodeFilenameFlags(self) -> tuple[bytes, int]:  # noqa: N802 - the library's name
        return self.filename.encode("gb18030"), self.flag_bits & ~0x800


def zipped(files: dict[str, bytes], *, names_in_gbk: bool = False) -> bytes:
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in files.items():
            if names_in_gbk:
                archive.writestr(GbkNamed(name), content)
            else:
                archive.writestr(name, content)
    return buffer.getvalue()


def docx() -> bytes:
    return zipped({"[Content_Types].xml": b"<Types/>", "word/document.xml": b"<w:document/>"})


def received(files: dict[str, bytes | DocumentError]) -> Receipt:
    return collect("alpha", "/inbox/alpha", unpacked(files.items(), open_container), READABLE, MemoryBlobs())


@pytest.mark.parametrize(
    ("content", "name", "code"),
    [
        (b"", "tender.pdf", Code.EMPTY_FILE),
        (b"\xff\xd8\xff\xe0 picture", "tender.pdf", Code.WRONG_TYPE),
        (bytes(range(256)) * 12, "tender.pdf", Code.DAMAGED),
        (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1 sealed", "tender.docx", Code.ENCRYPTED),
        (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1 an old Word file", "tender.pdf", Code.WRONG_TYPE),
        (zipped({"xl/workbook.xml": b"<workbook/>"}), "prices.xlsx", Code.UNSUPPORTED),
        (b"<!doctype html><p>notice", "notice.html", Code.UNSUPPORTED),
        (PDF_BYTES, "tender.pdf", None),
        (PDF_BYTES, "tender", None),
        (docx(), "tender.docx", None),
        ("# 招标公告\n".encode(), "notice.md", None),
        ("招标公告：一、项目概况\n".encode("gb18030") * 5, "notice.txt", None),
    ],
)
def test_each_file_is_admitted_or_named_with_a_code(content: bytes, name: str, code: Code | None) -> None:
    (file,) = received({name: content}).files
    assert file.code == code
    assert (file.detail != "") is (code is not None)


def test_originals_are_kept_even_when_they_are_not_read() -> None:
    blobs = MemoryBlobs()
    content = zipped({"xl/workbook.xml": b"<workbook/>"})
    collect("alpha", "/inbox/alpha", [("prices.xlsx", content)], READABLE, blobs)
    assert content in blobs.kept.values()


def test_the_same_bytes_under_two_names_are_read_once_and_named() -> None:
    files = received({"b/copy.pdf": PDF_BYTES, "a.pdf": PDF_BYTES}).files
    assert [(file.path, file.state, file.detail) for file in files] == [
        ("a.pdf", "received", ""),
        ("b/copy.pdf", "duplicate", "a.pdf"),
    ]


def test_an_archive_is_what_it_holds_also_with_chinese_names() -> None:
    inner = {"招标文件/正文.pdf": PDF_BYTES, "__MACOSX/x": b"x", "招标文件/~$正文.docx": b"x"}
    files = received({"pack.zip": zipped(inner, names_in_gbk=True)}).files
    assert [file.path for file in files] == ["pack.zip/招标文件/正文.pdf"]


@pytest.mark.parametrize("name", ["../evil.pdf", "/etc/evil.pdf", "C:/evil.pdf", "a/../../evil.pdf", "..\\evil.pdf"])
def test_an_archive_that_climbs_out_is_refused_whole(name: str) -> None:
    (file,) = received({"pack.zip": zipped({name: PDF_BYTES})}).files
    assert (file.state, file.code) == ("refused", Code.UNSAFE_ARCHIVE)


def test_a_zip_bomb_is_refused() -> None:
    (file,) = received({"pack.zip": zipped({"big.txt": b" " * 200_000_000})}).files
    assert file.code is Code.UNSAFE_ARCHIVE


def test_archives_inside_archives_are_opened_and_too_deep_ones_named() -> None:
    content = PDF_BYTES
    for depth in range(MAX_DEPTH + 1):
        content = zipped({f"{depth}.zip" if depth else "tender.pdf": content, f"{depth}.txt": b"Calls are answered."})
    files = received({"pack.zip": content}).files
    texts = [file for file in files if file.path.endswith(".txt")]
    assert len(texts) == MAX_DEPTH
    assert [file.code for file in files if file not in texts and file.state != "duplicate"] == [Code.UNSAFE_ARCHIVE]


def test_what_a_mail_brings_along_stands_beside_it() -> None:
    mail = EmailMessage()
    mail["Subject"], mail["From"], mail["To"] = "Tender", "buyer@example.org", "bids@example.org"
    mail.set_content("Please find the tender attached.")
    mail.add_attachment(PDF_BYTES, maintype="application", subtype="pdf", filename="招标文件.pdf")
    files = received({"mail.eml": mail.as_bytes()}).files
    assert [file.path for file in files] == ["mail.eml", "mail.eml/招标文件.pdf"]


def test_an_archive_with_one_name_twice_loses_neither_file() -> None:
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w") as archive:
        archive.writestr("tender.pdf", PDF_BYTES)
        with pytest.warns(UserWarning, match="Duplicate name"):
            archive.writestr("tender.pdf", PDF_BYTES + b"second")
    files = received({"pack.zip": buffer.getvalue()}).files
    assert [(file.path, file.state) for file in files] == [
        ("pack.zip/tender.pdf", "received"),
        ("pack.zip/tender.pdf (2)", "received"),
    ]


@given(
    st.sampled_from([zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED, zipfile.ZIP_BZIP2, zipfile.ZIP_LZMA]),
    st.lists(st.tuples(st.integers(0, 10_000), st.integers(0, 255)), min_size=1, max_size=6),
    st.sampled_from(["pack.zip", "tender.docx"]),
)
def test_a_broken_archive_is_named_and_never_a_fault(method: int, wounds: list[tuple[int, int]], name: str) -> None:
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w", method) as archive:
        archive.writestr("招标/tender.txt", b"The supplier shall answer calls. " * 20)
        archive.writestr("b.pdf", PDF_BYTES * 9)
    content = bytearray(buffer.getvalue())
    for place, value in wounds:
        content[place % len(content)] = value
    files = received({name: bytes(content)}).files
    assert all((file.code is None) == (file.state in {"received", "duplicate"}) for file in files)


def test_a_file_that_could_not_be_opened_is_named(tmp_path: Path) -> None:
    (tmp_path / "large.pdf").write_bytes(PDF_BYTES * 100)
    ((path, content),) = read_source(tmp_path / "large.pdf", max_file_bytes=10)
    assert path == "large.pdf"
    assert isinstance(content, DocumentError)
    assert content.code is Code.TOO_LARGE


def test_links_and_half_downloads_are_no_tenders(tmp_path: Path) -> None:
    inbox = tmp_path / "inbox"
    inbox.mkdir()
    (tmp_path / "secret.pdf").write_bytes(PDF_BYTES)
    (inbox / "link.pdf").symlink_to(tmp_path / "secret.pdf")
    (inbox / ".hidden").write_bytes(b"x")
    (inbox / "later.pdf.part").write_bytes(b"x")
    (inbox / "Thumbs.db").write_bytes(b"x")
    (inbox / "a").mkdir()
    (inbox / "a" / "inner.pdf").symlink_to(tmp_path / "secret.pdf")
    (inbox / "b.pdf").write_bytes(PDF_BYTES)
    assert [source.name for source in list_sources(inbox)] == ["a", "b.pdf"]
    assert list(read_source(inbox / "a", 1000)) == []


def test_a_file_name_in_another_encoding_is_read_as_its_writer_meant_it(tmp_path: Path) -> None:
    folder = tmp_path / os.fsdecode("项目".encode("gb18030"))
    folder.mkdir()
    (folder / os.fsdecode("招标文件.pdf".encode("gb18030"))).write_bytes(PDF_BYTES)
    assert name_of(folder) == "项目"
    assert list(read_source(tmp_path, 1000)) == [("项目/招标文件.pdf", PDF_BYTES)]
    assert name_of(Path(os.fsdecode(b"\xff.pdf"))).isascii()


def test_a_folder_that_cannot_be_opened_is_named(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "closed").mkdir()
    (tmp_path / "open.pdf").write_bytes(PDF_BYTES)
    plain = os.scandir

    def scandir(path: str) -> object:
        if path.endswith("closed"):
            raise PermissionError(13, "Permission denied", path)
        return plain(path)

    monkeypatch.setattr(os, "scandir", scandir)
    (opened, (path, closed)) = list(read_source(tmp_path, 1000))
    assert opened == ("open.pdf", PDF_BYTES)
    assert (path, isinstance(closed, DocumentError) and closed.code) == ("closed", Code.UNREADABLE)


def test_a_missing_inbox_has_a_code(tmp_path: Path) -> None:
    with pytest.raises(TenderError) as failure:
        list_sources(tmp_path / "nowhere")
    assert failure.value.code is Code.NOT_FOUND


@given(st.lists(st.tuples(st.text("0123456789abcdef", min_size=4, max_size=4), st.text(max_size=5)), max_size=6))
def test_the_content_hash_knows_neither_order_nor_names(files: list[tuple[str, str]]) -> None:
    renamed = [(digest, f"{name}x") for digest, name in reversed(files)]
    assert content_hash_of(files) == content_hash_of(renamed)


@given(st.text(max_size=200))
def test_a_slug_is_safe_in_paths_and_addresses(name: str) -> None:
    slug = slug_of(name)
    assert slug
    assert not set(slug) & set("/\\.:?#%\x00 ")


@given(st.binary(max_size=400), st.sampled_from(["x.pdf", "x.docx", "x.zip", "x", "x.txt"]))
def test_any_bytes_have_a_type_and_a_receipt(content: bytes, name: str) -> None:
    assert "/" in media_type_of(content, name)
    for file in received({name: content}).files:
        assert file.state in {"received", "unsupported", "refused", "duplicate"}


def test_text_in_two_byte_letters_is_text() -> None:
    for encoding in ("utf-16-le", "utf-16-be"):
        content = "\ufeffCalls are answered by nine. 九点前接听。".encode(encoding)
        assert media_type_of(content, "notes.txt") == "text/plain"
    assert media_type_of(b"\xff\xfe" + bytes(range(256)) * 4, "notes.txt") == "application/octet-stream"
