"""`civsite schema`: what an editor completes is what civsite takes, and nothing else of a repository changes."""

from __future__ import annotations

import json
import re
from pathlib import Path
from typing import Any

import pytest
import yaml

from tests.build.communities import tree
from tests.expectations import SOUND
from tests.typed import typed

KINDS = (
    *("posters", "conventions", "honours", "news", "notices", "pages", "boards", "screens"),
    *("editions", "inspections", "community"),
)


@pytest.fixture
def schemas(empty: Path) -> dict[str, Any]:
    assert typed("-C", empty, "schema").status == 0
    folder = empty / ".civsite/schema"
    return {path.stem: json.loads(path.read_bytes()) for path in folder.iterdir()}


@pytest.mark.parametrize(("language", "words"), [("zh", "已写入"), ("en", "written to")])
def test_each_file_is_named_and_settings_but_once(empty: Path, language: str, words: str) -> None:
    before = tree(empty)
    files = [f"{words} .civsite/schema/{kind}.json\n" for kind in KINDS]
    settings = f"{words} .vscode/settings.json\n"
    line = ("-C", empty, "--lang", language, "schema")
    assert typed(*line) == (0, "", "".join([*files, settings]))
    after = tree(empty)
    assert typed(*line) == (0, "", "".join(files))
    assert tree(empty) == after
    assert before.items() <= after.items()
    assert {path.split("/")[0] for path in after} == {"content", ".civsite", ".vscode"}


def test_the_settings_bind_each_schema_to_the_files_of_its_folder(empty: Path) -> None:
    typed("-C", empty, "schema")
    bound = json.loads((empty / ".vscode/settings.json").read_bytes())["yaml.schemas"]
    assert bound[".civsite/schema/posters.json"] == "content/posters/**/*.yml"
    assert bound[".civsite/schema/community.json"] == "content/community*.yml"
    assert len(bound) == len(KINDS)


@pytest.mark.parametrize(
    ("kind", "required"),
    [
        ("posters", ["campaign 主题", "title 标题"]),
        ("notices", ["title 标题"]),
        ("community", ["name 名称"]),
        ("boards", ["kind 类型", "name 名称"]),
    ],
)
def test_what_must_be_written_is_asked_for_under_either_name(
    schemas: dict[str, Any], kind: str, required: list[str]
) -> None:
    asked = [
        " ".join(option["required"][0] for option in each["anyOf"])
        for each in schemas[kind]["allOf"]
    ]
    assert set(required) <= set(asked)


def test_each_key_is_explained_by_its_name_in_the_other_language(schemas: dict[str, Any]) -> None:
    keys = schemas["posters"]["properties"]
    assert keys["slogan"]["description"] == "口号"
    assert keys["口号"]["description"] == "slogan"
    for key, value in keys.items():
        assert keys[value["description"]]["description"] == key
        assert {name: each for name, each in value.items() if name != "description"} == {
            name: each for name, each in keys[value["description"]].items() if name != "description"
        }


def test_sound_files_have_only_keys_that_the_schema_knows(schemas: dict[str, Any]) -> None:
    tried = set()
    for path in SOUND.rglob("*.yml"):
        folder = path.relative_to(SOUND / "content").parts[0].removesuffix(".yml")
        # As editors read it, for which `on` is a word.
        written = yaml.load(path.read_text("utf-8"), yaml.BaseLoader)
        known = schemas[folder]["properties"]
        assert written.keys() <= known.keys(), path
        for rule in schemas[folder].get("allOf", []):
            assert any(option["required"][0] in written for option in rule["anyOf"]), path
        tried.add(folder)
    assert tried >= {"posters", "conventions", "honours", "boards", "screens", "community"}


def test_no_key_is_filled_in_with_what_is_usual_for_another(schemas: dict[str, Any]) -> None:
    """Every text had «善行义举榜» for its default, as the title of a roll has."""
    assert [kind for kind, schema in schemas.items() if '"default"' in json.dumps(schema)] == []


def test_no_reference_leads_nowhere(schemas: dict[str, Any]) -> None:
    assert set(schemas) == set(KINDS)
    for schema in schemas.values():
        named = set(re.findall(r'"\$ref": "#/(?:\$defs|definitions)/([^"]+)"', json.dumps(schema)))
        assert named <= schema["definitions"].keys()
