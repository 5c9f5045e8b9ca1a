"""The lock files: what every machine installs."""

from __future__ import annotations

import json
import re
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[2]
LOCKS = [ROOT / "requirements.lock", ROOT / "requirements-test.lock", ROOT / "fonts" / "npm.lock"]
_REQUIREMENT = re.compile(r"^[a-z0-9-]+==\S+", re.MULTILINE)


def _versions(lock: Path) -> set[str]:
    return set(_REQUIREMENT.findall(lock.read_text(encoding="utf-8")))


def _name_of(lock: Path) -> str:
    return lock.name


@pytest.mark.parametrize("lock", LOCKS, ids=_name_of)
def test_every_requirement_has_a_version_and_hashes(lock: Path) -> None:
    blocks = re.split(r"^(?=\S)", lock.read_text(encoding="utf-8"), flags=re.MULTILINE)
    requirements = [block for block in blocks if block.strip()]
    assert requirements
    for block in requirements:
        assert _REQUIREMENT.match(block), block
        assert "--hash=sha256:" in block, block


@pytest.mark.parametrize("lock", [*LOCKS, ROOT / "fonts" / "package-lock.json"], ids=_name_of)
def test_no_lock_names_where_this_machine_gets_its_packages(lock: Path) -> None:
    text = lock.read_text(encoding="utf-8")
    assert not re.search(
        r"^--|://(?!github.com/sponsors/)|file:|\.whl|\"resolved\"", text, re.MULTILINE
    )


def test_every_font_package_is_held_to_its_hash() -> None:
    lock = json.loads((ROOT / "fonts" / "package-lock.json").read_text(encoding="utf-8"))
    packages = {name: each for name, each in lock["packages"].items() if name}
    assert len(packages) == 3
    assert all(each["integrity"].startswith("sha512-") for each in packages.values())


def test_tests_run_on_the_versions_that_builds_run_on() -> None:
    assert _versions(ROOT / "requirements.lock") <= _versions(ROOT / "requirements-test.lock")
