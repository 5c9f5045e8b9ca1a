"""Enters: the content model and the rules. Leaves: the content reference, as Markdown in a language.

`python -m tools.reference` writes `docs/content.zh.md` and `docs/content.en.md`, and the pages on
diagnostics (`tools/diagnostics.py`) beside them.
"""

from __future__ import annotations

import datetime
import inspect
import re
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any, get_args

from civsite.check.rules import RULES, Rule
from civsite.commands.new import records_in, template_of, with_chinese_keys, with_chinese_words
from civsite.diagnostics import Language, Text
from civsite.files import write_whole
from civsite.load.schema import FOLDERS, Field, Folder, fields_of
from civsite.model import addresses, destination, details, scalars, windows
from civsite.model.details import Details, LanguageTag
from civsite.model.item import Item
from civsite.model.keys import CHINESE_KEYS
from civsite.model.record import Record
from civsite.model.scalars import Choice, FromText
from civsite.synonyms import READ
from tools import diagnostics
from tools import reference_words as words
from tools.reference_meanings import meaning_of

LANGUAGES: tuple[Language, ...] = get_args(Language)
_TITLE_OF_DETAILS = Text("社区", "Community")
_EXAMPLE_DAY = datetime.date(2026, 11, 22)
_EXAMPLE_TITLE = "标题"
_FORM_OF_TYPE: dict[FromText, Text] = {
    getattr(module, name).__metadata__[0]: form
    for name, form in words.FORMS.items()
    for module in (addresses, destination, details, scalars, windows)
    if hasattr(module, name)
}


def reference(language: Language) -> str:
    """The whole reference in one language."""
    sections = [_introduction(language), _details(language), _common(language)]
    sections += [_folder(folder, language) for folder in FOLDERS.values()]
    sections += [_translations(language), _checks(language)]
    return "\n\n".join(section.strip() for section in sections) + "\n"


def example_of(folder: str, language: Language) -> str:
    """A file of `folder` ("" for the community) that loads; its keys are in `language`."""
    text = words.EXAMPLES.get(folder)
    if text is None:
        text = template_of(folder, _EXAMPLE_TITLE, _EXAMPLE_DAY)
    model = FOLDERS[folder].model if folder else Details
    return text if language == "en" else with_chinese_keys(text, model)


def _introduction(language: Language) -> str:
    synonyms = ("、" if language == "zh" else ", ").join(
        f"`{word}` = `{CHINESE_KEYS[key] if language == 'zh' else key}`"
        for word, key in READ.items()
        if CHINESE_KEYS[key] != word
    )
    return (
        f"# {words.TITLE.in_language(language)}\n\n{words.GENERATED.in_language(language)}\n\n"
        + words.BASICS.in_language(language).format(synonyms=synonyms)
    )


def _details(language: Language) -> str:
    heading = f"## {_TITLE_OF_DETAILS.in_language(language)} `content/community.yml`"
    return "\n\n".join(
        [heading, words.PURPOSES[""].in_language(language), *_body("", Details, (), language)]
    )


def _common(language: Language) -> str:
    heading = f"## {words.COMMON.in_language(language)}"
    table = _table(Item, fields_of(Item, is_file=True), language)
    return "\n\n".join([heading, words.COMMON_NOTE.in_language(language), table])


def _folder(folder: Folder, language: Language) -> str:
    title = folder.title.in_language(language).capitalize()
    heading = f"## {title} `content/{folder.name}/…{folder.ending}`"
    parts = [heading, words.PURPOSES[folder.name].in_language(language)]
    shared: tuple[Field, ...] = ()
    if folder.holds_items:
        shared = fields_of(Item, is_file=True)
        parts.append(words.OWN_KEYS.in_language(language))
    return "\n\n".join([*parts, *_body(folder.name, folder.model, shared, language)])


def _body(
    folder: str, model: type[Record], shared: tuple[Field, ...], language: Language
) -> Iterator[str]:
    """The table of a file's own keys, a table for each record inside, and an example."""
    own = tuple(field for field in fields_of(model, is_file=True) if field not in shared)
    yield _table(model, own, language)
    for field, record in records_in(model):
        names = {"zh": field.chinese, "en": field.key}
        lead = words.KEYS_OF.in_language(language).format(**names)
        if record.short_form is not None:
            short = {"zh": CHINESE_KEYS[record.short_form], "en": record.short_form}
            stop = " " if language == "en" else "。"
            full = "." if language == "en" else ""
            lead += full + stop + words.SHORT_FORM.in_language(language).format(**short)
        else:
            lead += "：" if language == "zh" else ":"
        yield lead
        yield _table(record, fields_of(record, is_file=False), language)
    kind = "yaml" if folder in ("", *_lists()) else "markdown"
    colon = "：" if language == "zh" else ":"
    yield f"{words.EXAMPLE.in_language(language)}{colon}"
    yield f"```{kind}\n{example_of(folder, language)}```"


def _lists() -> list[str]:
    return [folder.name for folder in FOLDERS.values() if folder.ending == ".yml"]


def _table(model: type[Record], fields: tuple[Field, ...], language: Language) -> str:
    rows = [words.COLUMNS.in_language(language), "|" + "---|" * 5]
    rows += [_row(model, field, language) for field in fields]
    return "\n".join(rows)


def _row(model: type[Record], field: Field, language: Language) -> str:
    names = (field.chinese, field.key) if language == "zh" else (field.key, field.chinese)
    cells = (
        f"`{names[0]}`",
        f"`{names[1]}`",
        meaning_of(model, field.key).in_language(language),
        _form(model, field, language),
        _absent(model, field, language),
    )
    return "| " + " | ".join(cell.replace("|", "\\|") for cell in cells) + " |"


def _form(model: type[Record], field: Field, language: Language) -> str:
    """How the value is written."""
    if field.shape == "record":
        return words.RECORD.in_language(language)
    if field.shape == "records":
        return words.RECORDS.in_language(language)
    if field.shape == "table":
        return words.TABLE.in_language(language)
    form = _form_of_type(_reader(model, field.name), language)
    if field.shape == "scalars":
        return words.LIST_OF.in_language(language).format(form)
    return form


def _form_of_type(reader: FromText, language: Language) -> str:
    known = _FORM_OF_TYPE.get(reader)
    if known is not None:
        return known.in_language(language)
    schema = reader.json_schema
    if "enum" in schema:
        return words.ONE_OF.in_language(language) + _options(schema["enum"], language)
    numbers = (schema["minimum"], schema["maximum"])
    return words.WHOLE_NUMBER.in_language(language).format(*numbers)


def _options(known: list[str], language: Language) -> str:
    """The words of a choice, which lists its English words first and then as many Chinese ones."""
    half = len(known) // 2
    pairs = zip(known[:half], known[half:], strict=True)
    if language == "zh":
        return "、".join(f"`{chinese}`（`{english}`）" for english, chinese in pairs)
    return ", ".join(f"`{english}` ({chinese})" for english, chinese in pairs)


def _reader(model: type[Record], name: str) -> FromText:
    """The type that reads a field's text, or each text of its list."""
    info = model.model_fields[name]
    readers = [each for each in info.metadata if isinstance(each, FromText)]
    return (readers or list(_readers_within(info.annotation)))[0]


def _readers_within(annotation: Any) -> Iterator[FromText]:
    if isinstance(annotation, type) and issubclass(annotation, Choice):
        yield annotation.reader()
    yield from (
        each for each in getattr(annotation, "__metadata__", ()) if isinstance(each, FromText)
    )
    for inner in get_args(annotation):
        yield from _readers_within(inner)


def _absent(model: type[Record], field: Field, language: Language) -> str:
    """What holds where the key is not written."""
    if field.required:
        return words.REQUIRED.in_language(language)
    default = model.model_fields[field.name].get_default(call_default_factory=True)
    if isinstance(default, bool):
        return words.YES_NO[default].in_language(language)
    if default is None:
        return words.NOTHING.in_language(language)
    if isinstance(default, Record):
        return words.SEE_BELOW.in_language(language)
    if isinstance(default, tuple | dict):
        shown = ", ".join(map(str, default))
        return f"`[{shown}]`" if shown else words.NO_ENTRIES.in_language(language)
    return f"`{default}`"


def _translations(language: Language) -> str:
    tags = "、".join(f"`{tag}`（{tag.chinese}）" for tag in LanguageTag)
    if language == "en":
        tags = ", ".join(f"`{tag}`" for tag in LanguageTag)
    stop = "。" if language == "zh" else "."
    heading = f"## {words.TRANSLATIONS.in_language(language)}"
    return f"{heading}\n\n{words.TRANSLATION_RULES.in_language(language)}{tags}{stop}"


def _checks(language: Language) -> str:
    parts = [f"## {words.CHECKS.in_language(language)}", words.CHECKS_NOTE.in_language(language)]
    return "\n\n".join([*parts, *(_rule(rule, language) for rule in RULES)])


def _rule(rule: Rule, language: Language) -> str:
    """A rule's promise in a sentence, and the examples of its manual."""
    name = rule.__module__.rpartition(".")[2]
    promise, _, manual = (inspect.getdoc(sys.modules[rule.__module__]) or "").partition("\n")
    found = re.search(r"^(Passes|Fails|Warns|Notes)\b.*", manual, re.MULTILINE | re.DOTALL)
    examples = found[0].strip() if found else ""
    sentence = words.RULES_ZH[name] if language == "zh" else promise
    shown = _in_chinese(examples) if language == "zh" else examples
    return f"- {sentence}\n\n" + "\n".join(f"      {line}".rstrip() for line in shown.split("\n"))


def _in_chinese(examples: str) -> str:
    """A manual's examples with Chinese labels and keys, without its English comments."""
    text = re.sub(r" +#[^\u4e00-\u9fff\n]*$", "", examples, flags=re.MULTILINE)
    for english, chinese in words.LABELS_ZH.items():
        text = re.sub(rf"^{english}", chinese, text, flags=re.MULTILINE)
    return with_chinese_words(text, CHINESE_KEYS)


def main(folder: Path) -> None:
    """Writes the reference into `folder` in every language."""
    for language in LANGUAGES:
        write_whole(folder / f"content.{language}.md", reference(language).encode("utf-8"))
    diagnostics.main(folder)


if __name__ == "__main__":
    main(Path("docs"))
