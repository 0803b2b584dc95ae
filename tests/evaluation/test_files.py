from __future__ import annotations

import gzip
import tarfile
from pathlib import Path
from typing import Literal

import pytest

from demarche.errors import CorpusError
from demarche.evaluation.files import as_text, corpus_bytes, corpus_files


def everything(name: str) -> bool:
    return True


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    (tmp_path / "c" / "train").mkdir(parents=True)
    (tmp_path / "c" / "train" / "b.txt").write_text("b")
    (tmp_path / "c" / "train" / "a.txt").write_text("a")
    (tmp_path / "c" / "train" / "._a.txt").write_text("hidden")
    return tmp_path / "c"


def test_a_folder_by_name_without_hidden_files(folder: Path) -> None:
    assert corpus_files(folder, everything) == {"train/a.txt": b"a", "train/b.txt": b"b"}
    assert corpus_files(folder, lambda name: name.endswith("b.txt")) == {"train/b.txt": b"b"}


MODES: dict[str, Literal["w", "w:gz", "w:xz"]] = {"tar": "w", "tar.gz": "w:gz", "tar.xz": "w:xz"}


@pytest.mark.parametrize("ending", MODES)
def test_an_archive_holds_the_same(folder: Path, ending: str) -> None:
    packed = folder.parent / f"c.{ending}"
    with tarfile.open(str(packed), mode=MODES[ending]) as archive:
        archive.add(folder / "train", "train")
    assert corpus_files(packed, everything) == corpus_files(folder, everything)


def test_what_cannot_be_opened_is_said(tmp_path: Path) -> None:
    broken = tmp_path / "c.tar.xz"
    broken.write_bytes(b"\xfd7zXZ\x00 and then nothing of the kind")
    with pytest.raises(CorpusError, match="cannot be opened"):
        corpus_files(broken, everything)
    with pytest.raises(CorpusError, match="is not there"):
        corpus_files(tmp_path / "none", everything)


def test_one_file_plain_or_packed(tmp_path: Path) -> None:
    (tmp_path / "a.conllu").write_bytes(b"x")
    (tmp_path / "a.conllu.gz").write_bytes(gzip.compress(b"x"))
    assert corpus_bytes(tmp_path / "a.conllu") == corpus_bytes(tmp_path / "a.conllu.gz") == b"x"
    (tmp_path / "b.gz").write_bytes(b"no gzip")
    for path, complaint in (
        (tmp_path, "is a folder"),
        (tmp_path / "b.gz", "cannot be read"),
        (tmp_path / "c", "there"),
    ):
        with pytest.raises(CorpusError, match=complaint):
            corpus_bytes(path)


def test_bytes_that_are_no_text() -> None:
    assert as_text("\ufeffé".encode(), "a") == "é"
    with pytest.raises(CorpusError, match="a, byte 1"):
        as_text(b"a\xff", "a")
