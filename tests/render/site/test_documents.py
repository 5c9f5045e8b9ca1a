"""Files that a text links to: published under a name that stays, without who wrote them."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Callable
from pathlib import Path

import openpyxl
import pikepdf
import pytest

from civsite.load.repository import load_community
from civsite.render.site.media import media_jobs
from tests.render.site.little_park import write
from tests.render.site.made_files import made_files
from tests.render.site.written_site import WrittenSite

pytestmark = pytest.mark.slow

Built = Callable[..., tuple[Path, WrittenSite]]
AUTHOR = "钱不愿"


def link_to(root: Path, name: str, data: bytes) -> None:
    (root / f"content/media/{name}").write_bytes(data)
    write(root, "content/pages/about.md", f"---\ntitle: 关于\n---\n请填[表格](../media/{name})。\n")


def published(root: Path) -> dict[str, bytes]:
    community, _ = load_community(root)
    jobs = [job for job in media_jobs(community) if job.function == "media.document"]
    return dict(made_files(jobs))


def pdf_by(author: str) -> bytes:
    out = io.BytesIO()
    document = pikepdf.new()
    document.add_blank_page(page_size=(300, 400))
    document.docinfo["/Author"] = author
    with document.open_metadata() as metadata:
        metadata["dc:creator"] = [author]
    document.save(out)
    return out.getvalue()


def spreadsheet_by(author: str) -> bytes:
    out = io.BytesIO()
    book = openpyxl.Workbook()
    book.active["A1"] = "楼栋"
    book.properties.creator = author
    book.save(out)
    return out.getvalue()


def test_a_linked_pdf_can_be_downloaded_under_its_name(built: Built, root: Path) -> None:
    link_to(root, "登记表.pdf", pdf_by(AUTHOR))
    out, result = built()
    assert result.diagnostics == ()
    assert 'href="../../files/登记表.pdf"' in (out / "pages/about/index.html").read_text("utf-8")
    (content,) = published(root).values()
    with pikepdf.open(io.BytesIO(content)) as document:
        assert len(document.pages) == 1
        assert not document.docinfo
        assert "/Metadata" not in document.Root
    assert AUTHOR.encode() not in content
    assert list(published(root)) == ["files/登记表.pdf"]


def test_a_linked_spreadsheet_forgets_who_wrote_it(root: Path) -> None:
    link_to(root, "form.xlsx", spreadsheet_by(AUTHOR))
    content = published(root)["files/form.xlsx"]
    with zipfile.ZipFile(io.BytesIO(content)) as document:
        assert all(AUTHOR.encode() not in document.read(name) for name in document.namelist())
    assert openpyxl.load_workbook(io.BytesIO(content)).active["A1"].value == "楼栋"


def test_the_published_name_stays_and_the_same_file_gives_the_same_bytes(root: Path) -> None:
    link_to(root, "form.pdf", pdf_by("A"))
    first, again = published(root), published(root)
    assert first == again
    link_to(root, "form.pdf", pdf_by("A") + b"\n")
    assert published(root).keys() == first.keys()


def test_a_file_named_after_who_stays_unnamed_gets_another_name(root: Path) -> None:
    link_to(root, "申请表-钱不愿.pdf", pdf_by("A"))
    (path,) = published(root)
    assert "钱不愿" not in path


@pytest.mark.parametrize(
    ("name", "data", "code"),
    [
        ("all.zip", b"PK\x03\x04", "link-file"),
        ("logo.svg", b'<svg xmlns="http://www.w3.org/2000/svg"/>', "link-file"),
        ("film.pdf", pdf_by("A") + b"\n" * 20_000_000, "link-large"),
    ],
)
def test_what_is_not_published_is_told_at_its_link(
    built: Built, root: Path, name: str, data: bytes, code: str
) -> None:
    link_to(root, name, data)
    out, result = built()
    (said,) = result.diagnostics
    assert (said.code, said.span.line, said.span.column) == (code, 4, 8)
    assert name not in (out / "pages/about/index.html").read_text("utf-8")
