"""Whatever happens around a run: one clear sentence, the right status, nothing lost, nothing left over."""

from __future__ import annotations

import contextlib
import json
import os
import signal
import subprocess
import sys
import time
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from checker.document import Span
from checker.evidence import judge
from checker.findings import Candidate, DocumentReport, Level, Problem
from checker.parallel import Work, check_in_parallel
from checker.plan import prepare
from checker.run import check_sources
from checker.settings import Settings
from checker.sources import Source, find

GARBLED = "The standardization negotiations went on for a week.\n"
RIGHT = "The normalization talks went on for a week.\n"
PROSE = f"{GARBLED}{'The talks on the border went on and on, as they had for a long time. ' * 60}\n\n" * 4
GLOSSARY = Path(__file__).parent / "robust.toml"
IS_ROOT = hasattr(os, "geteuid") and os.geteuid() == 0
POSIX = pytest.mark.skipif(os.name != "posix", reason="signals and modes of POSIX")
LINUX = pytest.mark.skipif(sys.platform != "linux", reason="looks at processes in /proc")
ROOT = pytest.mark.skipif(not IS_ROOT or sys.platform != "linux", reason="mounts a file system")

Environment = dict[str, str]


@pytest.fixture
def environment(tmp_path: Path) -> Environment:
    """Variables of a run that meets nobody's settings and has a cache of its own."""
    kept = {name: value for name, value in os.environ.items() if not name.startswith("UNSPIN_")}
    package = str(Path(__file__).parent.parent)
    return {**kept, "HOME": str(tmp_path), "PYTHONPATH": package, "UNSPIN_CACHE_DIR": str(tmp_path / "cache")}


@pytest.fixture
def articles(tmp_path: Path) -> Path:
    """A folder of three articles, one of them garbled."""
    folder = tmp_path / "articles"
    folder.mkdir()
    for name, text in (("a.txt", RIGHT), ("b.txt", GARBLED), ("c.txt", RIGHT)):
        (folder / name).write_text(text, "utf-8")
    return folder


def command(*arguments: str | Path) -> list[str]:
    """A command line, to be run where the glossary is."""
    check = [sys.executable, "-m", "checker", "check", "--isolated", "--grammar", "off", "--output-format", "json"]
    return [*check, "--no-default-glossaries", "--glossary", str(GLOSSARY), *map(str, arguments)]


def run(environment: Environment, *arguments: str | Path, **options: Any) -> subprocess.CompletedProcess[str]:
    options = {"capture_output": True, "text": True, "timeout": 120, **options}
    return subprocess.run(command(*arguments), env=environment, check=False, **options)


def one_sentence(text: str) -> str:
    """What a person was told: one line that begins as all do and is no traceback."""
    lines = text.strip().split("\n")
    assert len(lines) == 1, text
    assert lines[0].startswith("unspin: "), text
    return lines[0]


def documents(output: str) -> list[str]:
    return [Path(document["path"]).name for document in json.loads(output)["documents"]]


def test_an_empty_file_has_no_findings(environment: Environment, tmp_path: Path) -> None:
    (tmp_path / "empty.txt").write_bytes(b"")
    done = run(environment, tmp_path / "empty.txt")
    assert (done.returncode, done.stderr) == (0, "")
    assert documents(done.stdout) == ["empty.txt"]


@pytest.mark.parametrize("name", ["line.txt", "line.md", "line.html"])
def test_a_line_of_fifty_megabytes_is_refused_and_the_rest_is_checked(
    environment: Environment, articles: Path, name: str
) -> None:
    with (articles / name).open("wb") as file:
        file.writelines(b"talks " * 100_000 for _ in range(84))
    done = run(environment, articles)
    assert done.returncode == 2
    assert "50,400,000 bytes are more than max-file-size allows (20,000,000)" in one_sentence(done.stderr)
    assert documents(done.stdout) == ["a.txt", "b.txt", "c.txt"]


@pytest.mark.parametrize("name", ["line.txt", "line.md", "line.html"])
def test_a_line_of_fifty_megabytes_is_checked_where_that_is_allowed(
    environment: Environment, tmp_path: Path, name: str
) -> None:
    with (tmp_path / name).open("wb") as file:
        file.write(GARBLED.strip().encode())
        file.writelines(b"x" * 1_000_000 for _ in range(50))
        file.write(b" " + GARBLED.encode())
    settings = tmp_path / "unspin.toml"
    settings.write_text("max-file-size = 60_000_000\n", "utf-8")
    arguments = command("--select", "known-garble", "--config", settings, tmp_path / name)
    arguments.remove("--isolated")
    done = subprocess.run(arguments, env=environment, check=False, capture_output=True, text=True, timeout=120)
    assert (done.returncode, done.stderr) == (1, "")
    assert len(json.loads(done.stdout)["documents"][0]["findings"]) == 2


def test_a_file_that_vanishes_is_a_problem_of_its_own(articles: Path) -> None:
    sources = list(find([str(articles)]))
    (articles / "a.txt").unlink()
    report = check_sources(
        [prepare(Settings(grammar="off", default_glossaries=False, glossaries=(str(GLOSSARY),)))], sources
    )
    assert [problem.message for problem in report.problems] == [
        f"{articles}/a.txt: cannot be read (no such file or directory)."
    ]
    assert [Path(document.path).name for document in report.documents] == ["b.txt", "c.txt"]


@POSIX
def test_a_loop_of_folders_ends(environment: Environment, articles: Path) -> None:
    (articles / "loop").symlink_to(articles, target_is_directory=True)
    (articles / "self.txt").symlink_to("self.txt")
    done = run(environment, articles)
    assert done.returncode == 2
    assert "self.txt" in one_sentence(done.stderr)
    assert documents(done.stdout) == ["a.txt", "b.txt", "c.txt"]


@POSIX
def test_no_permission_stops_only_that_file(environment: Environment, articles: Path) -> None:
    (articles / "a.txt").chmod(0)
    (articles / "shut").mkdir(mode=0)
    done = subprocess.run(
        [*without_powers(), *command(articles)], env=environment, check=False, capture_output=True, text=True
    )
    (articles / "shut").chmod(0o755)
    assert done.returncode == 2
    told = done.stderr.strip().split("\n")
    assert len(told) == 2
    assert all("permission denied" in line for line in told)
    assert documents(done.stdout) == ["b.txt", "c.txt"]


def without_powers() -> list[str]:
    """What makes a command heed the modes of files when root gives it."""
    if not IS_ROOT:
        return []
    powers = "-dac_override,-dac_read_search"
    prefix = ["setpriv", "--bounding-set", powers, "--inh-caps", powers]
    try:
        subprocess.run([*prefix, "true"], check=True, capture_output=True)
    except (OSError, subprocess.CalledProcessError):
        pytest.skip("root cannot lay down its powers here")
    return prefix


def test_one_bad_file_never_stops_the_rest(environment: Environment, articles: Path) -> None:
    (articles / "binary.txt").write_bytes(b"\0\1\2")
    (articles / "latin.txt").write_bytes("café".encode("latin-1"))
    for number in range(40):
        (articles / f"more{number:02}.txt").write_text(PROSE, "utf-8")
    done = run(environment, "--jobs", "2", articles)
    assert done.returncode == 2
    assert [line.partition(": ")[2].partition(":")[0] for line in done.stderr.strip().split("\n")] == [
        str(articles / "binary.txt"),
        str(articles / "latin.txt"),
    ]
    assert len(documents(done.stdout)) == 43


@LINUX
def test_a_full_disk_under_standard_output_is_an_error(environment: Environment, articles: Path) -> None:
    with Path("/dev/full").open("w") as full:
        done = run(environment, articles, capture_output=False, stdout=full, stderr=subprocess.PIPE)
    assert done.returncode == 2
    assert "no space left on device" in one_sentence(done.stderr).lower()


@LINUX
@pytest.mark.parametrize("arguments", [["--version"], ["explain", "known-garble"], ["check", "--help"]])
def test_a_full_disk_under_a_command_that_only_tells_is_an_error(
    environment: Environment, arguments: list[str]
) -> None:
    command = [sys.executable, "-m", "checker", *arguments]
    with Path("/dev/full").open("w") as full:
        done = subprocess.run(command, env=environment, stdout=full, stderr=subprocess.PIPE, text=True, check=False)
    assert done.returncode == 2
    assert one_sentence(done.stderr) == "unspin: the output cannot be written (no space left on device)."


@LINUX
def test_errors_are_no_results_where_standard_error_is_closed(environment: Environment, tmp_path: Path) -> None:
    shell = '"$0" -m checker check --isolated --output-format json nothing-here 2>&-'
    done = subprocess.run(
        ["sh", "-c", shell, sys.executable], cwd=tmp_path, env=environment, capture_output=True, text=True, check=False
    )
    assert done.returncode == 2
    assert json.loads(done.stdout)["errors"][0]["path"] == "nothing-here"


@LINUX
def test_closed_standard_output_leaves_the_status(environment: Environment, articles: Path) -> None:
    shell = '"$0" -m checker check --isolated --grammar off "$1" >&-'
    done = subprocess.run(
        ["sh", "-c", shell, sys.executable, str(articles)],
        env=environment,
        stdin=subprocess.DEVNULL,
        stderr=subprocess.PIPE,
        text=True,
        check=False,
    )
    assert (done.returncode, done.stderr) == (1, "")


@LINUX
def test_a_reader_that_has_gone_is_no_finding(environment: Environment) -> None:
    shell = '("$0" -m checker explain known-garble; echo $? >&2) | true'
    done = subprocess.run(
        ["sh", "-c", shell, sys.executable], env=environment, capture_output=True, text=True, check=False
    )
    assert done.stderr == "2\n"


@pytest.fixture
def small_disk(tmp_path: Path) -> Iterator[Path]:
    """A file system of 64 kB."""
    place = tmp_path / "disk"
    place.mkdir()
    mount = ["mount", "-t", "tmpfs", "-o", "size=64k", "tmpfs", str(place)]
    if subprocess.run(mount, check=False, capture_output=True).returncode:
        pytest.skip("mounting is not allowed here")
    yield place
    subprocess.run(["umount", str(place)], check=True)


@ROOT
def test_a_report_that_does_not_fit_leaves_the_old_one(
    environment: Environment, tmp_path: Path, small_disk: Path
) -> None:
    target = small_disk / "report.json"
    target.write_text("the old report", "utf-8")
    article = tmp_path / "long.txt"
    article.write_text(GARBLED * 500, "utf-8")
    done = run(environment, "--output-file", target, article)
    assert done.returncode == 2
    told = one_sentence(done.stderr)
    assert str(target) in told
    assert "no space left on device" in told.lower()
    assert target.read_text("utf-8") == "the old report"
    assert [path.name for path in small_disk.iterdir()] == ["report.json"]


@ROOT
def test_a_cache_that_does_not_fit_costs_nothing_but_time(
    environment: Environment, articles: Path, small_disk: Path
) -> None:
    done = run({**environment, "UNSPIN_CACHE_DIR": str(small_disk)}, articles)
    assert (done.returncode, done.stderr) == (1, "")
    assert not [path for path in small_disk.rglob("*") if path.is_file()]


@LINUX
def test_a_home_that_is_read_only_does_no_harm(environment: Environment, articles: Path) -> None:
    del environment["UNSPIN_CACHE_DIR"]
    # Nobody can write there, not even root.
    done = run({**environment, "HOME": "/proc", "XDG_CACHE_HOME": "", "XDG_CONFIG_HOME": ""}, articles)
    assert (done.returncode, done.stderr) == (1, "")


@POSIX
@pytest.mark.parametrize("format_", ["json", "line", "terminal"])
def test_a_reader_that_goes_away_ends_the_run_quietly(environment: Environment, tmp_path: Path, format_: str) -> None:
    article = tmp_path / "long.txt"
    article.write_text(GARBLED * 3000, "utf-8")
    arguments = command("--output-format", format_, article)
    with subprocess.Popen(arguments, env=environment, stdout=subprocess.PIPE, stderr=subprocess.PIPE) as process:
        assert process.stdout and process.stderr
        process.stdout.readline()
        process.stdout.close()
        told = process.stderr.read()
        assert process.wait(60) == 2
    assert told == b""


def many(folder: Path, number: int = 300) -> Path:
    """An archive that takes some seconds."""
    folder.mkdir()
    for at in range(number):
        (folder / f"{at:03}.txt").write_text(PROSE, "utf-8")
    return folder


def children(pid: int) -> list[int]:
    with contextlib.suppress(OSError):
        return [int(child) for child in Path(f"/proc/{pid}/task/{pid}/children").read_text().split()]
    return []


def wait_for_workers(process: subprocess.Popen[bytes], number: int = 2) -> list[int]:
    end = time.monotonic() + 60
    while time.monotonic() < end and process.poll() is None:
        found = children(process.pid)
        if len(found) >= number:
            return found
        time.sleep(0.01)
    raise AssertionError("no workers were started")


def is_gone(pid: int) -> bool:
    with contextlib.suppress(OSError):
        return Path(f"/proc/{pid}/stat").read_text().rpartition(")")[2].split()[0] == "Z"
    return True


@LINUX
@pytest.mark.parametrize("to_group", [True, False])
def test_ctrl_c_ends_all_and_leaves_nothing_half_written(
    environment: Environment, tmp_path: Path, to_group: bool
) -> None:
    target = tmp_path / "report.json"
    arguments = command("--jobs", "2", "--output-file", target, many(tmp_path / "archive"))
    with subprocess.Popen(
        arguments, env=environment, stdout=subprocess.PIPE, stderr=subprocess.PIPE, start_new_session=True
    ) as process:
        workers = wait_for_workers(process)
        time.sleep(0.3)
        if to_group:
            os.killpg(process.pid, signal.SIGINT)
        else:
            process.send_signal(signal.SIGINT)
        out, told = process.communicate(timeout=60)
    assert process.returncode == 130
    assert (out, told) == (b"", b"")
    assert not target.exists()
    assert not list(tmp_path.rglob("*.part"))
    end = time.monotonic() + 20
    while time.monotonic() < end and not all(map(is_gone, workers)):
        time.sleep(0.05)
    assert all(map(is_gone, workers))


def test_a_text_of_a_hundred_million_words_can_be_judged() -> None:
    verdict = judge([Candidate("known-garble", Span(0, 1), "m", sign=1.0, key="one")], 100_000_000)
    assert verdict is not None and verdict.level is not Level.LIKELY


@LINUX
def test_a_worker_that_is_killed_costs_no_results(environment: Environment, tmp_path: Path) -> None:
    arguments = command("--jobs", "2", "--no-cache", many(tmp_path / "archive"))
    with subprocess.Popen(arguments, env=environment, stdout=subprocess.PIPE, stderr=subprocess.PIPE) as process:
        victim = wait_for_workers(process)[0]
        os.kill(victim, signal.SIGKILL)
        out, told = process.communicate(timeout=120)
    assert (process.returncode, told) == (1, b"")
    assert len(documents(out.decode())) == 300


def deadly(source: Source) -> DocumentReport | Problem:
    """Work that one file kills."""
    if source.path.name == "deadly.txt":
        os.kill(os.getpid(), signal.SIGKILL)
    return Problem(source.shown, "checked")


def work() -> Work:
    return deadly


@LINUX
def test_a_file_that_kills_its_worker_is_the_only_problem() -> None:
    names = [
        *(f"{number:02}.txt" for number in range(50)),
        "deadly.txt",
        *(f"z{number:02}.txt" for number in range(50)),
    ]
    results = list(check_in_parallel(work, [Source(name, Path(name)) for name in names], 2))
    assert [result.path for result in results] == names
    told = {result.message for result in results if isinstance(result, Problem)}
    assert told == {
        "checked",
        "deadly.txt: the process that checked it died; it may have run out of memory.",
    }
