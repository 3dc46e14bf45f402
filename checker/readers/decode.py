"""Bytes to text and back, with nothing guessed.

UTF-8 with or without a byte order mark, and UTF-16 with one, are read. All
other bytes are an error with the place of the first that is wrong: a guess
would show an editor words that nobody wrote.
"""

from __future__ import annotations

import codecs

from checker.document import Encoding

_MARKS = (
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)
_NAMES = {"utf-8": "UTF-8", "utf-16-le": "UTF-16", "utf-16-be": "UTF-16"}


class UnreadableError(Exception):
    """A file whose bytes are not text in an encoding that is read.

    Attributes:
        path: the file, as it appears in reports.
        reason: what is wrong, where, and what to do; without the file's name.
    """

    def __init__(self, path: str, reason: str) -> None:
        super().__init__(f"{path}: {reason}")
        self.path = path
        self.reason = reason

    def __reduce__(self) -> tuple[type[UnreadableError], tuple[str, str]]:
        return UnreadableError, (self.path, self.reason)


def decode(data: bytes, path: str) -> tuple[str, Encoding]:
    """Decode a file's bytes; line ends stay as they are, a byte order mark is taken off.

    Args:
        data: the whole file.
        path: the file, for the error.

    Raises:
        UnreadableError: the bytes are not text, or in no encoding that is read;
            byte offsets in its reason count from 0.
    """
    mark, codec = next(((mark, codec) for mark, codec in _MARKS if data.startswith(mark)), (b"", "utf-8"))
    try:
        source = str(memoryview(data)[len(mark) :], codec)
    except UnicodeDecodeError as error:
        at = error.start + len(mark)
        raise UnreadableError(path, f"not valid {_NAMES[codec]} at byte {at}; save the file as UTF-8") from None
    nul = source.find("\0")
    if nul >= 0:
        at = len(mark) + len(source[:nul].encode(codec))
        raise UnreadableError(path, f"binary, not text: NUL at byte {at}; leave it out or save it as UTF-8 text")
    return source, Encoding(codec, bool(mark))


def encode(source: str, encoding: Encoding) -> bytes:
    """Write text as `decode` found it: `encode(*decode(data, path)) == data`.

    Raises:
        UnicodeEncodeError: `source` holds a lone surrogate, which `decode` never returns.
    """
    mark = next(mark for mark, codec in _MARKS if codec == encoding.codec) if encoding.bom else b""
    return mark + source.encode(encoding.codec)
