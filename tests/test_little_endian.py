"""Numbers survive the way through bytes, which are the same on every machine."""

from __future__ import annotations

from array import array

import pytest

from checker.little_endian import Width, packed, unpacked, view

NUMBERS = [0, 1, 258, 65_535]


def test_little_end_first() -> None:
    assert packed(array("H", [1, 258])) == b"\x01\x00\x02\x01"


@pytest.mark.parametrize("width", ["H", "I", "Q"])
@pytest.mark.parametrize("order", ["little", "big"])
def test_what_was_packed_comes_back(width: Width, order: str, monkeypatch: pytest.MonkeyPatch) -> None:
    # Bytes are turned round on the way out and on the way in, or neither.
    monkeypatch.setattr("checker.little_endian.sys.byteorder", order)
    numbers = array(width, NUMBERS)
    data = packed(numbers)
    assert list(unpacked(data, width)) == list(view(memoryview(data), width)) == NUMBERS
    assert list(numbers) == NUMBERS
