"""Enters: what the last build said. Leaves: the part of a page that tells it, and its style.

Errors lie open on every page until they are mended, as pages are those of an earlier build till
then; warnings wait behind a line that counts them.
"""

from __future__ import annotations

from collections.abc import Sequence
from html import escape

from civsite.diagnostics import Diagnostic, Language, Severity, Text, printable

STYLE_PATH = "/__civsite__/faults.css"
STYLE = """\
.civsite-faults { position: fixed; z-index: 9; inset: auto 0 0 0; max-height: 50vh; overflow: auto;
  margin: 0; padding: .4rem 1rem; background: #fff8e6; color: #222; border-top: 4px solid #8a5a00;
  font: 1rem/1.6 system-ui, sans-serif; text-align: left; }
.civsite-faults.broken { border-color: #b3261e; }
.civsite-faults summary { cursor: pointer; font-weight: 700; }
.civsite-faults ol { list-style: none; margin: 0; padding: 0; }
.civsite-faults li { margin: .6rem 0; overflow-wrap: anywhere; }
.civsite-faults p, .civsite-faults pre { margin: 0; }
.civsite-faults pre { white-space: pre-wrap; padding: .2rem .6rem; background: #f4e9c9; }
.civsite-faults mark { background: #ffc9c4; color: inherit; }
@media print { .civsite-faults { display: none; } }
"""
_SHOWN_AROUND = 80  # characters of a line before and behind the place that is meant


def faults_html(said: Sequence[Diagnostic], language: Language) -> str:
    """The errors first. Nothing where nothing is said."""
    if not said:
        return ""
    in_turn = sorted(said, key=lambda each: each.severity is not Severity.ERROR)
    errors = sum(each.severity is Severity.ERROR for each in said)
    heading = Text(f"{len(said)} 条提醒和说明", f"warnings and notes: {len(said)}")
    if errors:
        heading = Text(
            f"有 {errors} 个错误，改好以前，这里还是出错之前的样子",
            f"errors: {errors}. Until they are mended, pages stay as they were before",
        )
    entries = "".join(_entry(each, language) for each in in_turn)
    return _box(heading, f"<ol>{entries}</ol>", language, is_broken=errors > 0)


def fault_html(fault: Text, language: Language) -> str:
    """What went wrong and is no fault of the content."""
    body = f"<p>{_written(fault, language)}</p>"
    heading = Text(
        "这一次没有生成，网页还是以前的", "This time nothing was built; pages stay as they were"
    )
    return _box(heading, body, language, is_broken=True)


def _box(heading: Text, body: str, language: Language, *, is_broken: bool) -> str:
    state = ' class="civsite-faults broken" open' if is_broken else ' class="civsite-faults"'
    return (
        f'<link rel="stylesheet" href="{STYLE_PATH}"><details{state} lang="{language}">'
        f"<summary>{_written(heading, language)}</summary>{body}</details>"
    )


def _entry(each: Diagnostic, language: Language) -> str:
    span, colon = each.span, "：" if language == "zh" else ": "
    where = f"{span.path}:{span.line}:{span.column}"
    severity, message = _written(each.severity.words, language), _written(each.message, language)
    lines = [f"<p><b>{escape(printable(where))}</b> {severity}{colon}{message}</p>"]
    if each.excerpt.strip():
        start, end = span.column - 1, span.column - 1 + span.length
        before = each.excerpt[max(0, start - _SHOWN_AROUND) : start]
        meant, after = each.excerpt[start:end], each.excerpt[end : end + _SHOWN_AROUND]
        parts = [escape(printable(part)) for part in (before, meant, after)]
        lines.append(f"<pre>{parts[0]}<mark>{parts[1]}</mark>{parts[2]}</pre>")
    if each.hint is not None:
        label = Text("改法：", "fix: ")
        lines.append(f"<p>{_written(label, language)}{_written(each.hint, language)}</p>")
    return f"<li>{''.join(lines)}</li>"


def _written(text: Text, language: Language) -> str:
    return escape(printable(text.in_language(language)))
