"""A Typst template, JSON data and files enter; PDF or PNG bytes leave.

Data reaches the template through `sys.inputs.data`, as JSON and never as markup. Files are laid
under a scratch folder by the hash of their bytes, so that threads share what they have in common.

A compiler that is used again has read and parsed the theme already: a slide takes 138 to 148 ms of
CPU instead of 150, one in 4K 456 to 470 instead of 496 to 514 (the jobs of `bench.slides`, best of
four rounds). With `_LIGHT_JOBS` at 1 every job has its own; what is typeset is the same.
"""

from __future__ import annotations

import contextlib
import functools
import hashlib
import json
import os
import re
import tempfile
import threading
from collections.abc import Iterator, Mapping
from pathlib import Path, PurePosixPath
from typing import TYPE_CHECKING, Any, Literal

from civsite.canonical import canonical_json
from civsite.diagnostics import Diagnostic, Span, Text
from civsite.files import write_whole
from civsite.fonts import font_directory

if TYPE_CHECKING:
    import typst

Standard = Literal["1.6", "a-2b"]

_MILLIMETRES_PER_INCH = 25.4
_IN_A_PICTURE = re.compile(
    r"failed to (parse SVG|load PDF|decode image)|unknown image format|the PDF is encrypted"
)
# Files as editors have them; what is derived from them has names of ours, or is clean already.
_OF_EDITORS = "media/"
_PLACE = re.compile(r"/theme-[0-9a-f]+/([^\s:]+):(\d+):(\d+)")

# Typst keeps results of the last ten compiles of the process; eleven empty ones let them go.
_COMPILES_KEPT = 10
# The port «discard», on which nothing listens.
_NOBODY = "http://127.0.0.1:9"
_HEAVY_BYTES = 1_000_000
_LIGHT_JOBS = 6


class Overflow(Exception):
    """A text that does not fit at the smallest legible size.

    `name` is the text (`title`, `body`, …), `over` by how many percent it is too long.
    """

    def __init__(self, name: str, over: int) -> None:
        self.name = name
        self.over = over
        super().__init__(f"{name} is {over} % too long")


class UnreadablePicture(Exception):
    """A picture that Typst cannot decode; `name` is its name among the files."""

    def __init__(self, name: str) -> None:
        self.name = name
        super().__init__(f"{name} cannot be read")


class TemplateFault(Exception):
    """A template that does not compile: a fault of the theme, with Typst's own words."""


class Typesetter:
    """One template with its files and data, compiled to one or several formats.

    `files` are named as in a job: `theme/…` for templates, anything else for pictures; the
    template finds a picture's path in `sys.inputs.data` under `paths`. One thread at a time.
    """

    def __init__(self, template: str, files: Mapping[str, bytes]) -> None:
        theme = {name: data for name, data in files.items() if name.startswith("theme/")}
        _refuse_packages(theme)
        self._root = _scratch()
        self._main = self._root / _lay_theme(self._root, theme) / template
        pictures = sorted(set(files) - set(theme))
        self._paths = {name: _lay_picture(self._root, name, files[name]) for name in pictures}
        self._compiler = _compiler_for(self._root)
        self._bytes = sum(len(files[name]) for name in pictures)

    def __enter__(self) -> Typesetter:
        return self

    def __exit__(self, *_: object) -> None:
        _forget(self._bytes)

    def pdf(self, data: Mapping[str, Any], standard: Standard | None = None) -> bytes:
        """All pages, in the `standard` (as Typst names it); plain if they do not keep PDF/A.

        Raises Overflow, UnreadablePicture, TemplateFault.
        """
        return self._compile(data, "pdf", standard=standard)[0]

    def png(
        self, data: Mapping[str, Any], width_mm: float, width_px: int, *, first: bool = False
    ) -> bytes:
        """A picture `width_px` wide of a page `width_mm` wide.

        Raises Overflow if there are more pages, unless the `first` of any number is asked for.
        """
        pages = self._compile(data, "png", width_px / width_mm * _MILLIMETRES_PER_INCH)
        if len(pages) != 1 and not first:
            raise Overflow("page", 100 * (len(pages) - 1))
        return pages[0]

    def marks(self, data: Mapping[str, Any], label: str) -> list[Any]:
        """The values of the metadata that carry a label, in order; nothing is drawn.

        Raises as `pdf` does.
        """
        import typst

        asked = typst.Compiler(
            str(self._main),
            root=str(self._root),
            font_paths=_fonts_in(font_directory()),
            sys_inputs=self._inputs(data),
        )
        try:
            found: list[Any] = json.loads(asked.query(f"<{label}>", field="value"))
            return found
        except RuntimeError as error:  # it names no place; a compile that fails does
            said = str(error)
        if (told := _told(said)) is None:
            self._compile(data, "pdf")
        raise told or TemplateFault(said)

    def _inputs(self, data: Mapping[str, Any]) -> dict[str, str]:
        return {"data": canonical_json({**data, "paths": self._paths})}

    def _compile(
        self,
        data: Mapping[str, Any],
        form: Literal["pdf", "png"],
        ppi: float | None = None,
        standard: Standard | None = None,
    ) -> list[bytes]:
        import typst

        try:
            made = self._compiler.compile(
                str(self._main),
                format=form,
                ppi=ppi,
                sys_inputs=self._inputs(data),
                timestamp=0,
                pdf_standards=[standard] if standard else [],
            )
        except typst.TypstError as error:
            if standard is not None and str(error.message).startswith("PDF/A"):
                return self._compile(data, form, ppi)
            raise self._explained(error) from None
        return [made] if isinstance(made, bytes) else list(made or ())

    def _explained(self, error: typst.TypstError) -> Exception:
        said = str(error.message)
        if _IN_A_PICTURE.match(said):
            shown = str(error.diagnostic)
            pictures = {path.rpartition("/")[2]: name for name, path in self._paths.items()}
            named = [name for file, name in sorted(pictures.items()) if file in shown]
            return UnreadablePicture(named[0] if named else self._unreadable_alone())
        return _told(said) or TemplateFault(str(error.diagnostic))

    def _unreadable_alone(self) -> str:
        """The first picture that fails by itself: Typst does not say which photo it was."""
        import typst

        for name, path in self._paths.items():
            try:
                self._compiler.compile(f'#image("{path}")'.encode(), format="pdf", timestamp=0)
            except typst.TypstError:
                return name
        return ""


def _told(said: str) -> Overflow | None:
    """The overflow that a template told of, if that is why it stopped."""
    start = re.search(r'\{\s*"civsite"', said)
    if start is not None:
        with contextlib.suppress(ValueError):
            told = json.JSONDecoder().raw_decode(said[start.start() :])[0]
            return Overflow(str(told["name"]), int(told["over"]))
    return None


def broken_template(fault: TemplateFault) -> Diagnostic:
    """What tells a designer of it, at the first place that Typst names."""
    said = str(fault)
    reason = said.splitlines()[0].removeprefix("error: ") if said else ""
    place = _PLACE.search(said)
    # Typst counts lines from 1 and columns from 0.
    span = Span(f"theme/{place[1]}", int(place[2]), int(place[3]) + 1) if place else Span("theme")
    return Diagnostic(
        "template-broken",
        span,
        Text(f"版式模板有误：{reason}", f"the template is faulty: {reason}"),
        Text(
            "改正模板，或从 theme 删去它，改用自带的",
            "fix the template, or delete it from theme to use the packaged one",
        ),
    )


_scratch_lock = threading.Lock()


def _scratch() -> Path:
    """This process's scratch folder in the temporary one, removed with it or when the process ends."""
    with _scratch_lock:
        return Path(_scratch_of(os.getpid(), tempfile.gettempdir()).name).resolve()


@functools.cache
def _scratch_of(_process: int, top: str) -> tempfile.TemporaryDirectory[str]:
    return tempfile.TemporaryDirectory(prefix="civsite-typeset-", dir=top)


def _refuse_packages(theme: Mapping[str, bytes]) -> None:
    """Templates may not name packages: Typst would fetch them from the network."""
    for name, data in sorted(theme.items()):
        if name.endswith(".typ") and b'"@' in data:
            raise TemplateFault(f"{name}: packages (@…) are not available to templates")


def _lay_theme(root: Path, theme: Mapping[str, bytes]) -> str:
    digest = hashlib.sha256()
    for name, data in sorted(theme.items()):
        digest.update(f"{name}\0{len(data)}\0".encode())
        digest.update(data)
    folder = f"theme-{digest.hexdigest()[:32]}"
    for name, data in theme.items():
        _write_once(root / folder / PurePosixPath(name).relative_to("theme"), data)
    return folder


def _lay_picture(root: Path, name: str, data: bytes) -> str:
    """Typst believes a picture's ending; a derived photo has other bytes than its name says."""
    from civsite.media.formats import HEAD_BYTES, format_of
    from civsite.media.printable import ENDINGS, printable

    if name.startswith(_OF_EDITORS):
        try:
            data = printable(data)
        except ValueError:
            raise UnreadablePicture(name) from None
    suffix = ENDINGS.get(format_of(data[:HEAD_BYTES])) or PurePosixPath(name).suffix.lower()
    file = f"{hashlib.sha256(data).hexdigest()}{suffix}"
    _write_once(root / "pictures" / file, data)
    return f"/pictures/{file}"


def _write_once(path: Path, data: bytes) -> None:
    if not path.exists():
        write_whole(path, data)


class _OfThread(threading.local):
    """Compilers are not shared: one that two threads use says «Already borrowed»."""

    made_for: tuple[Path, Path] | None = None
    compiler: typst.Compiler | None = None
    jobs = 0


_of_thread = _OfThread()


def _compiler_for(root: Path) -> typst.Compiler:
    """A compiler of the sources below `root`, whose files never change; for this thread alone."""
    wanted = (root, font_directory())
    if _of_thread.compiler is None or _of_thread.made_for != wanted:
        import typst

        _of_thread.made_for = wanted
        _of_thread.compiler = typst.Compiler(root=str(root), font_paths=_fonts_in(wanted[1]))
    return _of_thread.compiler


@contextlib.contextmanager
def kept_off_the_network() -> Iterator[None]:
    """Typst fetches packages that a template names, however it spells them; meanwhile it fetches
    none, since it is told of a proxy at which nobody answers."""
    before = dict(os.environ)
    for name in ("http_proxy", "https_proxy", "all_proxy"):
        os.environ[name] = os.environ[name.upper()] = _NOBODY
    for name in ("no_proxy", "NO_PROXY"):
        os.environ.pop(name, None)
    try:
        yield
    finally:
        os.environ.clear()
        os.environ.update(before)


def _forget(picture_bytes: int) -> None:
    """After a job with so many bytes of pictures: lets go, in time, of what Typst remembers.

    That is at once after heavy pictures, else after a few jobs: to let go takes 30 ms.
    """
    import typst

    _of_thread.jobs += 1
    if picture_bytes < _HEAVY_BYTES and _of_thread.jobs < _LIGHT_JOBS:
        return
    _of_thread.jobs, _of_thread.compiler = 0, None
    empty = typst.Compiler(font_paths=_fonts_in(font_directory()))
    for _ in range(_COMPILES_KEPT + 1):
        empty.compile(b"x", format="pdf", timestamp=0)


@functools.lru_cache(maxsize=4)
def _fonts_in(directory: Path) -> typst.Fonts:
    import typst

    return typst.Fonts(
        include_system_fonts=False, include_embedded_fonts=False, font_paths=[str(directory)]
    )
