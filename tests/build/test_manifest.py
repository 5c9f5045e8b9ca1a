"""Enters: products with any names. Leaves: a manifest that any reader of JSON takes."""

from __future__ import annotations

import json
from pathlib import Path

from hypothesis import given
from hypothesis import strategies as st

from civsite.build.manifest import Product, is_manifest, manifest_bytes, read_products

NAMES = st.text(st.characters(exclude_categories=["Cs"]), min_size=1)
PRODUCTS = st.builds(
    Product,
    NAMES,
    st.sampled_from(["0" * 64, "f" * 64]),
    st.integers(min_value=0, max_value=2**40),
    st.lists(NAMES, max_size=3).map(tuple),
    st.none() | NAMES,
    st.none() | NAMES,
    st.none() | NAMES,
)


@given(st.lists(PRODUCTS, max_size=5, unique_by=lambda product: product.path))
def test_a_manifest_tells_of_every_product_whatever_it_is_called(products: list[Product]) -> None:
    data = manifest_bytes(products, {"community": "“花园”\n"})
    assert json.loads(data)["community"] == "“花园”\n"
    assert set(read_products(data)) == set(products)
    for entry in json.loads(data)["products"]:
        assert {"path", "sha256", "bytes", "made-from"} <= entry.keys()
        assert None not in entry.values()


def test_what_is_too_deep_to_read_is_no_manifest(tmp_path: Path) -> None:
    deep = tmp_path / "manifest.json"
    deep.write_text("[" * 100_000, "utf-8")
    assert not is_manifest(deep)
