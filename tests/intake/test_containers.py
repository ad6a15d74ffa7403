"""Containers: what is inside comes out under safe names, within one budget, or has a code."""

from __future__ import annotations

import bz2
import contextlib
import gzip
import io
import lzma
import struct
import tarfile
import zipfile
from collections.abc import Mapping
from email.message import EmailMessage
from pathlib import Path
from typing import Any

import py7zr
import pypdfium2 as pdfium
import pytest
from hypothesis import given
from hypothesis import strategies as st

from models.errors import Code, DocumentError
from tasks.intake.containers import CARRIERS, CONTAINERS, Budget, may_carry_files, open_container
from tasks.intake.media_type import (
    BMP,
    DOC,
    DOCM,
    DOCX,
    EML,
    ENCRYPTED_OFFICE,
    EXECUTABLE,
    GZIP,
    HTML,
    MSG,
    ODS,
    OLE,
    PDF,
    PLAIN,
    RTF,
    SEVEN_ZIP,
    TAR,
    TSV,
    XLS,
    XLSX,
    XML,
    ZIP,
    breaks_promise,
    media_type_of,
)
from tasks.intake.unpacking.member_path import file_name, member_path
from tests.parse.msg_making import attached, message, message_inside, ole

TEXT = b"The supplier shall answer calls.\n"


def zipped(files: Mapping[str, bytes], method: int = zipfile.ZIP_DEFLATED) -> bytes:
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w", method) as archive:
        for name, content in files.items():
            archive.writestr(name, content)
    return buffer.getvalue()


def seven_zipped(files: Mapping[str, bytes], password: str | None = None) -> bytes:
    buffer = io.BytesIO()
    with py7zr.SevenZipFile(buffer, "w", password=password) as archive:
        for name, content in files.items():
            archive.writestr(content, name)
    return buffer.getvalue()


def tarred(files: Mapping[str, bytes], *links: tarfile.TarInfo, encoding: str = "utf-8") -> bytes:
    buffer = io.BytesIO()
    with tarfile.open(fileobj=buffer, mode="w", format=tarfile.GNU_FORMAT, encoding=encoding) as archive:
        for name, content in files.items():
            member = tarfile.TarInfo(name)
            member.size = len(content)
            archive.addfile(member, io.BytesIO(content))
        for link in links:
            archive.addfile(link)
    return buffer.getvalue()


def mailed(files: Mapping[str, bytes], subject: str = "Tender") -> EmailMessage:
    mail = EmailMessage()
    mail["Subject"], mail["From"], mail["To"] = subject, "buyer@example.org", "bidders@example.org"
    mail.set_content("See the files.")
    for name, content in files.items():
        mail.add_attachment(content, maintype="application", subtype="octet-stream", filename=name)
    return mail


def pdf_with(files: Mapping[str, bytes]) -> bytes:
    document = pdfium.PdfDocument.new()
    document.new_page(200, 200)
    for name, content in files.items():
        document.new_attachment(name).set_data(content)
    buffer = io.BytesIO()
    document.save(buffer)
    return buffer.getvalue()


def opened(content: bytes, name: str = "pack", budget: Budget | None = None) -> dict[str, Any]:
    media_type = media_type_of(content, name)
    assert media_type in CONTAINERS | CARRIERS
    return {
        path: inside.code if isinstance(inside, DocumentError) else inside
        for path, inside in open_container(content, name, media_type, budget)
    }


def refusal(content: bytes, name: str = "pack", budget: Budget | None = None) -> Code:
    with pytest.raises(DocumentError) as failure:
        opened(content, name, budget)
    return failure.value.code


def ends_well(content: bytes, media_type: str) -> bool:
    """Whether opening ends in files or one of the codes, with no other fault."""
    try:
        list(open_container(content, "pack", media_type))
    except DocumentError as error:
        return error.code in {Code.DAMAGED, Code.ENCRYPTED, Code.UNSAFE_ARCHIVE}
    return True


FILES = {"招标/正文.txt": TEXT, "prices.txt": TEXT * 2, "empty.txt": b""}


@pytest.mark.parametrize(
    ("content", "media_type"),
    [
        (zipped(FILES), ZIP),
        (zipped(FILES, zipfile.ZIP_LZMA), ZIP),
        (seven_zipped(FILES), SEVEN_ZIP),
        (tarred(FILES), TAR),
        (tarred(FILES, encoding="gb18030"), TAR),
        (gzip.compress(tarred(FILES)), GZIP),
        (bz2.compress(tarred(FILES)), "application/x-bzip2"),
        (lzma.compress(tarred(FILES)), "application/x-xz"),
    ],
)
def test_every_archive_gives_back_what_was_put_in(content: bytes, media_type: str) -> None:
    assert media_type_of(content, "pack") == media_type
    assert opened(content) == FILES


@pytest.mark.parametrize("pack", [gzip.compress, bz2.compress, lzma.compress])
def test_one_compressed_file_comes_out_under_its_own_name(pack: Any) -> None:
    suffix = {gzip.compress: "gz", bz2.compress: "bz2", lzma.compress: "xz"}[pack]
    assert opened(pack(TEXT), f"in/notes.txt.{suffix}") == {"notes.txt": TEXT}
    assert opened(pack(TEXT) + pack(TEXT), f"notes.txt.{suffix}") == {"notes.txt": TEXT * 2}
    assert refusal(pack(TEXT * 50)[:-9], f"notes.txt.{suffix}") is Code.DAMAGED


def test_files_come_out_of_mails_and_pdfs() -> None:
    mail = mailed({"价格 表.xlsx": b"PK..", "../../evil.txt": TEXT})
    mail.add_attachment(mailed({}, subject="Older/mail"))
    found = opened(b"\xef\xbb\xbf\n" + mail.as_bytes())
    assert list(found) == ["价格 表.xlsx", "evil.txt", "Older-mail.eml"]
    assert media_type_of(found["Older-mail.eml"], "x") == EML
    outlook = message({0x37: "Tender"}, [attached("价格.txt", TEXT * 200), message_inside("Older", {0x37: "Older"})])
    assert opened(outlook)["价格.txt"] == TEXT * 200
    assert media_type_of(opened(outlook)["Older.eml"], "x") == EML
    assert opened(pdf_with({"附件.txt": TEXT, "b.txt": TEXT})) == {"附件.txt": TEXT, "b.txt": TEXT}


def test_a_file_pinned_to_a_page_comes_out_too() -> None:
    pinned = (
        b"%PDF-1.7\n1 0 obj<</Type/Catalog/Pages 2 0 R>>endobj\n2 0 obj<</Type/Pages/Kids[3 0 R]/Count 1>>endobj\n"
        b"3 0 obj<</Type/Page/Parent 2 0 R/MediaBox[0 0 99 99]/Annots[4 0 R]>>endobj\n4 0 obj<</Type/Annot/Subtype"
        b"/FileAttachment/Rect[9 9 20 20]/FS<</Type/Filespec/F(a.txt)/UF(a.txt)/EF<</F 5 0 R>>>>>>endobj\n"
        b"5 0 obj<</Type/EmbeddedFile/Length 4>>stream\nText\nendstream endobj\ntrailer<</Root 1 0 R>>\n%%EOF\n"
    )
    assert may_carry_files(pinned, PDF)
    assert opened(pinned) == {"a.txt": b"Text"}


def test_a_page_saved_as_a_mail_gives_its_pictures_and_not_its_style() -> None:
    page = (
        b'MIME-Version: 1.0\r\nContent-Type: multipart/related; boundary="x"\r\n\r\n--x\r\nContent-Type: text/html\r\n'
        b"\r\n<p>Text\r\n--x\r\nContent-Type: text/css\r\nContent-Location: http://a.org/s.css\r\n\r\np{}\r\n--x\r\n"
        b"Content-Type: image/png\r\nContent-Location: http://a.org/plan.png\r\n\r\nPNG\r\n--x--\r\n"
    )
    assert opened(page, "page.mht") == {"plan.png": b"PNG"}


def test_only_documents_with_files_inside_are_opened_for_them() -> None:
    assert may_carry_files(pdf_with({"a.txt": TEXT}), PDF)
    assert not may_carry_files(pdf_with({}), PDF)
    assert may_carry_files(mailed({"a.txt": TEXT}).as_bytes(), EML)
    assert may_carry_files(b"Subject: x\r\nMIME-Version: 1.0\r\nContent-Type: application/pdf\r\n\r\n%PDF-1.7", EML)
    assert not may_carry_files(b"Subject: x\r\nContent-Type:  text/plain\r\n\r\nNo file", EML)
    assert not may_carry_files(message({0x37: "Tender"}), MSG)
    assert not may_carry_files(TEXT, PLAIN)


def link(kind: bytes) -> tarfile.TarInfo:
    member = tarfile.TarInfo("link")
    member.type, member.linkname = kind, "/etc/passwd"
    return member


def zip_link() -> bytes:
    member = zipfile.ZipInfo("link")
    member.create_system, member.external_attr = 3, 0o120777 << 16
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w") as archive:
        archive.writestr(member, "/etc/passwd")
    return buffer.getvalue()


@pytest.mark.parametrize(
    "content",
    [
        *(pack({"good.txt": TEXT, path: TEXT}) for pack in (zipped, tarred) for path in ("../e.txt", "/e.txt", "C:/e")),
        zipped({"a\\..\\..\\e.txt": TEXT}),
        zipped({"/".join("a" * 40): TEXT}),
        *(tarred({}, link(kind)) for kind in (tarfile.SYMTYPE, tarfile.LNKTYPE, tarfile.CHRTYPE, tarfile.FIFOTYPE)),
        zip_link(),
        zipped({f"{number}.txt": b"" for number in range(1_001)}),
        zipped({"big.txt": bytes(200_000_000)}),
        seven_zipped({"big.txt": bytes(200_000_000)}),
        gzip.compress(bytes(200_000_000)),
    ],
)
def test_an_archive_that_climbs_links_or_swells_is_refused_whole(content: bytes) -> None:
    assert refusal(content) is Code.UNSAFE_ARCHIVE


def test_entries_that_share_their_bytes_are_refused() -> None:
    content = bytearray(zipped({"a.txt": bytes(5_000), "b.txt": bytes(5_000)}))
    first, second = (place for place in range(len(content)) if content[place : place + 4] == b"PK\x01\x02")
    content[second + 42 : second + 46] = content[first + 42 : first + 46]
    assert refusal(bytes(content)) is Code.UNSAFE_ARCHIVE


def test_one_damaged_or_locked_file_does_not_lose_the_others() -> None:
    content = bytearray(zipped({"a.txt": TEXT, "b.txt": TEXT}, zipfile.ZIP_STORED))
    content[content.index(TEXT)] ^= 1
    assert opened(bytes(content)) == {"a.txt": Code.DAMAGED, "b.txt": TEXT}
    lied = bytearray(zipped({"a.txt": TEXT, "b.txt": TEXT}))
    struct.pack_into("<I", lied, lied.index(b"PK\x01\x02") + 24, 5)
    assert opened(bytes(lied)) == {"a.txt": Code.DAMAGED, "b.txt": TEXT}
    locked = bytearray(zipped({"a.txt": TEXT, "b.txt": TEXT}))
    locked[locked.index(b"PK\x01\x02") + 8] |= 1
    assert opened(bytes(locked)) == {"a.txt": Code.ENCRYPTED, "b.txt": TEXT}
    cut = tarred({"a.txt": TEXT, "b.txt": bytes(9_000)})[: 512 * 4]
    assert next(open_container(cut, "cut.tar", TAR)) == ("a.txt", TEXT)
    broken = bytearray(tarred({"a.txt": TEXT, "b.txt": TEXT}))
    broken[512 * 2 + 5] ^= 1
    members = open_container(bytes(broken), "broken.tar", TAR)
    assert next(members) == ("a.txt", TEXT)
    with pytest.raises(DocumentError):
        next(members)
    nested = zipped({"first.txt": TEXT, "in.zip": zipped({"a.txt": TEXT})}, zipfile.ZIP_STORED)
    assert refusal(nested[: nested.rindex(b"PK\x01\x02") - 10]) is Code.DAMAGED


def test_a_password_has_its_own_code() -> None:
    assert refusal(seven_zipped({"a.txt": TEXT}, password="secret")) is Code.ENCRYPTED
    locked = bytearray(zipped({"a.txt": TEXT}))
    locked[locked.index(b"PK\x01\x02") + 8] |= 1
    assert refusal(bytes(locked)) is Code.ENCRYPTED


def test_containers_in_containers_share_one_budget() -> None:
    budget = Budget(bytes_left=10_000, entries_left=3)
    inner = opened(zipped({"inner.zip": zipped({"a.txt": TEXT})}), budget=budget)["inner.zip"]
    assert opened(inner, budget=budget) == {"a.txt": TEXT}
    assert (budget.bytes_left, budget.entries_left) == (10_000 - len(inner) - len(TEXT), 1)
    assert refusal(zipped({"a": b"", "b": b""}), budget=budget) is Code.UNSAFE_ARCHIVE
    assert refusal(tarred({"a": bytes(10_000)}), budget=budget) is Code.UNSAFE_ARCHIVE


@given(st.text(max_size=80) | st.lists(st.sampled_from(["..", ".", "a", "", "C:", "\u200b..", "\u202e"])).map("/".join))
def test_no_path_of_a_member_ever_escapes(written: str) -> None:
    names = [file_name(written)]
    with contextlib.suppress(DocumentError):
        names.append(member_path(written, "pack.zip"))
    folder = Path("/kept/pack")
    for name in names:
        assert (folder / name).resolve().is_relative_to(folder)
        assert folder / name != folder
        assert not set(name) & set("\x00\n\r\x1b\x7f\u202e\u2066\u200b\ufeff")
        assert all(len(part.encode()) <= 255 for part in name.split("/"))


def test_a_name_of_four_kilobytes_is_shortened_and_keeps_its_kind() -> None:
    first, second = member_path("长" * 2_000 + "a.pdf", "x"), member_path("长" * 2_000 + "b.pdf", "x")
    assert first != second
    assert first.endswith(".pdf")


@given(
    st.sampled_from([zipped, seven_zipped, tarred, lambda files: gzip.compress(tarred(files)), pdf_with]),
    st.lists(st.tuples(st.integers(0, 10_000), st.integers(0, 255)), min_size=1, max_size=6),
)
def test_broken_containers_end_in_files_or_a_code(pack: Any, wounds: list[tuple[int, int]]) -> None:
    content = bytearray(pack({"a.txt": TEXT * 9, "b/c.txt": TEXT}))
    for place, value in wounds:
        content[place % len(content)] = value
    media_type = media_type_of(bytes(content), "pack")
    assert media_type not in CONTAINERS | CARRIERS or ends_well(bytes(content), media_type)


@given(st.lists(st.tuples(st.integers(0, 10_000), st.binary(min_size=1, max_size=4)), min_size=1, max_size=6))
def test_broken_mails_end_in_files_or_a_code(wounds: list[tuple[int, bytes]]) -> None:
    plain = mailed({"a.txt": TEXT}).as_bytes()
    outlook = message({0x37: "Tender", 0x1000: "Text"}, [attached("a.txt", TEXT), message_inside("b", {0x37: "b"})])
    for whole, media_type in ((plain, EML), (outlook, MSG)):
        content = bytearray(whole)
        for place, value in wounds:
            at = place % len(content)
            content[at : at + len(value)] = value
        assert ends_well(bytes(content), media_type)


def test_hostile_archives_end_in_files_or_a_code(shared: Path) -> None:
    for path in sorted((shared / "corpus" / "hostile" / "zip").iterdir()):
        content = path.read_bytes()
        assert ends_well(content, media_type_of(content, path.name))


CONTENT_TYPES = b'<Types><Override ContentType="application/vnd.ms-word.document.macroEnabled.main+xml"/></Types>'


@pytest.mark.parametrize(
    ("content", "name", "media_type"),
    [
        (ole({"WordDocument": bytes(5_000), "ObjectPool": {"Workbook": b"x"}}), "a.doc", DOC),
        (ole({"Workbook": bytes(5_000)}), "a.xls", XLS),
        (ole({"EncryptionInfo": b"x", "EncryptedPackage": b"x"}), "a.docx", ENCRYPTED_OFFICE),
        (ole({"Catalog": b"x"}), "a", OLE),
        (zipped({"[Content_Types].xml": CONTENT_TYPES, "word/document.xml": b""}), "a.docx", DOCM),
        (zipped({"mimetype": ODS.encode(), "content.xml": b""}, zipfile.ZIP_STORED), "a.zip", ODS),
        (zipped({"[Content_Types].xml": b"", "word/document.xml": bytes(9_000)})[:200], "a.docx", DOCX),
        (zipped({"a.docx": zipped({"word/document.xml": b""})}, zipfile.ZIP_STORED)[:-30], "a.zip", ZIP),
        (b"{\\rtf1 text}", "a.doc", RTF),
        (b"\n<HTML><table><tr><td>1</table>", "prices.xls", HTML),
        (b'<?xml version="1.0"?><html xmlns="x"/>', "a", HTML),
        (b"<?xml version='1.0'?><x/>", "a.doc", XML),
        (b"Item\tPrice\nSeat\t10\nLine\t5\n", "prices.xls", TSV),
        (b"Item,Price\nSeat,10\n", "prices.csv", "text/csv"),
        (mailed({}).as_bytes(), "mail", EML),
        (b"From: the buyer\nTo: all bidders\n\nAnswers to questions.\n", "answers.txt", PLAIN),
        (b"Note: calls\nSubject: hours\n\nText\n", "notes", PLAIN),
        (b"BM" + struct.pack("<I4xI", 60, 54) + bytes(46), "plan.bmp", BMP),
        (b"MZ\x90\x00" + bytes(60), "tender.pdf", EXECUTABLE),
        ("“Les appels” – réponse".encode("cp1252"), "a.txt", PLAIN),
    ],
)
def test_a_file_is_what_its_content_says(content: bytes, name: str, media_type: str) -> None:
    assert media_type_of(content, name) == media_type


@pytest.mark.parametrize(
    ("media_type", "name", "suspicious"),
    [
        (DOCX, "old.doc", False),
        (RTF, "old.doc", False),
        (HTML, "prices.xls", False),
        (PDF, "tender.docx", False),
        (XLSX, "prices.csv", False),
        (TAR, "pack.zip", False),
        (HTML, "tender.pdf", True),
        ("image/png", "tender.pdf", True),
        (ZIP, "tender.docx", True),
        (EXECUTABLE, "tender.pdf", True),
        (EXECUTABLE, "tender.txt", True),
        (OLE, "tender.pdf", True),
    ],
)
def test_only_a_suspicious_content_breaks_the_promise_of_its_name(media_type: str, name: str, suspicious: bool) -> None:
    assert breaks_promise(media_type, name) is suspicious


@given(
    st.binary(max_size=1_500), st.sampled_from([b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", b"PK\x03\x04", b"PK\x05\x06", b""])
)
def test_any_bytes_have_a_type(content: bytes, start: bytes) -> None:
    assert "/" in media_type_of(start + content, "x.eml")
