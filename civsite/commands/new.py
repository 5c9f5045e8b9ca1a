"""Enters: a kind and a title. Leaves: a commented file in the right folder, ready to be filled in."""

from __future__ import annotations

import datetime
import json
import re
from collections.abc import Mapping
from pathlib import Path

from civsite.blanks.kinds import KINDS, NAMES
from civsite.diagnostics import Stopped, guesses
from civsite.files import write_below
from civsite.load.repository import refuse_without_content
from civsite.load.schema import FOLDERS, Field, Folder, fields_of
from civsite.model.record import Record

_COMMUNITY = ("社区", "小区", "资料库", "community", "repository")
_LONGEST_TITLE = 100
_WIDE_SPACE = "\u3000"  # what the space bar gives while one writes Chinese
_ANY_BOARD = "宣传栏的编号"


def new_file(root: Path, kind: str, title: str, today: datetime.date) -> str:
    """Makes the file and gives its path. Raises Stopped for an unknown kind or a taken name.

    Raises Refused without content, and where a link is on the way. Who names the kind in Chinese gets Chinese keys.
    """
    new = NAMES.get(kind) or KINDS.get(kind)
    if new is None:
        raise _no_such_kind(kind)
    if not title.strip() or len(title) > _LONGEST_TITLE:
        raise Stopped("标题要有 1 到 100 个字", "a title has 1 to 100 characters")
    if not title.replace(_WIDE_SPACE, " ").isprintable():
        raise Stopped(
            "标题里有看不见的字符，请重新输入",
            "the title has characters that cannot be seen, type it again",
        )
    refuse_without_content(root)
    folder = FOLDERS[new.folder]
    path = f"content/{folder.name}/{new.stem(title, today)}{folder.ending}"
    location = root / path
    if location.exists():
        raise Stopped(f"{path} 已经有了", f"{path} exists already")
    if taken := _same_id(root, folder, location):
        raise Stopped(
            f"编号已被 {taken} 使用，请换个标题", f"{taken} has this id, choose another title"
        )
    text = template_of(folder.name, title, today)
    if not kind.isascii():
        text = with_chinese_keys(text, folder.model)
    if boards := sorted(path.stem for path in (root / "content/boards").glob("*.yml")):
        text = text.replace(_ANY_BOARD, boards[0])
    write_below(root, path, text.encode("utf-8"))
    return path


def _no_such_kind(kind: str) -> Stopped:
    """What there is; a whole community is begun with another command."""
    if kind in _COMMUNITY:
        return Stopped(
            "新建整个社区的资料库，运行 civsite init 文件夹",
            "a whole community is begun with civsite init FOLDER",
        )
    kinds, near = [each.words for each in KINDS.values()], guesses(kind, NAMES)
    zh = f"是不是“{'”“'.join(near)}”？" if near else ""
    en = f" Did you mean “{'” or “'.join(near)}”?" if near else ""
    return Stopped(
        f"没有“{kind}”这一类。{zh}可以新建："
        + "、".join(f"{words[1]}（{words[0]}）" for words in kinds),
        f"there is no kind “{kind}”.{en} There are: "
        + ", ".join(f"{words[0]} ({words[1]})" for words in kinds),
    )


def _same_id(root: Path, folder: Folder, location: Path) -> str | None:
    """The item of another kind whose id the new file would take."""
    if not folder.holds_items:
        return None
    for each in FOLDERS.values():
        for other in (root / "content" / each.name).rglob(f"*{each.ending}"):
            if each.holds_items and other.stem.casefold() == location.stem.casefold():
                return other.relative_to(root).as_posix()
    return None


def template_of(folder: str, title: str, today: datetime.date) -> str:
    """The commented file of a folder. Raises KeyError for a folder that has none."""
    return KINDS[folder].text(as_scalar(title), today)


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


def as_scalar(title: str) -> str:
    """The title as YAML reads it back; in quotes where a sign in it would mean something."""
    plain = re.fullmatch(r"[\w一-鿿][\w一-鿿 ，。、！？“”《》（）·-]*", title)
    return title if plain else json.dumps(title, ensure_ascii=False)
