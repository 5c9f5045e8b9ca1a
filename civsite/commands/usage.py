"""What click refuses enters; what is wrong with the command line, and where it is explained, leaves."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from typing import Any

import click

from civsite.diagnostics import Text, joined, suggest
from civsite.synonyms import meant_by


class Words(click.Choice[str]):
    """English words, each of which may be said in Chinese too; the first Chinese word is the usual one."""

    def __init__(self, chinese: Mapping[str, Sequence[str]]) -> None:
        super().__init__(list(chinese))
        self.chinese = chinese

    def convert(self, value: Any, param: click.Parameter | None, ctx: click.Context | None) -> str:
        english = [word for word, said in self.chinese.items() if value in said]
        meant = english or meant_by(str(value), self.chinese)
        return super().convert(meant[0] if len(meant) == 1 else value, param, ctx)


_ARGUMENTS = {"kind": "类别", "title": "标题", "folder": "文件夹", "targets": "要生成的部分"}
_QUOTED = re.compile(r"['(](.*)[')]")
_VALUE = re.compile(r"'?(.*?)'? is not ", re.DOTALL)


def told(wrong: click.UsageError) -> Text:
    """One sentence, and the command that explains more."""
    path = wrong.ctx.command_path if wrong.ctx else "civsite"
    more = Text(f"用法见 {path} -h", f"see {path} -h")
    return joined((_what(wrong), more), "\n", "\n")


def _what(wrong: click.UsageError) -> Text:
    said = wrong.format_message()
    quoted = _QUOTED.search(wrong.message)
    name = quoted[1] if quoted else ""
    if isinstance(wrong, click.MissingParameter) and wrong.param:
        name_of = _name_of(wrong.param)
        return Text(f"还要写上{name_of.zh}", f"{name_of.en} is missing")
    if isinstance(wrong, click.BadParameter) and wrong.param:
        return _bad_value(wrong, wrong.param)
    if isinstance(wrong, click.NoSuchOption):
        known = [word for each in _parameters(wrong) for word in each.opts if word.startswith("-")]
        return _unknown("选项", "option", wrong.option_name, known)
    if isinstance(wrong, click.BadOptionUsage):
        if "requires" in wrong.message:
            return Text(f"{wrong.option_name} 后面要写一个值", f"{wrong.option_name} needs a value")
        return Text(f"{wrong.option_name} 后面不写值", f"{wrong.option_name} takes no value")
    if (
        "No such command" in wrong.message
        and wrong.ctx
        and isinstance(wrong.ctx.command, click.Group)
    ):
        return _unknown("命令", "command", name, wrong.ctx.command.list_commands(wrong.ctx))
    if "unexpected extra argument" in wrong.message:
        return Text(
            f"多写了“{name}”；名称里有空格的，用引号括起来",
            f"“{name}” is too much; a name with spaces stands in quotes",
        )
    return Text(f"命令写得不对：{said}", said)


def _unknown(zh: str, en: str, name: str, known: Sequence[str]) -> Text:
    hint = suggest(name, sorted(known))
    return Text(f"没有“{name}”这个{zh}。{hint.zh}", f"there is no {en} “{name}”; {hint.en}")


def _bad_value(wrong: click.BadParameter, parameter: click.Parameter) -> Text:
    name, found = _name_of(parameter), _VALUE.match(wrong.message)
    value = found[1] if found else ""
    message = Text(f"“{value}”不能用作{name.zh}", f"“{value}” cannot be {name.en}")
    kind = parameter.type
    if isinstance(kind, Words):
        usual = [f"{said[0]}（{word}）" for word, said in kind.chinese.items()]
        hint = Text(f"可以写：{'、'.join(usual)}", f"known: {', '.join(kind.choices)}")
    elif isinstance(kind, click.Choice):
        hint = Text(f"可以写：{'、'.join(kind.choices)}", f"known: {', '.join(kind.choices)}")
    elif isinstance(kind, click.IntRange):
        hint = Text(
            f"写 {kind.min} 到 {kind.max} 之间的整数",
            f"write a whole number from {kind.min} to {kind.max}",
        )
    else:
        return Text(f"{name.zh}写得不对：{wrong.message}", wrong.format_message())
    return joined((message, hint), "。", "; ")


def _name_of(parameter: click.Parameter) -> Text:
    if isinstance(parameter, click.Option):
        return Text(f"“{parameter.opts[-1]}”", parameter.opts[-1])
    name = parameter.human_readable_name
    return Text(_ARGUMENTS.get(parameter.name or "", name), name)


def _parameters(wrong: click.UsageError) -> Sequence[click.Parameter]:
    return wrong.ctx.command.params if wrong.ctx else ()
