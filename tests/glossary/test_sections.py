"""Sections of a compiled index come back as they were, with tables left where they lie."""

from __future__ import annotations

from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from checker.glossary.sections import pack, unpack

PLAIN = st.none() | st.booleans() | st.integers(0, 2**64 - 1) | st.text(max_size=5) | st.binary(max_size=2000)
SECTIONS = st.dictionaries(st.text(max_size=3), st.recursive(PLAIN, lambda inner: st.dictionaries(st.text(), inner)))


def bytes_again(data: Any) -> Any:
    if isinstance(data, dict):
        return {key: bytes_again(value) for key, value in data.items()}
    return bytes(data) if isinstance(data, memoryview) else data


@given(SECTIONS)
def test_a_section_comes_back(section: dict[str, Any]) -> None:
    assert bytes_again(unpack(pack(section))) == section


def test_large_tables_are_not_copied() -> None:
    packed = pack({"table": {"keys": bytes(4096)}, "small": b"x", "rows": [b"1", b"2"]})
    found = unpack(packed)
    assert found["table"]["keys"].obj is packed
    assert found["small"] == b"x" and found["rows"] == (b"1", b"2")


def test_an_extension_that_is_not_known_is_an_error() -> None:
    packed = bytearray(pack({"table": bytes(600)}))
    packed[packed.index(1, 8 + 7)] = 2
    with pytest.raises(ValueError, match="unknown extension type 2"):
        unpack(bytes(packed))
