"""Enters: the model. Leaves: JSON Schemas by folder, so that editors complete and check while typing."""

from __future__ import annotations

import json
from collections.abc import Mapping
from pathlib import Path
from typing import Any

from civsite.commands.new import records_in
from civsite.files import write_below
from civsite.load.repository import refuse_without_content
from civsite.load.schema import FOLDERS, Field, fields_of
from civsite.model.details import Details
from civsite.model.record import Record

_FOLDER = ".civsite/schema"
_SETTINGS = ".vscode/settings.json"


def write_schemas(root: Path) -> list[str]:
    """Writes a schema a kind, and editor settings that name them if there are none yet.

    Raises Refused without content, and where a link is on the way.
    """
    refuse_without_content(root)
    schemas = {folder.name: schema_of(folder.model) for folder in FOLDERS.values()}
    schemas["community"] = schema_of(Details)
    written = []
    for name, schema in schemas.items():
        path = f"{_FOLDER}/{name}.json"
        text = json.dumps(schema, ensure_ascii=False, indent=1) + "\n"
        write_below(root, path, text.encode("utf-8"))
        written.append(path)
    if not (root / _SETTINGS).exists():
        patterns = {
            f"{_FOLDER}/{name}.json": f"content/{name}/**/*.yml"
            if name != "community"
            else "content/community*.yml"
            for name in schemas
        }
        settings = json.dumps({"yaml.schemas": patterns}, ensure_ascii=False, indent=1)
        write_below(root, _SETTINGS, (settings + "\n").encode("utf-8"))
        written.append(_SETTINGS)
    return written


def schema_of(model: type[Record]) -> dict[str, Any]:
    """The schema of a file that holds one record; every key in English and in Chinese."""
    whole = model.model_json_schema(by_alias=False)
    definitions = whole.pop("$defs", {})
    records = {record.__name__: record for _, record in records_in(model)}
    schema = _with_both_keys(whole, model, is_file=True)
    schema["$schema"] = "http://json-schema.org/draft-07/schema#"
    schema["definitions"] = {
        name: _with_both_keys(definition, records[name], is_file=False)
        for name, definition in definitions.items()
        if name in records
    }
    text = json.dumps(schema, ensure_ascii=False).replace("#/$defs/", "#/definitions/")
    renamed: dict[str, Any] = json.loads(text)
    return renamed


def _with_both_keys(
    schema: Mapping[str, Any], model: type[Record], *, is_file: bool
) -> dict[str, Any]:
    properties: dict[str, Any] = {}
    required = []
    for field in fields_of(model, is_file=is_file):
        value = _value(schema["properties"][field.name], field)
        properties[field.key] = {**value, "description": field.chinese}
        properties[field.chinese] = {**value, "description": field.key}
        if field.required:
            required.append({"anyOf": [{"required": [field.key]}, {"required": [field.chinese]}]})
    whole = {"type": "object", "properties": properties, "additionalProperties": False}
    if required:
        whole["allOf"] = required
    if model.short_form is not None:
        return {"anyOf": [{"type": "string"}, whole]}
    return whole


def _value(schema: Mapping[str, Any], field: Field) -> dict[str, Any]:
    """One field's schema without «or null»: an absent key is simply not written."""
    options = [each for each in schema.get("anyOf", []) if each != {"type": "null"}]
    value = dict(options[0]) if options else dict(schema)
    value.pop("title", None)
    value.pop("default", None)
    if field.shape in ("scalars", "records"):
        value = {"type": "array", "items": value.get("items", {})}
    return value
