"""Enters: the program's source, and faulty files of the tests. Leaves: a page on every diagnostic.

`python -m tools.reference` writes `docs/diagnostics.zh.md` and `docs/diagnostics.en.md`, which
`civsite check --explain CODE` reads. What a diagnostic says is found in the source: a call that is
given a code and, behind it, its words. Examples are what is really said of the files in
`tests/fixtures/faults` and `tests/fixtures/unreadable`.
"""

from __future__ import annotations

import ast
import datetime
import re
import shutil
import tempfile
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path
from typing import NamedTuple, get_args

from civsite.check.rules import check_community
from civsite.diagnostics import Diagnostic, Language, Text
from civsite.files import write_whole
from civsite.load.repository import load_community
from civsite.load.theme import load_theme
from tests.expectations import SOUND, lay_out_sound_community

_SOURCE = Path("civsite")
_CODE = re.compile(r"[a-z0-9]+(-[a-z0-9]+)*")
# Calls whose words behind a key are no diagnostic's.
_OTHERS = {"Folder", "Rejection", "Reason", "key_of", "at", "KeyText", "WordKind"}
_TODAY = datetime.date(2026, 11, 22)
_EXPECTED = re.compile(r"\s*(#!|<!--!).*$")
_TITLE = Text("检查说的每一条", "What the checks say")
_INTRODUCTION = Text(
    "本页由 `python -m tools.reference` 从程序生成，请勿手改。方括号里是每一条的代码，在终端里写 "
    "`civsite check --explain 代码`，看到的就是这里的说明；“…”处是您自己写的内容。",
    "Generated from the program by `python -m tools.reference`; do not edit. The code stands in "
    "brackets; `civsite check --explain CODE` shows its section in the terminal. What you wrote "
    "yourself stands where the dots are.",
)
_SAYS, _MEND, _EXAMPLE = (
    Text("意思", "What it means"),
    Text("改法", "How to fix it"),
    Text("例如", "For example"),
)


class Explained(NamedTuple):
    """A diagnostic's messages and hints, as the source has them, each once."""

    messages: dict[Text, None]
    hints: dict[Text, None]


def explained() -> dict[str, Explained]:
    """Every diagnostic of the program, by its code."""
    found: dict[str, Explained] = defaultdict(lambda: Explained({}, {}))
    for path in sorted(_SOURCE.rglob("*.py")):
        module = ast.parse(path.read_text("utf-8"))
        functions = [each for each in ast.walk(module) if isinstance(each, ast.FunctionDef)]
        known = {each.name: list(_returned(each)) for each in functions} | _assigned(module.body)
        for function in functions:
            names = known | _assigned(ast.walk(function))
            for code, words in _told_in(function):
                texts = [list(_texts_in(each, names)) for each in words]
                texts = [each for each in texts if each]
                if texts:
                    first, *behind = texts if len(texts) > 1 else [texts[0][:1], texts[0][1:]]
                    found[code].messages.update(dict.fromkeys(first))
                    for each in behind:
                        found[code].hints.update(dict.fromkeys(each))
    return found


def _told_in(function: ast.FunctionDef) -> Iterator[tuple[str, list[ast.expr]]]:
    """Each code that a call or a tuple in the function has, and what stands behind it there."""
    for node in ast.walk(function):
        if isinstance(node, ast.Call) and _called(node) not in _OTHERS:
            given = [*node.args, *(each.value for each in node.keywords)]
        elif isinstance(node, ast.Tuple):
            given = node.elts
        else:
            continue
        for index, argument in enumerate(given):
            code = argument.value if isinstance(argument, ast.Constant) else None
            is_alone = isinstance(node, ast.Tuple) and len(given) - index != 3
            if isinstance(code, str) and _CODE.fullmatch(code) and not is_alone:
                yield code, given[index + 1 :]


def _called(call: ast.Call) -> str:
    return str(getattr(call.func, "id", "") or getattr(call.func, "attr", ""))


def _assigned(statements: Iterable[ast.AST]) -> dict[str, list[Text]]:
    """The words that are written where a name is given its value."""
    found: dict[str, list[Text]] = defaultdict(list)
    for node in statements:
        for target in node.targets if isinstance(node, ast.Assign) else ():
            if isinstance(target, ast.Name) and isinstance(node, ast.Assign):
                found[target.id] += _texts_in(node.value, {})
    return found


def _returned(function: ast.FunctionDef) -> Iterator[Text]:
    """The words that a function gives back."""
    for node in ast.walk(function):
        if isinstance(node, ast.Return) and node.value is not None:
            yield from _texts_in(node.value, {})


def _texts_in(node: ast.expr, names: Mapping[str, list[Text]]) -> Iterator[Text]:
    for inner in ast.walk(node):
        if isinstance(inner, ast.Call) and _called(inner) == "Text" and len(inner.args) == 2:
            zh, en = map(_written, inner.args)
            if zh and en:
                yield Text(zh, en)
        elif isinstance(inner, ast.Name):
            yield from names.get(inner.id, ())


def _written(node: ast.expr) -> str:
    """A text with dots for what is filled in."""
    if isinstance(node, ast.Constant):
        return str(node.value)
    if isinstance(node, ast.JoinedStr):
        return "".join(_written(part) for part in node.values)
    return "…"


def examples() -> dict[str, Diagnostic]:
    """What is said of a faulty file, by code; the first of each."""
    found: dict[str, Diagnostic] = {}
    kinds = (SOUND.parent, SOUND.parent.parent / "unreadable")
    folders = [
        each for kind in kinds for each in sorted(kind.iterdir()) if (each / "content").is_dir()
    ]
    for folder in folders:
        with tempfile.TemporaryDirectory() as made:
            root = Path(made)
            lay_out_sound_community(root)
            shutil.copytree(folder, root, dirs_exist_ok=True)
            community, faults = load_community(root, load_theme(root))
            for each in (*faults, *check_community(community, _TODAY)):
                found.setdefault(each.code, each)
    return found


def page(language: Language) -> str:
    """The whole page in one language."""
    shown, colon = examples(), "：" if language == "zh" else ":"
    sections = [f"# {_TITLE.in_language(language)}", _INTRODUCTION.in_language(language)]
    told = explained()
    for code, said in shown.items():
        if code not in told:
            told[code] = Explained({said.message: None}, {})
    for code, each in sorted(told.items()):
        parts = [f"## {code}", _list(_SAYS, each.messages, language)]
        if each.hints:
            parts.append(_list(_MEND, each.hints, language))
        if code in shown:
            example = shown[code].as_text(language)
            lines = "\n".join(_EXPECTED.sub("", line) for line in example.split("\n"))
            parts.append(f"{_EXAMPLE.in_language(language)}{colon}\n\n```text\n{lines}\n```")
        sections.append("\n\n".join(parts))
    return "\n\n".join(sections) + "\n"


def _list(title: Text, texts: Mapping[Text, None], language: Language) -> str:
    entries = dict.fromkeys(" ".join(text.in_language(language).split()) for text in texts)
    colon = "：" if language == "zh" else ":"
    return f"{title.in_language(language)}{colon}\n\n" + "\n".join(
        f"- {entry}" for entry in entries
    )


def main(folder: Path) -> None:
    """Writes the page into `folder` in every language."""
    for language in get_args(Language):
        write_whole(folder / f"diagnostics.{language}.md", page(language).encode("utf-8"), 0o644)
