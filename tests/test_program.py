"""What a key is made of: values whose text depends on them alone, and the libraries that are installed."""

from __future__ import annotations

import json
import subprocess
import sys
from importlib.metadata import version

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from civsite.canonical import canonical_json
from civsite.program import packaged_theme, program_digest, sample_content, version_of

VALUES = st.recursive(
    st.none() | st.booleans() | st.integers() | st.text(max_size=5),
    lambda inner: (
        st.lists(inner, max_size=3) | st.dictionaries(st.text(max_size=3), inner, max_size=4)
    ),
    max_leaves=8,
)


@settings(derandomize=True, max_examples=60, deadline=None)
@given(st.dictionaries(st.text(max_size=5), VALUES, max_size=5))
def test_equal_values_have_one_text_in_whatever_order_they_came(value: dict[str, object]) -> None:
    text = canonical_json(value)
    assert json.loads(text) == value
    turned = dict(reversed(value.items()))
    assert canonical_json(turned) == text


def test_the_text_is_short_and_chinese_stays_chinese() -> None:
    value = {"乙": [1, True, None], "a": {"题": "“停水”\n"}}
    assert canonical_json(value) == '{"a":{"题":"“停水”\\n"},"乙":[1,true,null]}'


@pytest.mark.parametrize(
    "name", ["pydantic", "Pydantic", "pydantic-core", "pydantic_core", "PyYAML"]
)
def test_a_library_is_known_by_any_spelling_of_its_name(name: str) -> None:
    assert version_of(name) == version(name)


def test_a_library_that_is_not_there_has_a_version_too() -> None:
    assert version_of("no-such-library-of-ours") == "-"


def test_the_program_is_the_same_in_another_process() -> None:
    code = "from civsite.program import program_digest; print(program_digest())"
    said = subprocess.run([sys.executable, "-c", code], check=True, capture_output=True, text=True)
    assert said.stdout == f"{program_digest()}\n"
    assert len(program_digest()) == 64


def test_theme_and_sample_travel_with_the_program() -> None:
    assert (packaged_theme() / "print/lib.typ").is_file()
    assert (sample_content() / "community.yml").is_file()
