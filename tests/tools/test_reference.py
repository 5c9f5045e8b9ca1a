"""The content reference says what the model says, in both languages, and its examples load."""

from __future__ import annotations

from pathlib import Path
from typing import get_args

import pytest

from civsite.check.rules import RULES
from civsite.commands.new import records_in
from civsite.diagnostics import Language
from civsite.load.repository import load_community
from civsite.load.schema import FOLDERS, fields_of
from civsite.model.details import Details
from civsite.model.record import Record
from tools import reference_words as words
from tools.reference import example_of, reference
from tools.reference_meanings import MEANINGS, meaning_of

REPOSITORY = Path(__file__).parents[2]
LANGUAGES: tuple[Language, ...] = get_args(Language)
STEMS = {"honours": "2026Q4", "editions": "2026Q4"}


def every_record() -> dict[type[Record], bool]:
    """Each record an editor writes, and whether it is a file of its own."""
    files: list[type[Record]] = [Details, *(folder.model for folder in FOLDERS.values())]
    inner = {record: False for model in files for _, record in records_in(model)}
    return {**inner, **dict.fromkeys(files, True)}


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_committed_reference_is_what_the_model_says(language: Language) -> None:
    committed = (REPOSITORY / "docs" / f"content.{language}.md").read_text(encoding="utf-8")
    assert committed == reference(language), "run python -m tools.reference"


def test_every_key_has_a_meaning_and_every_meaning_a_key() -> None:
    used = set()
    for record, is_file in every_record().items():
        for field in fields_of(record, is_file=is_file):
            meaning = meaning_of(record, field.key)
            assert meaning.zh
            assert meaning.en
            used.add(id(meaning))
    assert [key for key, meaning in MEANINGS.items() if id(meaning) not in used] == []


def test_every_rule_is_explained_in_chinese() -> None:
    assert {rule.__module__.rpartition(".")[2] for rule in RULES} == set(words.RULES_ZH)


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_example_of_the_reference_loads(tmp_path: Path, language: Language) -> None:
    for name in ["", *FOLDERS]:
        folder = tmp_path / "content" / name
        folder.mkdir(parents=True, exist_ok=True)
        ending = FOLDERS[name].ending if name else ".yml"
        stem = STEMS.get(name, f"example-{name}") if name else "community"
        (folder / f"{stem}{ending}").write_text(example_of(name, language), encoding="utf-8")
    _, diagnostics = load_community(tmp_path)
    assert [each.as_text("en") for each in diagnostics] == []
