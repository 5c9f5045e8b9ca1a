"""A repository in; mkdocs configured for it, and run in this process with its words kept back."""

from __future__ import annotations

import io
import logging
import traceback
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import jinja2
from mkdocs.commands.build import build
from mkdocs.config import load_config
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.exceptions import Abort, MkDocsException

from civsite.diagnostics import Diagnostic, Refused, Span, Text
from civsite.render.page import broken_template
from civsite.render.site.compose import TEMPLATES

_FOLDER = f"theme/{TEMPLATES}"
_USUAL_CONFIGURATION = "site_name: civsite\ntheme: {name: material}\nplugins: [civsite]\n"


def configuration(root: Path, out_dir: Path) -> MkDocsConfig:
    """The community's mkdocs.yml, or the usual one where it has none that names the plugin.

    Raises Refused where mkdocs cannot use it.
    """
    root = root.absolute()  # mkdocs takes what is relative as beside its own configuration
    file = root / "mkdocs.yml"
    more: dict[str, Any] = {"site_dir": str(out_dir), "docs_dir": str(root / "content")}
    with _quiet() as said:
        try:
            if file.is_file():
                config = load_config(str(file), **more)
                if "civsite" in config.plugins:
                    return config
            usual = io.BytesIO(_USUAL_CONFIGURATION.encode())
            usual.name = str(file)
            return load_config(usual, **more)
        except (MkDocsException, Abort) as problem:
            raise Refused([_unusable("; ".join(said) or str(problem))]) from None


def run_mkdocs(config: MkDocsConfig) -> None:
    """Builds into the folder that `config` names, emptied first. Raises Refused."""
    with _quiet(), refusing_faulty_templates():
        try:
            config.plugins.on_startup(command="build", dirty=False)
            build(config)
            config.plugins.on_shutdown()
        except (MkDocsException, Abort) as problem:
            raise _refused_within(problem) from None


@contextmanager
def refusing_faulty_templates() -> Iterator[None]:
    """Says where a template is faulty, by raising Refused."""
    try:
        yield
    except Exception as problem:
        if isinstance(problem, jinja2.TemplateError) or _comes_from_template(problem):
            raise Refused([broken_template(problem, _FOLDER)]) from None
        raise


def _comes_from_template(problem: Exception) -> bool:
    """Whether it was raised by what a template says itself, such as a sum of a text and a number."""
    frames = traceback.extract_tb(problem.__traceback__)
    return bool(frames) and frames[-1].filename.startswith(_FOLDER)


def _refused_within(problem: BaseException) -> Refused:
    """The refusal that mkdocs wrapped into its own exceptions, or one that says what mkdocs said."""
    cause: BaseException | None = problem
    while cause is not None:
        if isinstance(cause, Refused):
            return cause
        cause = cause.__context__
    return Refused([_unusable(str(problem))])


@contextmanager
def _quiet() -> Iterator[list[str]]:
    """Keeps mkdocs' messages from the terminal; yields those that are errors."""
    said: list[str] = []
    log = logging.getLogger("mkdocs")
    handlers, propagates, level = log.handlers, log.propagate, log.level
    log.handlers, log.propagate = [_Collector(said)], False
    log.setLevel(logging.ERROR)
    try:
        yield said
    finally:
        log.handlers, log.propagate = handlers, propagates
        log.setLevel(level)


class _Collector(logging.Handler):
    def __init__(self, said: list[str]) -> None:
        super().__init__(logging.ERROR)
        self._said = said

    def emit(self, record: logging.LogRecord) -> None:
        self._said.append(record.getMessage())


def _unusable(reason: str) -> Diagnostic:
    return Diagnostic(
        "mkdocs-refuses",
        Span("mkdocs.yml"),
        Text(f"mkdocs 不能用这份配置：{reason}", f"mkdocs cannot use this configuration: {reason}"),
        Text("照 civsite init 生成的 mkdocs.yml 改", "write it as civsite init does"),
    )
