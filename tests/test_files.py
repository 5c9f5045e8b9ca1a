"""Enters: paths as forgers write them. Leaves: none that leads out of a folder, on any system."""

from __future__ import annotations

import pytest

from civsite.files import is_plain_path

FORGED = (
    *("", ".", "..", "/", "/etc/passwd", "//host/share", "site//index.html", "site/", "./site"),
    *(
        "site/..",
        "../site",
        "screens/../../.htaccess",
        "site/./index.html",
        ".git/hooks/post-merge",
    ),
    *("site/.htaccess", "site/...", "site/ /index.html", "site/.. /x", "C:", "C:/x", "site/C:/x"),
    *(
        "C:x",
        "site\\..\\..\\x",
        "\\\\host\\share",
        "site/index.html:stream",
        "site/a\0b",
        "site/a\nb",
    ),
    *("site/\x1b[2J", "site/\x7f", "site/\x85", "site/\ud800.html"),
)


@pytest.mark.parametrize("path", FORGED, ids=ascii)
def test_a_path_that_may_lead_elsewhere_is_not_plain(path: str) -> None:
    assert not is_plain_path(path)


@pytest.mark.parametrize("value", [None, 3, 1.5, True, b"site/index.html", ["site"], {}])
def test_what_is_no_text_is_not_plain(value: object) -> None:
    assert not is_plain_path(value)


@pytest.mark.parametrize(
    "path",
    [
        *("manifest.json", "site/index.html", "site/公约/居民 公约/index.html", "site/a..b", "-a"),
        *("boards/2026Q4/东门 (南)/A+1-重阳.pdf", "site/~a", "site/a,b;c", "site/a%2e%2e"),
    ],
)
def test_what_a_build_writes_is_plain(path: str) -> None:
    assert is_plain_path(path)
