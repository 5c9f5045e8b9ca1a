"""setup/versions.sh: the quick tests with the newest and the lowest versions that are allowed."""

from __future__ import annotations

import pytest

from tests.setup.clone import Clone


@pytest.fixture
def ready(clone: Clone) -> Clone:
    clone.give("python", "python3")
    assert clone.run("environment.sh", "test", ENSUREPIP="yes").returncode == 0
    return clone


@pytest.mark.parametrize(
    ("which", "resolution"), [("newest", "highest"), ("oldest", "lowest-direct")]
)
def test_tests_run_in_an_environment_of_their_own(
    ready: Clone, which: str, resolution: str
) -> None:
    ready.give("uv")
    done = ready.run("versions.sh", which)
    assert done.returncode == 0, done.stderr
    assert f"--resolution {resolution} " in ready.called("uv pip compile")[0]
    assert ready.calls[-1].startswith("python -m pytest")
    assert (ready.root / f".venv-{which}/dependencies.txt").is_file()
    assert ready.called("python -m pip install") == []


def test_uv_is_put_into_the_environment_where_there_is_none(ready: Clone) -> None:
    assert ready.run("versions.sh", "newest").returncode == 0
    assert len(ready.called("python -m pip install")) == 1
    assert ready.run("versions.sh", "oldest").returncode == 0
    assert ready.called("python -m pip install") == []


@pytest.mark.parametrize("step", ["pip compile", "--group test", "-m pytest"])
def test_a_step_that_fails_fails_the_whole(ready: Clone, step: str) -> None:
    ready.give("uv")
    assert ready.run("versions.sh", "newest", FAILS=step).returncode != 0


def test_another_word_is_wrong_usage(ready: Clone) -> None:
    assert ready.run("versions.sh", "latest").returncode == 2
