"""The engine: content is never markup, templates stay at home, memory stays bounded."""

from __future__ import annotations

import resource
from concurrent.futures import ThreadPoolExecutor

import pytest

from civsite.typeset.engine import Overflow, TemplateFault, Typesetter
from tests.render.panels.subjects import SUBJECTS, THEME_FILES, poster, text_of, typeset

_SAY = b"""#set page(width: 60mm, height: 40mm)
#set text(font: "Noto Sans SC")
#json(bytes(sys.inputs.data)).said"""
_IN_SANS = """#import "print/lib.typ": *
#set page(width: 60mm, height: 40mm)
#text(font: sans)[居]"""
_TYPE = "theme/print/lib/type.typ"


def test_content_is_never_markup() -> None:
    said = '#panic("no") $x$ *b* @ref </script> \\ #read("/etc/passwd")'
    item = poster(slogan=said)
    assert "#panic" in text_of(typeset(item, 1200, 600)["pdf"])


def test_a_page_too_many_is_an_overflow() -> None:
    files = {"theme/say.typ": _SAY + b"\n#pagebreak()\nmore"}
    with Typesetter("say.typ", files) as typesetter, pytest.raises(Overflow) as caught:
        typesetter.png({"said": "一"}, 60, 100)
    assert caught.value.over == 100


def test_a_template_tells_which_text_is_how_far_over() -> None:
    told = b'#panic(json.encode((civsite: "overflow", name: "title", over: 37)))'
    with (
        Typesetter("t.typ", {"theme/t.typ": told}) as typesetter,
        pytest.raises(Overflow) as caught,
    ):
        typesetter.pdf({})
    assert (caught.value.name, caught.value.over) == ("title", 37)


def test_templates_cannot_fetch_packages() -> None:
    source = b'#import "@preview/cetz:0.3.0": *'
    with pytest.raises(TemplateFault):
        Typesetter("t.typ", {"theme/t.typ": source})


def test_a_theme_may_replace_one_part_of_lib_and_the_next_job_has_its_own_again() -> None:
    def shown(type_file: bytes) -> bytes:
        files = {**THEME_FILES, "theme/t.typ": _IN_SANS.encode(), _TYPE: type_file}
        with Typesetter("t.typ", files) as typesetter:
            return typesetter.png({}, 60, 200)

    packaged = THEME_FILES[_TYPE]
    own = packaged + b'#let sans = ("LXGW WenKai",)\n'
    first, changed, again = shown(packaged), shown(own), shown(packaged)
    assert first == again != changed


@pytest.mark.slow
def test_threads_make_the_same_panels_as_one_alone() -> None:
    names = ["poster-usual", "convention-usual", "notice-usual", "poster-four"] * 2
    alone = [typeset(SUBJECTS[name], 600, 900) for name in names]
    with ThreadPoolExecutor(3) as pool:
        together = list(pool.map(lambda name: typeset(SUBJECTS[name], 600, 900), names))
    assert together == alone


@pytest.mark.slow
def test_memory_does_not_grow_with_the_number_of_panels() -> None:
    for variant in range(6):
        typeset(SUBJECTS["honours-usual"], 900, 1200, variant=variant)
    before = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    for variant in range(6, 30):
        typeset(SUBJECTS["honours-usual"], 900, 1200, variant=variant)
    after = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    assert (after - before) / 1024 < 60
