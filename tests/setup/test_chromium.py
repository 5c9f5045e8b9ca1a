"""setup/chromium.sh: the browser that is there, else one from Debian or from Playwright."""

from __future__ import annotations

import os

from tests.setup.clone import Clone


def script(clone: Clone, name: str, body: str) -> None:
    path = clone.programs / name
    path.unlink(missing_ok=True)
    path.write_text(f'#!/bin/sh\necho "{name} $*" >>"$CALLS"\n{body}\n', "utf-8")
    path.chmod(0o755)


def test_a_browser_that_is_there_is_named(clone: Clone) -> None:
    script(clone, "chromium", "")
    done = clone.run("chromium.sh")
    assert (done.returncode, done.stdout) == (0, f"Chromium: {clone.programs / 'chromium'}\n")
    assert clone.calls == []


def test_the_browser_that_is_named_comes_first(clone: Clone) -> None:
    script(clone, "chromium", "")
    script(clone, "my browser", "")
    done = clone.run("chromium.sh", CHROMIUM=os.fspath(clone.programs / "my browser"))
    assert done.stdout.endswith("my browser\n")


def test_root_gets_debians(clone: Clone) -> None:
    script(clone, "id", "echo 0")
    script(clone, "apt-get", "")
    assert clone.run("chromium.sh").returncode == 0
    assert clone.called("apt-get install")[0].endswith(" chromium")


def without_root(clone: Clone) -> None:
    script(clone, "id", "echo 1000")
    script(clone, "apt-get", "exit 100")
    clone.give("python", "python3")
    assert clone.run("environment.sh", "test", ENSUREPIP="yes").returncode == 0


def test_without_root_playwright_fetches_one(clone: Clone) -> None:
    without_root(clone)
    script(clone, "playwright", "")
    (clone.programs / "playwright").rename(clone.root / ".venv/bin/playwright")
    assert clone.run("chromium.sh").returncode == 0
    assert clone.called("playwright") == ["playwright install chromium"]
    assert clone.called("apt-get") == []


def test_what_to_do_without_any_is_said_in_both_languages(clone: Clone) -> None:
    without_root(clone)
    script(clone, "playwright", "exit 1")
    (clone.programs / "playwright").rename(clone.root / ".venv/bin/playwright")
    done = clone.run("chromium.sh")
    assert done.returncode == 1
    assert "浏览器没有装成" in done.stderr
    assert "No browser could be fetched" in done.stderr
