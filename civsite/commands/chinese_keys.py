"""A file with English keys enters; leaves with the Chinese ones, its comments included."""

from __future__ import annotations

import re
from collections.abc import Mapping

from civsite.load.schema import Field, fields_of
from civsite.model.record import Record


def with_chinese_keys(text: str, model: type[Record]) -> str:
    """`text`, a file of `model`, with the keys of `model` and of all records in it in Chinese."""
    records = (model, *(record for _, record in records_in(model)))
    return with_chinese_words(
        text,
        {
            field.key: field.chinese
            for record in records
            for field in fields_of(record, is_file=False)
        },
    )


def with_chinese_words(text: str, chinese: Mapping[str, str]) -> str:
    """`text` with the keys that `chinese` knows in Chinese."""
    return re.sub(r"(?<![\w-])[a-z_]+(?=:\s)", lambda key: chinese.get(key[0], key[0]), text)


def records_in(model: type[Record]) -> tuple[tuple[Field, type[Record]], ...]:
    """Every record inside `model`, at any depth, with the field it stands in; each once."""
    found: dict[type[Record], Field] = {}
    for field in fields_of(model, is_file=True):
        if field.record is not None and field.record not in found:
            found[field.record] = field
            found |= {
                record: inner for inner, record in records_in(field.record) if record not in found
            }
    return tuple((field, record) for record, field in found.items())
