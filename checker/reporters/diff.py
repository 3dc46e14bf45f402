"""The corrections as a unified diff that `git apply` and `patch -p1` take."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import TextIO

from checker.document import Span
from checker.findings import DocumentReport, Edit, Report
from checker.fixes import choose, unified_diff
from checker.reporters.inert import flowing, visible
from checker.reporters.options import ShowOptions
from checker.reporters.styled import Run, Style, write_lines
from checker.reporters.summary import plural, shown

_STYLES = {"-": Style.STRUCK, "+": Style.INSERTED, "@": Style.POSITION}


def write(report: Report, stream: TextIO, options: ShowOptions) -> None:
    """Write the first suggestions of all findings shown as a diff; see `checker.reporters.write`.

    Paths below the working directory are relative to it, where the diff is to be
    applied. Lines that begin with `#` say what the diff leaves out; programs that
    apply diffs pass over them.
    """
    for document in report.documents:
        edits = choose(shown(document, options), options.unsafe)
        for notice in _notices(document, bool(edits)):
            stream.write(f"# {visible(document.path)}: {notice}\n")
        if edits and document.source is not None and document.encoding.codec == "utf-8":
            _write(_diff(document, document.source, edits), stream, options)


def _diff(document: DocumentReport, source: str, edits: list[Edit]) -> str:
    if document.encoding.bom:
        # The mark is part of the file's first line.
        source = f"\ufeff{source}"
        edits = [Edit(Span(edit.span.start + 1, edit.span.end + 1), edit.text) for edit in edits]
    return unified_diff(_relative(document.path), source, edits)


def _relative(path: str) -> str:
    file, here = Path(path), Path.cwd()
    return (file.relative_to(here) if file.is_relative_to(here) else file).as_posix()


def _notices(document: DocumentReport, edited: bool) -> Iterator[str]:
    if edited and document.encoding.codec != "utf-8":
        yield "left out, for a diff holds UTF-8 files only; --fix corrects this one."
    yield from map(flowing, document.notices)
    if document.suppressed:
        yield f"{plural(document.suppressed, 'finding')} suppressed."


def _write(diff: str, stream: TextIO, options: ShowOptions) -> None:
    if not options.terminal and not options.color:
        stream.write(diff)
        return
    lines = (line.removesuffix("\r") for line in diff.removesuffix("\n").split("\n"))
    write_lines(([Run(visible(line), _style(line))] for line in lines), stream, options.color)


def _style(line: str) -> Style:
    if line.startswith(("--- ", "+++ ")):
        return Style.PATH
    return _STYLES.get(line[:1], Style.PLAIN)
