"""Numbers as bytes, little end first on every machine, so that tables can be used as they lie in a file."""

from __future__ import annotations

import sys
from array import array
from typing import Literal, TypeAlias

Width: TypeAlias = Literal["H", "I", "Q"]
"""The type code of `array` for numbers of 2, 4 and 8 bytes."""


def packed(numbers: array[int]) -> bytes:
    """The bytes of numbers."""
    if sys.byteorder == "big":
        numbers = array(numbers.typecode, numbers)
        numbers.byteswap()
    return numbers.tobytes()


def unpacked(data: bytes | bytearray | memoryview, width: Width) -> array[int]:
    """A copy of the numbers that `packed` made bytes of."""
    numbers = array(width)
    numbers.frombytes(data)
    if sys.byteorder == "big":
        numbers.byteswap()
    return numbers


def view(data: bytes | memoryview, width: Width) -> memoryview[int]:
    """The same numbers where they lie; a copy only where the machine's big end comes first."""
    return memoryview(unpacked(data, width)) if sys.byteorder == "big" else memoryview(data).cast(width)
