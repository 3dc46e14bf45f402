"""Measure both grammar engines and print what docs/grammar.md shows: `python -m benchmarks.grammar [FOLDER OF TEXTS]`.

LanguageTool must be installed (`unspin grammar install`); its server is stopped
first. Times are those of whole commands on the seed article, medians of several runs,
with glossaries compiled before; texts for throughput are the planted pages where no
folder is given. An archive is made of the same pages; its times are of the processor.
"""

from __future__ import annotations

import os
import resource
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Iterator
from pathlib import Path

ROOT = Path(__file__).parents[2]
SEED = ROOT / "seeds" / "azerbaijan-armenia-talks.txt"
RUNS = 5
MOST = 300_000
"""Code points that throughput is measured on."""

COPIES = 5
"""Files of an archive that are made of one page."""

sys.path[:0] = [str(ROOT / "tests"), str(ROOT / "tests" / "grammar")]


def main() -> None:
    """Print both tables."""
    texts = list(_texts(Path(sys.argv[1]) if len(sys.argv) > 1 else None))
    print(
        "| engine | cold | warm, new text | text seen before | KB/s | memory |\n| --- | --- | --- | --- | --- | --- |"
    )
    for engine in ("off", "harper", "languagetool"):
        print(f"| {engine} | " + " | ".join(_row(engine, texts)) + " |", flush=True)
    _again()
    from planted_errors import HELD_OUT, TUNED, score, table

    for path in (HELD_OUT, TUNED):
        print(f"\nPlanted mistakes of {path.parent.name} found (first suggestion right), with unspin's own rules:\n")
        print(table([score(engine, path) for engine in ("off", "harper", "languagetool")]), flush=True)


def _again() -> None:
    """Print what checking an archive costs, at first and again."""
    with tempfile.TemporaryDirectory() as folder:
        archive, cache = Path(folder) / "archive", str(Path(folder) / "cache")
        files = _write_archive(archive)
        _check("off", cache)
        print(f"\n| an archive of {files} files | first | unchanged | unchanged, without the cache of results |")
        print("| --- | --- | --- | --- |")
        for engine in ("off", "harper"):
            first = _cpu(engine, cache, archive)
            # Files that have just been written may change without their times telling.
            time.sleep(2.5)
            _cpu(engine, cache, archive)
            again = statistics.median(_cpu(engine, cache, archive) for _ in range(RUNS))
            other = statistics.median(_cpu(engine, cache, archive, "--no-cache") for _ in range(RUNS))
            print(f"| {engine} | {first:.2f} s | {again:.2f} s | {other:.2f} s |", flush=True)


def _write_archive(folder: Path) -> int:
    """Write each page several times, no paragraph twice the same; returns how many files there are."""
    from planted_errors import HELD_OUT, TUNED, pages

    folder.mkdir()
    for page in (*pages(TUNED), *pages(HELD_OUT)):
        for number in range(COPIES):
            text = page.clean.strip().replace("\n\n", f" This is part {number} of {page.name}.\n\n")
            (folder / f"{page.name}-{number}.txt").write_text(f"{text} This is the end of part {number}.\n", "utf-8")
    return len(list(folder.iterdir()))


def _cpu(engine: str, cache: str, path: Path, *more: str) -> float:
    """Seconds of the processor that a check takes, workers included."""
    before = resource.getrusage(resource.RUSAGE_CHILDREN)
    _check(engine, cache, path, *more)
    after = resource.getrusage(resource.RUSAGE_CHILDREN)
    return after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime


def _row(engine: str, texts: list[str]) -> Iterator[str]:
    with tempfile.TemporaryDirectory() as folder:
        _check("off", folder)
        cold = _median(lambda: _check(engine, folder), lambda: _forget(engine, folder, everything=True))
        warm = _median(lambda: _check(engine, folder), lambda: _forget(engine, folder, everything=False))
        seen = _median(lambda: _check(engine, folder), lambda: None)
    yield from (f"{seconds:.2f} s" for seconds in (cold, warm, seen))
    if engine == "off":
        yield from ("", "")
        return
    from checker.grammar.engine import EngineChoice, open_engine

    before = _resident(os.getpid())
    with open_engine(EngineChoice(engine)) as opened:
        opened.check(texts[:20])
        started = time.perf_counter()
        opened.check(texts)
        seconds = time.perf_counter() - started
    yield f"{sum(map(len, texts)) / seconds / 1000:.1f}"
    yield f"{(_resident(_java()) if engine == 'languagetool' else _resident(os.getpid()) - before):.0f} MB"


def _check(engine: str, folder: str, path: Path = SEED, *more: str) -> None:
    command = [sys.executable, "-m", "checker", "check", "--isolated", "--fail-on", "never", "--grammar", engine]
    environment = {**os.environ, "UNSPIN_CACHE_DIR": folder}
    subprocess.run([*command, *more, str(path)], env=environment, cwd=ROOT, check=True, capture_output=True)


def _forget(engine: str, folder: str, *, everything: bool) -> None:
    for path in Path(folder).glob("grammar.sqlite*"):
        path.unlink()
    if engine == "languagetool":
        from checker.grammar.installed import home, installation
        from checker.grammar.server import Server

        server = Server(home() / "server")
        if everything:
            server.stop()
        else:
            server.ensure(installation())


def _median(measured: Callable[[], None], before: Callable[[], None]) -> float:
    times = []
    for _ in range(RUNS):
        before()
        started = time.perf_counter()
        measured()
        times.append(time.perf_counter() - started)
    return statistics.median(times)


def _texts(folder: Path | None) -> Iterator[str]:
    """Paragraphs, of a folder's text files or of the planted pages."""
    from planted_errors import HELD_OUT, TUNED, pages

    sources = (path.read_text("utf-8", "replace") for path in sorted(folder.glob("*.txt"))) if folder else ()
    size = 0
    for source in (*sources, *(page.clean for file in (TUNED, HELD_OUT) for page in pages(file))):
        for paragraph in source.split("\n"):
            if len(paragraph.split()) > 5 and size < MOST:
                size += len(paragraph)
                yield paragraph.strip()


def _java() -> int:
    from checker.grammar.installed import home
    from checker.grammar.server import Server

    state = Server(home() / "server").state()
    return state.pid if state else os.getpid()


def _resident(pid: int) -> float:
    """Resident memory of a process in MB."""
    import psutil

    return float(psutil.Process(pid).memory_info().rss) / 1e6


if __name__ == "__main__":
    main()
