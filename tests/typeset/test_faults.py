"""What is wrong with a template is told at its file and line, with a picture by its name; the rest goes on."""

from __future__ import annotations

import io
import os
from pathlib import Path

import pypdfium2
import pytest
from PIL import Image

from civsite.typeset.engine import (
    Overflow,
    TemplateFault,
    Typesetter,
    UnreadablePicture,
    broken_template,
    kept_off_the_network,
)
from tests.render.panels.subjects import text_of

PAGE = '#set page(width: 60mm, height: 40mm)\n#set text(font: "Noto Sans SC")\n'
DATA = "#let d = json(bytes(sys.inputs.data))\n"
SVG = b'<svg xmlns="http://www.w3.org/2000/svg" width="10" height="10"><rect width="10" height="10"/></svg>'


def _picture() -> bytes:
    stream = io.BytesIO()
    Image.new("RGB", (4, 4)).save(stream, "PNG")
    return stream.getvalue()


PNG = _picture()


def compiled(source: str, **files: bytes) -> bytes:
    named = {f"theme/{name.replace('__', '/')}.typ": data for name, data in files.items()}
    with Typesetter("t.typ", {"theme/t.typ": source.encode(), **named}) as typesetter:
        return typesetter.pdf({"said": "停水"})


@pytest.mark.parametrize(
    ("source", "line", "column", "reason"),
    [
        (PAGE + "#let x = (\n", 3, 10, "unclosed delimiter"),
        (PAGE + "停水\n#nothing", 4, 2, "unknown variable: nothing"),
        (PAGE + '#panic("不好")', 3, 2, "panicked with: 不好"),
        (PAGE + "#(1 + [a])", 3, 3, "cannot add integer and content"),
        (PAGE + '#image("no.png")', 3, 8, "file not found"),
        (PAGE + '#import "print/no.typ": *', 3, 9, "file not found"),
        (PAGE + DATA + "#d.nobody", 4, 4, 'dictionary does not contain key "nobody"'),
        (PAGE + "标题：《停》#emph(", 3, 12, "unclosed delimiter"),
        ("#assert(false, message: \"太宽\")", 1, 2, "assertion failed: 太宽"),
    ],
)  # fmt: skip
def test_a_broken_template_is_told_at_its_line_in_typsts_words(
    source: str, line: int, column: int, reason: str
) -> None:
    with pytest.raises(TemplateFault) as fault:
        compiled(source)
    told = broken_template(fault.value)
    assert told.span[:3] == ("theme/t.typ", line, column)
    assert told.message.zh.startswith(f"版式模板有误：{reason}")
    assert told.message.en.startswith(f"the template is faulty: {reason}")
    assert told.hint is not None
    assert told.hint.zh == "改正模板，或从 theme 删去它，改用自带的"
    assert told.hint.en == "fix the template, or delete it from theme to use the packaged one"


def test_a_fault_in_a_file_that_a_template_imports_is_told_in_that_file() -> None:
    with pytest.raises(TemplateFault) as fault:
        compiled('#import "print/lib.typ": *\n', print__lib=b"// mine\n\n#let sans = (")
    assert broken_template(fault.value).span[:2] == ("theme/print/lib.typ", 3)


def test_what_no_place_is_known_of_is_told_of_the_theme() -> None:
    told = broken_template(TemplateFault(""))
    assert told.span[:3] == ("theme", 1, 1)
    assert told.message.en == "the template is faulty: "


@pytest.mark.parametrize(
    "source", ['#import "@preview/cetz:0.3.0": *', '#include "@local/x:1.0.0"']
)
@pytest.mark.parametrize("name", ["t", "print__lib"])
def test_a_package_is_refused_in_whichever_file_it_is_named(source: str, name: str) -> None:
    with pytest.raises(TemplateFault, match=r"packages \(@…\) are not available to templates"):
        compiled(PAGE, **{name: source.encode()})


def test_after_a_fault_the_next_job_of_the_same_thread_is_as_ever() -> None:
    sound = compiled(PAGE + DATA + "#d.said")
    for source in (PAGE + "#(", PAGE + '#panic("x")', PAGE + "#nothing"):
        with pytest.raises(TemplateFault):
            compiled(source)
    assert compiled(PAGE + DATA + "#d.said") == sound
    assert text_of(sound).strip() == "停水"


@pytest.mark.parametrize(
    "said", ["停水 #panic()", "$x$ *粗* _斜_ `码`", "= 标题\n- 一", "//x /*y*/", "<a> @b"]
)
def test_what_an_editor_writes_is_set_letter_by_letter(said: str) -> None:
    with Typesetter("t.typ", {"theme/t.typ": (PAGE + DATA + "#d.said").encode()}) as typesetter:
        made = typesetter.pdf({"said": said})
    assert text_of(made) == "".join(said.split())


@pytest.mark.parametrize(
    ("name", "data"),
    [
        ("media/a.png", b"\x89PNG\r\n\x1a\n broken"),
        ("media/照 片.jpg", b"\xff\xd8\xff\xe0 broken"),
        ("media/a.svg", b"<svg <<<"),
        ("media/a.pdf", b"%PDF-1.4\nno more"),
    ],
)
def test_a_picture_that_cannot_be_decoded_is_told_by_its_own_name(name: str, data: bytes) -> None:
    source = PAGE + DATA + "#image(d.paths.at(d.wanted))"
    sound = {"theme/t.typ": source.encode(), "media/0.png": PNG, "media/sound.svg": SVG}
    with (
        pytest.raises(UnreadablePicture) as unreadable,
        Typesetter("t.typ", {**sound, name: data}) as typesetter,
    ):
        typesetter.pdf({"wanted": name})
    assert unreadable.value.name == name
    with Typesetter("t.typ", sound) as typesetter:
        for each in ("media/sound.svg", "media/0.png"):
            assert typesetter.pdf({"wanted": each}).startswith(b"%PDF")


@pytest.mark.parametrize(
    ("percent", "told"),
    [("37", 37), ("0", 0), ("250", 250), ('"41"', 41)],
)
def test_a_text_that_is_too_long_is_told_by_its_key_and_by_how_much(
    percent: str, told: int
) -> None:
    refuse = f'#panic(json.encode((civsite: "overflow", name: "deeds", over: {percent})))'
    with pytest.raises(Overflow) as overflow:
        compiled(PAGE + refuse)
    assert (overflow.value.name, overflow.value.over) == ("deeds", told)
    assert str(overflow.value) == f"deeds is {told} % too long"


def test_a_picture_has_one_page_unless_the_first_of_many_is_wanted() -> None:
    source = PAGE + "一\n#pagebreak()\n二\n#pagebreak()\n三"
    with Typesetter("t.typ", {"theme/t.typ": source.encode()}) as typesetter:
        with pytest.raises(Overflow) as overflow:
            typesetter.png({}, 60, 120)
        assert (overflow.value.name, overflow.value.over) == ("page", 200)
        first = typesetter.png({}, 60, 120, first=True)
        assert len(pypdfium2.PdfDocument(typesetter.pdf({}))) == 3
    with Typesetter("t.typ", {"theme/t.typ": (PAGE + "一").encode()}) as typesetter:
        assert typesetter.png({}, 60, 120) == first


@pytest.mark.parametrize(("width_mm", "width_px"), [(60, 60), (60, 121), (60, 1920)])
def test_a_picture_is_as_wide_as_was_asked(tmp_path: Path, width_mm: int, width_px: int) -> None:
    with Typesetter("t.typ", {"theme/t.typ": (PAGE + "一").encode()}) as typesetter:
        (tmp_path / "a.png").write_bytes(typesetter.png({}, width_mm, width_px))
    with Image.open(tmp_path / "a.png") as picture:
        assert picture.width == width_px
        assert abs(picture.height - width_px * 40 / 60) <= 1


def test_marks_are_given_in_order_without_drawing() -> None:
    source = PAGE + DATA + "#for n in d.many [#metadata((n: n)) <told>]\n#metadata(0) <other>"
    with Typesetter("t.typ", {"theme/t.typ": source.encode()}) as typesetter:
        assert typesetter.marks({"many": [3, 1, "二"]}, "told") == [{"n": 3}, {"n": 1}, {"n": "二"}]
        assert typesetter.marks({"many": []}, "told") == []
        assert typesetter.marks({"many": []}, "nobody") == []


@pytest.mark.parametrize(
    ("source", "fault"),
    [
        ("#nothing", TemplateFault),
        ('#panic(json.encode((civsite: "overflow", name: "body", over: 5)))', Overflow),
    ],
)
def test_whoever_asks_for_marks_is_told_of_a_fault_at_its_place(
    source: str, fault: type[Exception]
) -> None:
    files = {"theme/t.typ": (PAGE + source).encode()}
    with Typesetter("t.typ", files) as typesetter, pytest.raises(fault) as told:
        typesetter.marks({}, "told")
    if isinstance(told.value, TemplateFault):
        assert broken_template(told.value).span[:2] == ("theme/t.typ", 3)


def test_the_same_is_typeset_to_the_same_bytes_in_each_standard() -> None:
    made = {}
    with Typesetter("t.typ", {"theme/t.typ": (PAGE + DATA + "#d.said").encode()}) as typesetter:
        for standard in ("1.6", "a-2b", None):
            made[standard] = typesetter.pdf({"said": "公约"}, standard)
            assert typesetter.pdf({"said": "公约"}, standard) == made[standard]
    assert made["1.6"].startswith(b"%PDF-1.6")
    assert b"pdfaid:part" in made["a-2b"]
    assert b"pdfaid:part" not in made[None]


def test_while_typst_runs_it_finds_no_proxy_and_afterwards_all_is_as_before(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setenv("https_proxy", "http://proxy.example:3128")
    monkeypatch.setenv("NO_PROXY", "*")
    monkeypatch.delenv("ALL_PROXY", raising=False)
    before = dict(os.environ)
    with kept_off_the_network():
        assert os.environ["https_proxy"] == os.environ["ALL_PROXY"] == "http://127.0.0.1:9"
        assert "NO_PROXY" not in os.environ
    assert dict(os.environ) == before
