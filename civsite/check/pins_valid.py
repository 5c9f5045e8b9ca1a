"""What is pinned has not ended.

Warns (today is 2026-11-22):
    until: 2026-11-01
    pinned: yes
"""

from __future__ import annotations

from collections.abc import Iterator

from civsite.check.case import Case
from civsite.check.located import key_of, located
from civsite.diagnostics import Diagnostic, Severity, Text


def check(case: Case) -> Iterator[Diagnostic]:
    """Every item that is pinned although it has ended."""
    for item in case.items():
        if item.pinned and item.until is not None and item.until < case.today:
            yield located(
                case.community,
                key_of(item),
                ("pinned",),
                "pin-expired",
                Text(
                    f"{item.until} 已到期，却还置顶", f"pinned, although it ended on {item.until}"
                ),
                Text("删去“置顶”，或延长“止”的日期", "remove pinned or extend until"),
                Severity.WARNING,
            )
