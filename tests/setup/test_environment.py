"""setup/environment.sh: from a Python, with or without uv and pip, to an environment; once."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.setup.clone import Clone

INSTALLED = [
    "install --quiet --python .venv/bin/python --require-hashes --no-deps -r requirements.lock",
    "install --quiet --python .venv/bin/python --no-deps --no-build-isolation -e .",
]


def test_uv_is_used_where_there_is_one(clone: Clone) -> None:
    clone.give("uv")
    clone.give("python", "python3")
    assert clone.run("environment.sh", "run").returncode == 0
    assert clone.called("uv pip") == [f"uv pip {words}" for words in INSTALLED]
    assert clone.called("python -m pip") == []


def test_uv_fetches_a_python_where_there_is_none(clone: Clone) -> None:
    clone.give("uv")
    assert clone.run("environment.sh", "run").returncode == 0
    assert clone.called("uv venv") == ["uv venv --quiet --python >=3.11 .venv"]


def test_pythons_own_pip_is_used_without_uv(clone: Clone) -> None:
    clone.give("python", "python3")
    assert clone.run("environment.sh", "run", ENSUREPIP="yes").returncode == 0
    assert clone.called("python3 -m venv") == ["python3 -m venv .venv"]
    assert len(clone.called("python -m pip install")) == len(INSTALLED)


def test_another_pythons_pip_serves_one_without_ensurepip(clone: Clone) -> None:
    clone.give("python", "python3")
    assert clone.run("environment.sh", "run", PIP="yes").returncode == 0
    assert clone.called("python3 -m venv") == ["python3 -m venv --without-pip .venv"]
    assert len(clone.called("python3 -m pip --python .venv/bin/python install")) == 1
    assert len(clone.called("python -m pip install")) == len(INSTALLED)


@pytest.mark.parametrize("has_python", [True, False])
def test_what_is_missing_is_said_in_both_languages(clone: Clone, has_python: bool) -> None:
    if has_python:
        clone.give("python", "python3")
    done = clone.run("environment.sh", "run")
    assert done.returncode == 1
    assert "没有找到可用的 Python" in done.stderr
    assert "No Python 3.11 or newer" in done.stderr
    assert not (clone.root / ".venv").exists()


def test_the_python_that_is_named_comes_first(clone: Clone) -> None:
    clone.give("python", "python3")
    clone.give("python", "my python")
    assert clone.run("environment.sh", "run", PYTHON="my python", ENSUREPIP="yes").returncode == 0
    assert clone.called("my python -m venv")


@pytest.fixture
def ready(clone: Clone) -> Clone:
    """A clone that has been set up for tests."""
    clone.give("python", "python3")
    assert clone.run("environment.sh", "test", ENSUREPIP="yes").returncode == 0
    return clone


@pytest.mark.parametrize("purpose", ["test", "run"])
def test_a_second_run_installs_nothing(ready: Clone, purpose: str) -> None:
    done = ready.run("environment.sh", purpose)
    assert (done.returncode, done.stdout) == (0, "")
    assert ready.called("python -m pip install") == []


@pytest.mark.parametrize("name", ["requirements.lock", "pyproject.toml", "hatch_build.py"])
def test_a_change_of_what_is_needed_installs_again(ready: Clone, name: str) -> None:
    with (ready.root / name).open("a") as file:
        file.write("# changed\n")
    assert ready.run("environment.sh", "run").returncode == 0
    assert len(ready.called("python -m pip install")) == len(INSTALLED)


def test_what_runs_need_is_not_all_that_tests_need(clone: Clone) -> None:
    clone.give("python", "python3")
    for purpose, lock in (("run", "requirements.lock"), ("test", "requirements-test.lock")):
        assert clone.run("environment.sh", purpose, ENSUREPIP="yes").returncode == 0
        assert any(call.endswith(f"-r {lock}") for call in clone.calls)


def test_a_moved_clone_makes_its_environment_anew(ready: Clone) -> None:
    (ready.root / ".venv/left over").touch()
    ready.root = ready.root.rename(ready.root.with_name("另 一处"))
    assert ready.run("environment.sh", "test", ENSUREPIP="yes").returncode == 0
    assert not (ready.root / ".venv/left over").exists()
    assert len(ready.called("python -m pip install")) == len(INSTALLED)


def test_an_environment_of_uvs_is_made_anew_when_uv_has_gone(clone: Clone) -> None:
    clone.give("uv")
    clone.give("python", "python3")
    assert clone.run("environment.sh", "run").returncode == 0
    clone.take("uv")
    assert clone.run("environment.sh", "run", ENSUREPIP="yes").returncode == 0
    assert len(clone.called("python -m pip install")) == len(INSTALLED)


@pytest.mark.parametrize("step", ["--require-hashes", "fonts/fetch.py", "-e ."])
def test_a_first_run_that_was_interrupted_is_taken_up_again(clone: Clone, step: str) -> None:
    clone.give("python", "python3")
    assert clone.run("environment.sh", "run", ENSUREPIP="yes", FAILS=step).returncode != 0
    assert clone.run("environment.sh", "run", ENSUREPIP="yes").returncode == 0
    assert len(clone.called("python -m pip install")) == len(INSTALLED)


def test_half_an_environment_is_made_anew(clone: Clone) -> None:
    clone.give("python", "python3")
    half: Path = clone.root / ".venv/bin"
    half.mkdir(parents=True)
    assert clone.run("environment.sh", "run", ENSUREPIP="yes").returncode == 0
    assert clone.called("python3 -m venv") == ["python3 -m venv .venv"]
