"""Originals are whole or absent; packs on the shelf are complete, and a person's edits are never overwritten."""

from __future__ import annotations

import hashlib
import os
import subprocess
import sys
import time
from pathlib import Path

import pytest

from models.errors import Code, DocumentError
from models.pack import PackFile, PackManifest
from tasks.adapters.blobs import STALE_S, FileBlobs
from tasks.adapters.pack_shelf import PackShelf


@pytest.fixture
def blobs(tmp_path: Path) -> FileBlobs:
    return FileBlobs(tmp_path / "blobs")


@pytest.fixture
def shelf(tmp_path: Path, blobs: FileBlobs) -> PackShelf:
    return PackShelf(tmp_path / "packs", blobs)


ROOT = Path(__file__).resolve().parents[2]


def manifest(files: dict[str, bytes]) -> PackManifest:
    listed = tuple(
        PackFile(name=name, sha256=hashlib.sha256(content).hexdigest(), size=len(content))
        for name, content in sorted(files.items())
    )
    return PackManifest(tender_id="t", title="T", content_hash="c", engines={}, inputs={}, files=listed, summary={})


def put(shelf: PackShelf, files: dict[str, bytes]) -> None:
    shelf.publish(manifest(files), files)


def test_the_same_bytes_are_kept_once(blobs: FileBlobs) -> None:
    assert blobs.put(b"tender") == blobs.put(b"tender") == hashlib.sha256(b"tender").hexdigest()
    assert blobs.get(blobs.put(b"tender")) == b"tender"


def test_an_altered_original_is_found_out(blobs: FileBlobs) -> None:
    digest = blobs.put(b"tender")
    blobs.path_of(digest).chmod(0o644)
    blobs.path_of(digest).write_bytes(b"tonder")
    with pytest.raises(DocumentError) as failure:
        blobs.get(digest)
    assert failure.value.code is Code.DAMAGED


def test_a_half_written_original_is_written_again(blobs: FileBlobs) -> None:
    digest = blobs.put(b"tender")
    blobs.path_of(digest).chmod(0o644)
    blobs.path_of(digest).write_bytes(b"ten")
    blobs.put(b"tender")
    assert blobs.get(digest) == b"tender"


def test_an_original_damaged_on_disk_is_mended_when_it_comes_again(blobs: FileBlobs) -> None:
    digest = blobs.put(b"tender")
    blobs.path_of(digest).chmod(0o644)
    blobs.path_of(digest).write_bytes(b"tonder")
    blobs.put(b"tender")
    assert blobs.get(digest) == b"tender"


def test_what_a_killed_writer_left_goes_a_day_later(tmp_path: Path) -> None:
    incoming = tmp_path / "blobs" / "incoming"
    incoming.mkdir(parents=True)
    for name, age_s in (("old", STALE_S + 60), ("young", 60)):
        (incoming / name).write_bytes(b"half")
        then = time.time() - age_s
        os.utime(incoming / name, (then, then))
    FileBlobs(tmp_path / "blobs")
    assert [path.name for path in incoming.iterdir()] == ["young"]


def test_a_missing_original_has_a_code(blobs: FileBlobs) -> None:
    with pytest.raises(DocumentError) as failure:
        blobs.get("0" * 64)
    assert failure.value.code is Code.NOT_FOUND


def test_a_new_draft_replaces_ours_and_sets_a_persons_edit_aside(shelf: PackShelf) -> None:
    put(shelf, {"proposal.docx": b"one"})
    put(shelf, {"proposal.docx": b"two"})
    folder = shelf.folder_of("t")
    assert (folder / "proposal.docx").read_bytes() == b"two"
    assert not (folder / "edited").exists()
    (folder / "proposal.docx").write_bytes(b"two, and Ada's words")
    put(shelf, {"proposal.docx": b"three"})
    assert (folder / "proposal.docx").read_bytes() == b"three"
    (aside,) = (folder / "edited").iterdir()
    assert aside.read_bytes() == b"two, and Ada's words"


def test_what_a_kill_left_in_a_packs_folder_goes_with_the_next_draft(shelf: PackShelf) -> None:
    folder = shelf.folder_of("t")
    killed = (
        "import os, pathlib, sys; from tasks.adapters import blobs; blobs.os.fsync = lambda _: os._exit(9);"
        "blobs.write_atomically(pathlib.Path(sys.argv[1]), b'half')"
    )
    done = subprocess.run([sys.executable, "-c", killed, str(folder / "proposal.docx")], check=False, cwd=ROOT)
    assert done.returncode == 9
    assert [path.name for path in folder.iterdir()] != ["proposal.docx"]
    put(shelf, {"proposal.docx": b"whole"})
    assert {path.name for path in folder.iterdir()} == {"proposal.docx", "pack.json"}


def test_missing_files_come_back_and_edits_stay(shelf: PackShelf) -> None:
    files = {"a.html": b"a", "b.xlsx": b"b"}
    put(shelf, files)
    (shelf.folder_of("t") / "a.html").unlink()
    (shelf.folder_of("t") / "pack.json").unlink()
    (shelf.folder_of("t") / "b.xlsx").write_bytes(b"edited")
    assert shelf.restore(manifest(files)) == ("a.html", "pack.json")
    assert (shelf.folder_of("t") / "a.html").read_bytes() == b"a"
    assert (shelf.folder_of("t") / "b.xlsx").read_bytes() == b"edited"


def test_a_pack_is_put_back_whole_from_its_manifest(shelf: PackShelf) -> None:
    files = {"a.html": b"a", "b.xlsx": b"b"}
    put(shelf, files)
    for name in files:
        (shelf.folder_of("t") / name).unlink()
    shelf.republish(manifest(files))
    assert {path.name for path in shelf.folder_of("t").iterdir()} == {"a.html", "b.xlsx", "pack.json"}


def test_files_of_another_draft_give_way_to_the_pack_on_record(shelf: PackShelf) -> None:
    recorded = {"a.html": b"one"}
    put(shelf, recorded)
    put(shelf, {"a.html": b"two"})  # a run that published and was killed before it could record its draft
    assert shelf.restore(manifest(recorded)) == ("a.html", "pack.json")
    assert (shelf.folder_of("t") / "a.html").read_bytes() == b"one"
    assert shelf.restore(manifest(recorded)) == ()
