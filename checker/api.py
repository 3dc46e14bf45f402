"""unspin as a library: what `import checker` offers.

A call reads no settings file, no variable of the environment and nothing of the
user's unless it is told to, so that the same call has the same answer everywhere.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from io import StringIO
from pathlib import Path
from typing import TYPE_CHECKING, Any

from checker.findings import Report

if TYPE_CHECKING:
    from checker.config import Configuration

__all__ = ["check", "compare_articles", "errors", "render"]


def check(
    articles: str | Path | Iterable[Path],
    *,
    name: str = "article.txt",
    settings: Mapping[str, Any] | None = None,
    config: Path | None = None,
) -> Report:
    """Look for garbled terms, names, titles and quotations.

    Args:
        articles: a text, or the path of a file or folder, or several such paths.
        name: what a text is called in the report; its suffix tells the format.
        settings: by their names in a settings file, such as `{"grammar": "off"}`; paths in
            them start from the working folder.
        config: a settings file that holds beneath `settings`.

    Returns:
        One document for each article, with its text; offsets are code points, ranges half-open.
        What cannot be read is one of `problems`. Neither baseline nor `hints` takes findings away.

    Raises:
        Exception: one of `errors()`; the message says which setting or glossary cannot be used.
    """
    from checker.checking import Checker, Keep
    from checker.folders import cache_folder
    from checker.grammar.engines import Engines
    from checker.run import check_sources, gather
    from checker.selection import prepared, select, select_stdin

    cache = cache_folder()
    configuration = _configuration(settings, config)
    if isinstance(articles, str):
        plan = prepared(select_stdin(configuration, name), cache)[0]
        with Engines(cache) as engines:
            checker = Checker(plan, Keep.ALL, engines)
            return gather([checker], [checker.check_bytes(name, _bytes(articles))])
    paths = [articles] if isinstance(articles, Path) else articles
    selection = select(configuration, [str(path) for path in paths])
    # A program that starts processes unasked must guard its own start; who wants that says how many.
    jobs = selection.run.settings.jobs or 1
    with Engines(cache) as engines:
        plans = prepared(selection, cache)
        return check_sources(plans, selection.sources, jobs=jobs, keep=Keep.ALL, engines=engines)


def compare_articles(
    original: str,
    revised: str,
    *,
    names: tuple[str, str] = ("original.txt", "revised.txt"),
    settings: Mapping[str, Any] | None = None,
    config: Path | None = None,
) -> Report:
    """Compare a rewrite with its original: which facts, quotations and terms changed?

    Args:
        original, revised: texts.
        names: what the two are called; the suffixes tell their formats.
        settings, config: as for `check`.

    Returns:
        One document, the rewrite; or a problem where the two have nothing to do with one another.

    Raises:
        Exception: one of `errors()`, as for `check`.
    """
    from checker.compare.session import Input, Session
    from checker.folders import cache_folder
    from checker.selection import prepared, select_stdin

    plans = prepared(select_stdin(_configuration(settings, config), names[1]), cache_folder())
    left, right = (Input(n, n, None, _bytes(t)) for n, t in zip(names, (original, revised), strict=True))
    return Session(plans).compare_all([left], [right], [])


def render(report: Report, output_format: str = "json", *, hints: bool = False) -> str:
    """Write a report in one of the output formats.

    Args:
        report: of `check` or `compare_articles`.
        output_format: as for `--output-format`.
        hints: whether hints are shown.

    Raises:
        Exception: one of `errors()`: there is no such format.
    """
    from checker.reporters import ShowOptions, write

    stream = StringIO(newline="")
    write(report, output_format, stream, ShowOptions(hints=hints))
    return stream.getvalue()


def errors() -> tuple[type[Exception], ...]:
    """The types of exceptions whose message is written for the person at the keyboard; for `except`."""
    from checker.errors import EXPECTED

    return EXPECTED


def _configuration(settings: Mapping[str, Any] | None, config: Path | None) -> Configuration:
    from checker.config import ConfigError, Configuration
    from checker.config.keys import names
    from checker.config.place import nearest, quoted

    given = dict(settings or {})
    for name in given:
        if name not in names():
            raise ConfigError(f"there is no setting {quoted(name)}; {nearest(name, names())}")
    return Configuration(given, config=str(config or ""), isolated=True)


def _bytes(text: str) -> bytes:
    return text.encode("utf-8", "surrogatepass")
