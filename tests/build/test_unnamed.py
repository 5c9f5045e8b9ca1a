"""Who did not agree to be named is named in no file of the output, nor inside one."""

from __future__ import annotations

import io
import shutil
import zipfile
from collections.abc import Iterator
from pathlib import Path

import pikepdf
import pypdfium2
import pytest

from tests.build.communities import SmallCommunity, lay_out_small_community

pytestmark = pytest.mark.slow

NAME = "钱不愿"
AGREED = "赵同意"
ROLL = f"""\
quarter: 2026Q4
title: 善行义举榜
deeds:
  - {{name: {NAME}, honour: 助人为乐, deed: 悄悄捐了一笔钱。, anonymous: yes, photo: media/{NAME}.jpg}}
  - {{name: {AGREED}, honour: 助人为乐, deed: 扶起摔倒的老人。, consent: 2026-10-10}}
"""


def texts_in(name: str, data: bytes) -> Iterator[str]:
    """All that can be read in a file: its name, its bytes, what a zip holds, a PDF's words."""
    yield name
    yield data.decode("utf-8", "ignore")
    yield data.decode("utf-16-be", "ignore")
    if zipfile.is_zipfile(io.BytesIO(data)):
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            for part in archive.namelist():
                yield from texts_in(part, archive.read(part))
    elif data.startswith(b"%PDF-"):
        with pikepdf.open(io.BytesIO(data)) as document:
            yield str(dict(document.docinfo.items()))
            with document.open_metadata() as metadata:
                yield str(metadata)
        document = pypdfium2.PdfDocument(data)
        yield from (page.get_textpage().get_text_bounded() for page in document)


def test_who_did_not_agree_is_named_in_no_file_of_the_output(tmp_path: Path) -> None:
    root = lay_out_small_community(tmp_path / "c")
    photo = next((root / "content/media").glob("*.jpg"))
    shutil.copy(photo, root / f"content/media/{NAME}.jpg")
    for old in (root / "content/honours").glob("*.yml"):
        old.unlink()
    (root / "content/honours").mkdir(exist_ok=True)
    (root / "content/honours/2026Q4.yml").write_text(ROLL, "utf-8")
    community = SmallCommunity(root)
    community.build()
    agreed = named = 0
    for path in sorted(community.out.rglob("*")):
        if path.is_file():
            texts = list(texts_in(path.relative_to(community.out).as_posix(), path.read_bytes()))
            named += any(NAME in text for text in texts)
            agreed += any(AGREED in text for text in texts)
    assert named == 0
    assert agreed > 0
