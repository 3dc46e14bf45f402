"""Fetching files: from a mirror that drops connections, lies or is not there, and from a folder."""

from __future__ import annotations

import hashlib
import os
import sys
import threading
from collections.abc import Callable, Iterator
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from zipfile import ZipFile

import pytest

from checker.grammar import install as installing
from checker.grammar import java
from checker.grammar.engine import EngineError, EngineMissingError
from checker.grammar.install import InstallError, _fetch, _take_over, _without_class_path
from checker.grammar.installed import LIBRARIES, SERVER, WITHOUT_CLASS_PATH, Installation, Jar, installation, jars

CONTENT = bytes(range(256)) * 2000


def _jar(name: str = "a/b/one-1.jar", content: bytes = CONTENT) -> Jar:
    return Jar(name, hashlib.sha256(content).hexdigest(), len(content))


class Mirror(ThreadingHTTPServer):
    """A repository on the loopback interface; `breaks` is how many answers end in the middle."""

    def __init__(self) -> None:
        super().__init__(("127.0.0.1", 0), _Handler)
        self.files: dict[str, bytes] = {}
        self.breaks = 0
        self.ranges: list[str] = []

    @property
    def url(self) -> str:
        return f"http://127.0.0.1:{self.server_port}/maven2/"


class _Handler(BaseHTTPRequestHandler):
    server: Mirror

    def do_GET(self) -> None:
        data = self.server.files.get(self.path.removeprefix("/maven2/"))
        if data is None:
            self.send_error(404)
            return
        asked = self.headers.get("Range", "")
        self.server.ranges.append(asked)
        start = int(asked.removeprefix("bytes=").rstrip("-")) if asked else 0
        self.send_response(206 if asked else 200)
        self.send_header("Content-Length", str(len(data) - start))
        self.end_headers()
        end = len(data)
        if self.server.breaks:
            self.server.breaks -= 1
            end = start + (len(data) - start) // 2
        self.wfile.write(data[start:end])

    def log_message(self, *_: object) -> None:
        pass


@pytest.fixture
def mirror() -> Iterator[Mirror]:
    server = Mirror()
    thread = threading.Thread(target=server.serve_forever, args=(0.05,), daemon=True)
    thread.start()
    yield server
    server.shutdown()
    server.server_close()


def _nothing(size: int) -> None:
    pass


def test_files_are_fetched_once_and_checked(mirror: Mirror, tmp_path: Path) -> None:
    jar = _jar()
    mirror.files = {jar.path: CONTENT}
    told: list[int] = []
    for _ in range(2):
        _fetch([jar], tmp_path, mirror.url, None, told.append)
    assert (tmp_path / jar.name).read_bytes() == CONTENT
    assert sum(told) == 2 * len(CONTENT)
    assert len(mirror.ranges) == 1


def test_a_broken_connection_is_taken_up_where_it_broke(mirror: Mirror, tmp_path: Path) -> None:
    jar = _jar()
    mirror.files, mirror.breaks = {jar.path: CONTENT}, 1
    _fetch([jar], tmp_path, mirror.url, None, _nothing)
    assert (tmp_path / jar.name).read_bytes() == CONTENT
    assert mirror.ranges[0] == "" and mirror.ranges[1].startswith("bytes=")


def test_a_later_run_goes_on(mirror: Mirror, tmp_path: Path) -> None:
    jar = _jar()
    (tmp_path / f"{jar.name}.part").write_bytes(CONTENT[:1000])
    mirror.files = {jar.path: CONTENT}
    _fetch([jar], tmp_path, mirror.url, None, _nothing)
    assert mirror.ranges == ["bytes=1000-"]
    assert (tmp_path / jar.name).read_bytes() == CONTENT


def test_a_wrong_checksum_is_refused(mirror: Mirror, tmp_path: Path) -> None:
    jar = _jar()
    mirror.files = {jar.path: CONTENT[:-1] + b"\0"}
    with pytest.raises(InstallError, match="its checksum differs"):
        _fetch([jar], tmp_path, mirror.url, None, _nothing)
    assert list(tmp_path.iterdir()) == []


def test_a_mirror_without_the_file(mirror: Mirror, tmp_path: Path) -> None:
    with pytest.raises(InstallError, match="the server says 404"):
        _fetch([_jar()], tmp_path, mirror.url, None, _nothing)


def test_no_network(tmp_path: Path) -> None:
    with pytest.raises(InstallError, match=r"cannot be reached .*--mirror or --from"):
        _fetch([_jar()], tmp_path, "http://127.0.0.1:9/maven2", None, _nothing)


def test_what_is_no_address(tmp_path: Path) -> None:
    with pytest.raises(InstallError, match="is no address"):
        _fetch([_jar()], tmp_path, "ftp:/somewhere", None, _nothing)


@pytest.mark.parametrize("place", ["one-1.jar", "a/b/one-1.jar"])
def test_from_a_folder(tmp_path: Path, place: str) -> None:
    source, target = tmp_path / "source", tmp_path / "target"
    (source / place).parent.mkdir(parents=True)
    target.mkdir()
    (source / place).write_bytes(CONTENT)
    _fetch([_jar()], target, "", source, _nothing)
    assert (target / "one-1.jar").read_bytes() == CONTENT


def test_a_repair_fetches_only_what_is_missing_or_broken(mirror: Mirror, tmp_path: Path) -> None:
    whole, broken = _jar("a/b/one-1.jar"), _jar("a/b/two-1.jar", CONTENT[::-1])
    installed, target = tmp_path / "installed", tmp_path / "target"
    installed.mkdir()
    target.mkdir()
    (installed / whole.name).write_bytes(CONTENT)
    (installed / broken.name).write_bytes(CONTENT)
    mirror.files = {broken.path: CONTENT[::-1]}
    _take_over([whole, broken], installed, target)
    _fetch([whole, broken], target, mirror.url, None, _nothing)
    assert (target / whole.name).read_bytes() == CONTENT
    assert (target / broken.name).read_bytes() == CONTENT[::-1]
    assert len(mirror.ranges) == 1


def test_what_is_installed_can_be_copied_to_another_computer(tmp_path: Path) -> None:
    with ZipFile(tmp_path / SERVER, "w") as jar:
        jar.writestr("META-INF/MANIFEST.MF", "Class-Path: ./\r\n")
    published = (tmp_path / SERVER).read_bytes()
    _without_class_path(tmp_path / SERVER, tmp_path / WITHOUT_CLASS_PATH)
    assert (tmp_path / SERVER).read_bytes() == published


@pytest.mark.parametrize("has_own", [True, False])
def test_the_server_runs_without_its_class_path_where_that_was_made(tmp_path: Path, has_own: bool) -> None:
    (tmp_path / LIBRARIES).mkdir()
    if has_own:
        (tmp_path / LIBRARIES / WITHOUT_CLASS_PATH).write_bytes(b"")
    names = {Path(part).name for part in Installation(tmp_path, "6.8", "java", 17).class_path().split(os.pathsep)}
    assert len(names) == len(jars())
    assert (WITHOUT_CLASS_PATH in names, SERVER in names) == (has_own, not has_own)


def test_a_folder_that_lacks_a_file(tmp_path: Path) -> None:
    with pytest.raises(InstallError, match=r"one-1\.jar is not there"):
        _fetch([_jar()], tmp_path, "", tmp_path, _nothing)


def test_a_folder_that_holds_another_file(tmp_path: Path) -> None:
    jar, source, target = _jar(), tmp_path / "source", tmp_path / "target"
    source.mkdir()
    target.mkdir()
    (source / jar.name).write_bytes(CONTENT[:-1] + b"\0")
    with pytest.raises(InstallError, match=r"its checksum differs.*copy it there again"):
        _fetch([jar], target, "", source, _nothing)
    assert list(target.iterdir()) == []


def test_a_full_disk(tmp_path: Path) -> None:
    with pytest.raises(InstallError, match="make room"):
        _fetch([Jar("a/b/huge-1.jar", "0" * 64, 1 << 60)], tmp_path, "http://127.0.0.1:9", None, _nothing)


def _script(path: Path, version: str) -> str:
    path.write_text(f"#!/bin/sh\necho 'openjdk version \"{version}\"' >&2\n")
    path.chmod(0o755)
    return str(path)


@pytest.mark.skipif(sys.platform == "win32", reason="a program is a shell script here")
@pytest.mark.parametrize(("version", "major"), [("1.8.0_292", 8), ("11.0.2", 11), ("17", 17), ("25.0.1", 25)])
def test_the_version_of_java(tmp_path: Path, version: str, major: int) -> None:
    assert java.java_version(_script(tmp_path / "java", version)) == major


@pytest.mark.skipif(sys.platform == "win32", reason="a program is a shell script here")
@pytest.mark.parametrize(("versions", "chosen"), [(["11.0.1", "21.0.1"], 21), (["17.0.1", "21.0.1"], 17)])
def test_the_first_java_that_is_new_enough(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path, versions: list[str], chosen: int
) -> None:
    places = [_script(tmp_path / f"java{number}", version) for number, version in enumerate(versions)]
    monkeypatch.setattr(java, "_places", lambda: iter(places))
    assert java.find_java().version == chosen


@pytest.mark.skipif(sys.platform == "win32", reason="a program is a shell script here")
@pytest.mark.parametrize(("versions", "says"), [(["11.0.1"], "is Java 11"), ([], "there is none")])
def test_java_too_old_or_missing(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path, versions: list[str], says: str
) -> None:
    places = [_script(tmp_path / f"java{number}", version) for number, version in enumerate(versions)]
    monkeypatch.setattr(java, "_places", lambda: iter(places))
    monkeypatch.setenv("UNSPIN_DATA_DIR", str(tmp_path / "data"))
    with pytest.raises(EngineMissingError, match=says):
        installing.install()
    assert not (tmp_path / "data").exists()


@pytest.mark.skipif(sys.platform == "win32", reason="a program is a shell script here")
def test_a_java_that_does_not_run(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    place = tmp_path / "java"
    place.write_text("#!/bin/sh\nexit 3\n", "utf-8")
    place.chmod(0o755)
    monkeypatch.setattr(java, "_places", lambda: iter([str(place)]))
    with pytest.raises(EngineMissingError, match=f"{place} does not run; install Java 17"):
        java.find_java()


def _dies(*_: object) -> None:
    raise EngineError("it does not work")


@pytest.mark.skipif(sys.platform == "win32", reason="a program is a shell script here")
@pytest.mark.parametrize("broken", ["_fetch", "self_test"])
def test_nothing_is_half_installed(monkeypatch: pytest.MonkeyPatch, tmp_path: Path, broken: str) -> None:
    monkeypatch.setattr(java, "_places", lambda: iter([_script(tmp_path / "java", "17")]))
    monkeypatch.setenv("UNSPIN_DATA_DIR", str(tmp_path))
    fake: Callable[..., None] = lambda *_: None  # noqa: E731
    for name in ("_fetch", "_without_class_path", "self_test"):
        monkeypatch.setattr(installing, name, _dies if name == broken else fake)
    with pytest.raises(EngineError, match="it does not work"):
        installing.install(say=lambda _: None)
    with pytest.raises(EngineMissingError, match="unspin grammar install"):
        installation()


def test_a_class_path_is_taken_out_of_a_manifest(tmp_path: Path) -> None:
    path = tmp_path / "one.jar"
    with ZipFile(path, "w") as jar:
        jar.writestr(
            "META-INF/MANIFEST.MF", "Manifest-Version: 1.0\r\nClass-Path: ./ libs/a.jar l\r\n ibs/b.jar\r\nA: b\r\n"
        )
        jar.writestr("A.class", b"\xca\xfe")
    _without_class_path(path, tmp_path / "two.jar")
    with ZipFile(tmp_path / "two.jar") as jar:
        assert jar.read("META-INF/MANIFEST.MF") == b"Manifest-Version: 1.0\r\nA: b\r\n"
        assert jar.read("A.class") == b"\xca\xfe"


def test_every_file_is_pinned() -> None:
    assert len({jar.name for jar in jars()}) == len(jars()) == 48
    assert all(len(jar.sha256) == 64 and jar.size > 0 and jar.path.endswith(".jar") for jar in jars())
