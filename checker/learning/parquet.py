"""Archives in Parquet files, read by pyarrow (`pip install 'unspin[parquet]'`), a few rows at a time."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Any

from checker.atomic import reason
from checker.findings import Problem
from checker.learning.archive import ArchiveError, Fields, Found
from checker.learning.json_lines import of_row

_ROWS = 64
"""Rows in memory at a time."""


def read(path: Path, fields: Fields, limit: int) -> Iterator[Found]:
    """Read the articles of a file.

    Args:
        path: the file.
        fields: names of the columns; those of date and id may be missing.
        limit: bytes above which an article is left out.

    Yields:
        Articles, and problems for rows that are none.

    Raises:
        ArchiveError: pyarrow is not installed.
    """
    try:
        import pyarrow
        import pyarrow.parquet
    except ImportError:
        raise ArchiveError(f"{path}: Parquet is read by pyarrow; install it: pip install 'unspin[parquet]'") from None
    try:
        with pyarrow.parquet.ParquetFile(path, pre_buffer=False) as file:
            yield from _rows(file, path, fields, limit)
    except (OSError, pyarrow.ArrowException, ValueError) as error:
        # pyarrow says what is wrong with a file's content by an OSError as well, but without a number.
        what = "not a Parquet file, or damaged"
        if isinstance(error, OSError) and error.errno:
            what = f"cannot be read ({reason(error)})"
        yield Problem(str(path), f"{path}: {what}."), 0


def _rows(file: Any, path: Path, fields: Fields, limit: int) -> Iterator[Found]:
    columns = [name for name in (fields.text, fields.date, fields.id) if name in file.schema_arrow.names]
    if fields.text not in columns:
        there = ", ".join(file.schema_arrow.names[:10])
        message = f"{path}: there is no column “{fields.text}” (there are: {there}); name it with --text-field."
        yield Problem(str(path), message), 0
        return
    # Each row counts as its part of the file, the last one as what is left.
    size, rows, number, done = path.stat().st_size, max(file.metadata.num_rows, 1), 0, 0
    for batch in file.iter_batches(batch_size=_ROWS, columns=columns, use_threads=False):
        for row in batch.to_pylist():
            number += 1
            share = size * number // rows
            values = (row.get(fields.text), row.get(fields.date), row.get(fields.id))
            yield of_row(*values, f"{path}:{number}", fields, limit), share - done
            done = share
