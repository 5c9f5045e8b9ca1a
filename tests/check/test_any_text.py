"""Enters: texts and names of every kind. Leaves: that what is told of them stands where it is told."""

from __future__ import annotations

import itertools
import json
import re
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from civsite.diagnostics import split_lines, width_of
from tests.check.communities import check, check_whatever, told, words_at

PIECES = st.sampled_from(
    [
        *(
            "宣传拦",
            "居名公约",
            "富强",
            "是",
            "，",
            "：",
            "😀",
            "👨\u200d👩",
            "\ue000",
            "e\u0301",
            "𠮷",
            "䶮",
        ),
        *(
            "abc",
            "no",
            "0571",
            " ",
            "\n",
            '"',
            "'",
            ":",
            "#",
            "- ",
            "{",
            "]",
            "|",
            ">",
            "\\",
            "%20",
        ),
        "![雪](media/没有.png)",
    ]
)
TEXTS = st.lists(PIECES, min_size=1, max_size=12).map("".join)


@given(st.lists(TEXTS, min_size=12, max_size=12))
@settings(derandomize=True, max_examples=8, deadline=None)
def test_whatever_is_written_what_is_told_stands_in_the_line_that_is_shown(
    tmp_path_factory: pytest.TempPathFactory, texts: list[str]
) -> None:
    root = tmp_path_factory.mktemp("any")
    for number, text in enumerate(texts):
        quoted = json.dumps(text, ensure_ascii=False)
        block = "\n".join(f"  {line}" for line in text.split("\n"))
        poster = f"title: {quoted}\ncampaign: own\ntext: |2\n  正文\n{block}\nsteps: [{quoted}]\n"
        story = f"---\ntitle: 标题\ndate: 2026-11-01\nplace: {quoted}\n---\n{text}\n"
        for path, written in (("posters/p", poster), ("news/n", story)):
            location = root / "content" / f"{path}{number}{'.yml' if 'p' in path[:1] else '.md'}"
            location.parent.mkdir(parents=True, exist_ok=True)
            location.write_text(written, "utf-8", newline="")
    _, said = check_whatever(root, {})
    assert said
    for each in said:
        lines = split_lines((root / each.span.path).read_text("utf-8"))
        assert each.excerpt == lines[each.span.line - 1]
        at = each.excerpt[each.span.column - 1 :][: each.span.length]
        if each.code in ("misprint", "glyph-missing", "media-missing"):
            assert at
            assert at in each.message.zh
        for language in ("zh", "en"):
            rows = each.as_text(language).split("\n")
            if len(rows) == 4:  # what is underlined stands above the carets
                before = rows[2].index("^") - 8
                shown = rows[1][8:]
                assert width_of(shown) >= before
                assert before in [width_of(shown[:cut]) for cut in range(len(shown) + 1)]


def test_of_all_names_of_minors_just_those_in_full_are_told_and_the_hint_hides_them(
    tmp_path: Path,
) -> None:
    names = ["".join(name) for name in itertools.product("李欧阳小明某X*", repeat=3)]
    names += [f"{name}同学" for name in names]

    def roll(of: list[str]) -> dict[str, str]:
        deeds = "".join(
            f"  - {{name: {json.dumps(name, ensure_ascii=False)}, honour: 助人为乐, deed: 让座, minor: yes, "
            "consent: 2026-06-01}\n"
            for name in of
        )
        return {"honours/2026Q3.yml": f"quarter: 2026Q3\ndeeds:\n{deeds}"}

    said = check(tmp_path, roll(names))
    full = [json.loads(words_at(tmp_path, each)) for each in said]
    covered = {name for name in names if re.search(r"[某*]|(?<=[^X])X", name)}
    nobody = {f"{each}{title}" for each in ("XXX", "小欧阳") for title in ("", "同学")}
    assert {each.code for each in said} == {"minor-named"}
    assert set(names).difference(full) == covered | nobody
    hints = [each.hint.en for each in said if each.hint]
    mends = [part for hint in hints for part in hint.split("“")[1:]]
    assert told(tmp_path, roll([mend.partition("”")[0] for mend in mends])) == []
