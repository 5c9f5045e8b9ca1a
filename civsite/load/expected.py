"""Enters: a model, or a key of one. Leaves: in words what is expected there, with an example."""

from __future__ import annotations

from civsite.diagnostics import Text
from civsite.load.schema import fields_of
from civsite.model.record import Record


def record_expected(model: type[Record], *, is_file: bool = False) -> tuple[Text, Text]:
    """What is said, and the hint, where something else stands than a record of `model`."""
    keys = fields_of(model, is_file=is_file)[:3]
    example_zh = ", ".join(f"{each.chinese}: …" for each in keys)
    example_en = ", ".join(f"{each.key}: …" for each in keys)
    return (
        Text("这里应是分项写的一条记录", "a record with keys is expected here"),
        Text(f"写成 {{{example_zh}}}", f"write {{{example_en}}}"),
    )


def missing(model: type[Record], key: str, chinese: str, is_written: bool) -> tuple[Text, Text]:
    """What is said where a key is missing, or stands there with nothing behind it."""
    known = next((each for each in fields_of(model, is_file=False) if each.key == key), None)
    if not is_written or known is None or known.shape not in ("records", "scalars"):
        return (
            Text(f"缺少“{chinese}”", f"“{key}” is missing"),
            Text(f"加一行 {chinese}: …", f"add a line {key}: …"),
        )
    entry = record_expected(known.record)[1] if known.record else Text("…", "…")
    zh, en = entry.zh.removeprefix("写成 "), entry.en.removeprefix("write ")
    return (
        Text(f"“{chinese}”下面还没有内容", f"there is nothing below “{key}” yet"),
        Text(f"下一行写第一项：  - {zh}", f"write the first entry in the next line:   - {en}"),
    )
