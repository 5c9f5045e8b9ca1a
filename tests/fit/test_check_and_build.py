"""What `check` calls clean, `build` builds: random items, sizes and themes, by the commands alone."""

from __future__ import annotations

import json
import tempfile
from pathlib import Path
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from civsite.cli import main
from civsite.program import packaged_theme

_TODAY = "2026-11-22"
_SENTENCE = "住户装修前三天到物业登记，施工时间为工作日八点至十二点，不占用消防通道。"
_ENGLISH = "Residents tell the office three days before works begin, and keep the stairs free. "
# Larger type in two ways: the unit that all sizes are multiples of, and the smallest size.
_OWN_THEMES: dict[str, tuple[str, str, str]] = {
    "units": ("lib/kit.typ", "calc.min(w, h) / 60", "calc.min(w, h) / 45"),
    "minimum": ("frame.typ", "min: p.minimum * 1pt", "min: p.minimum * 1.4pt"),
}

_texts = st.builds(
    lambda sentence, length: (sentence * 12)[:length].strip(),
    st.sampled_from([_SENTENCE, _ENGLISH]),
    st.integers(2, 400),
)
_lines = st.builds(lambda length: _SENTENCE[: max(2, length)], st.integers(2, 34))
_paragraphs = st.lists(_texts, max_size=6).map("\n\n".join)


def _record(**keys: st.SearchStrategy[Any]) -> st.SearchStrategy[dict[str, Any]]:
    return st.fixed_dictionaries(
        {key: value for key, value in keys.items() if not key.startswith("may_")},
        optional={key[4:]: value for key, value in keys.items() if key.startswith("may_")},
    )


_posters = _record(
    title=_lines,
    campaign=st.sampled_from(["manners", "science", "survey", "own"]),
    may_slogan=_lines,
    may_text=_texts,
    may_steps=st.lists(_lines, min_size=1, max_size=12),
)
_conventions = _record(
    title=_lines, articles=st.lists(_texts, min_size=1, max_size=25), may_preamble=_texts
)
_notices = _record(
    title=_lines,
    date=st.just("2026-11-20"),
    level=st.sampled_from(["normal", "important"]),
    may_what=_lines,
    may_where=_lines,
    may_when=_lines,
    body=_paragraphs,
)
_stories = _record(title=_lines, date=st.just("2026-11-05"), may_summary=_lines, body=_paragraphs)
_sides = st.sampled_from([90, 148, 210, 297, 420, 550, 900, 1500, 2400])
_boards = st.fixed_dictionaries({
    "sizes": st.lists(st.tuples(_sides, _sides), min_size=1, max_size=3),
    "distance": st.sampled_from([None, 60, 150, 400]),
})  # fmt: skip
_content = st.fixed_dictionaries({
    "posters": st.lists(_posters, max_size=2),
    "conventions": st.lists(_conventions, max_size=2),
    "notices": st.lists(_notices, max_size=2),
    "news": st.lists(_stories, max_size=1),
})  # fmt: skip


def _write(root: Path, path: str, record: dict[str, Any]) -> None:
    """JSON is YAML; a body stands below it."""
    target = root / "content" / path
    target.parent.mkdir(parents=True, exist_ok=True)
    body = record.pop("body", None) if path.endswith(".md") else None
    text = json.dumps(record, ensure_ascii=False)
    target.write_text(text if body is None else f"---\n{text}\n---\n{body}\n", "utf-8")


def _lay_out(
    root: Path, board: dict[str, Any], content: dict[str, Any], theme: str | None, placed: bool
) -> None:
    _write(root, "community.yml", {"name": "花园社区", "url": "https://example.org/"})
    slots, x = [], 0
    for number, (width, height) in enumerate(board["sizes"]):
        slots.append({"id": "ABC"[number], "at": f"{x}x0", "size": f"{width}x{height}"})
        x += width
    size = f"{x}x{max(height for _, height in board['sizes'])}"
    about = {"name": "大厅", "kind": "wall", "size": size, "slots": slots}
    _write(
        root,
        "boards/hall.yml",
        about | ({"distance": board["distance"]} if board["distance"] else {}),
    )
    ids = []
    for folder, records in content.items():
        ending = "md" if folder in ("notices", "news") else "yml"
        for number, record in enumerate(records):
            ids.append(f"{folder}-{number}")
            _write(root, f"{folder}/{ids[-1]}.{ending}", dict(record))
    if placed and ids:
        entries = {"hall": {"A": ids[0]}}
        _write(root, "editions/2026Q4.yml", {"quarter": "2026Q4", "boards": entries})
    if theme is not None:
        file, old, new = _OWN_THEMES[theme]
        own = root / "theme" / "print" / file
        own.parent.mkdir(parents=True)
        text = (packaged_theme() / "print" / file).read_text("utf-8")
        assert old in text
        own.write_text(text.replace(old, new), "utf-8")


@pytest.mark.slow
@settings(
    max_examples=12,
    deadline=None,
    derandomize=True,
    suppress_health_check=[HealthCheck.too_slow, HealthCheck.data_too_large],
)
@given(_boards, _content, st.sampled_from([None, *_OWN_THEMES]), st.booleans())
def test_what_check_calls_clean_build_builds(
    board: dict[str, Any], content: dict[str, Any], theme: str | None, placed: bool
) -> None:
    with tempfile.TemporaryDirectory() as folder:
        root = Path(folder)
        _lay_out(root, board, content, theme, placed)
        checked = main(["-C", folder, "check", "--date", _TODAY])
        out = str(root / "out")
        built = main(["-C", folder, "build", "boards", "--date", _TODAY, "--out", out])
    assert checked in (0, 1)
    assert built == checked
