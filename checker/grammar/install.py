"""Fetching LanguageTool: file by file, checked, resumable, and there as a whole or not at all."""

from __future__ import annotations

import errno
import hashlib
import json
import os
import shutil
import urllib.error
import urllib.request
import zipfile
from collections.abc import Callable, Iterable
from concurrent.futures import ThreadPoolExecutor
from contextlib import suppress
from pathlib import Path

from checker.grammar.engine import EngineError
from checker.grammar.installed import (
    ARCHIVE,
    CONFIGURATION,
    LIBRARIES,
    RECORD,
    SERVER,
    VERSION,
    WITHOUT_CLASS_PATH,
    Installation,
    Jar,
    home,
    jars,
)
from checker.grammar.java import find_java
from checker.grammar.locks import LockedError, locked

CENTRAL = "https://repo1.maven.org/maven2"
"""Maven Central, where LanguageTool's makers publish it."""

_TIMEOUT = 60
_AT_ONCE = 4
_TRIES = 3
_PIECE = 1 << 16

_SERVER = """\
# A server that one person uses: keep what is costly to build.
pipelineCaching=true
maxPipelinePoolSize=10
pipelineExpireTimeInSeconds=86400
"""

Progress = Callable[[int], None]
"""Told of every piece that was fetched: its bytes; negative where some must be fetched again."""


class InstallError(EngineError):
    """LanguageTool could not be installed; nothing was changed."""


def install(
    *,
    mirror: str = "",
    source: Path | None = None,
    progress: Progress = lambda _: None,
    say: Callable[[str], None] = print,
) -> Installation:
    """Install LanguageTool for this user.

    Args:
        mirror: address of a Maven repository; Maven Central where empty.
        source: folder to take the files from in place of a repository.
        progress: called for each piece fetched.
        say: called with what is being done.

    Raises:
        EngineError: it cannot be done; what was fetched and is whole is kept for the next try.
    """
    java = find_java()
    top = home()
    try:
        top.mkdir(parents=True, exist_ok=True)
        with locked(top / "install.lock"):
            unfinished = top / f"{VERSION}.unfinished"
            (unfinished / LIBRARIES).mkdir(parents=True, exist_ok=True)
            _take_over(jars(), top / VERSION / LIBRARIES, unfinished / LIBRARIES)
            _fetch(jars(), unfinished / LIBRARIES, mirror or CENTRAL, source, progress)
            (unfinished / CONFIGURATION).write_text(_SERVER, "utf-8")
            _without_class_path(unfinished / LIBRARIES / SERVER, unfinished / LIBRARIES / WITHOUT_CLASS_PATH)
            record = {"version": VERSION, "java": java.path, "java_version": java.version}
            (unfinished / RECORD).write_text(json.dumps(record), "utf-8")
            say("Testing")
            self_test(Installation(unfinished, VERSION, java.path, java.version))
            _move(unfinished, top / VERSION)
            installation = Installation(top / VERSION, VERSION, java.path, java.version)
            say("Preparing for a fast start")
            build_archive(installation)
    except LockedError:
        raise InstallError("LanguageTool is being installed by another process; wait until it is done") from None
    except OSError as error:
        raise InstallError(_trouble(error, top)) from error
    return installation


def uninstall() -> bool:
    """Remove LanguageTool and all that belongs to it.

    Returns:
        Whether there was anything.

    Raises:
        EngineError: its server cannot be stopped or a file cannot be removed.
    """
    from checker.grammar.server import Server

    top = home()
    if not top.exists():
        return False
    Server(top / "server").stop()
    try:
        shutil.rmtree(top)
    except OSError as error:
        raise InstallError(_trouble(error, top)) from error
    return True


def self_test(installation: Installation) -> None:
    """Start a server, let it find an error, end it.

    Raises:
        EngineError: it does not.
    """
    _with_server(installation, installation.command("1g", "-Xshare:auto"))


def build_archive(installation: Installation) -> bool:
    """Make the archive of classes with which Java starts faster.

    Returns:
        Whether it was made; without it all works, a few seconds slower.
    """
    unfinished = installation.archive.with_suffix(".new")
    try:
        _with_server(installation, installation.command("1g", f"-XX:ArchiveClassesAtExit={unfinished}"))
        unfinished.replace(installation.archive)
    except (EngineError, OSError):
        unfinished.unlink(missing_ok=True)
    return installation.archive.is_file()


def _with_server(installation: Installation, command: list[str]) -> None:
    """Run a server for one check."""
    from checker.grammar.trial import try_server

    try_server(command, installation.folder / "test.log")
    (installation.folder / "test.log").unlink(missing_ok=True)


def _take_over(wanted: Iterable[Jar], installed: Path, folder: Path) -> None:
    """Copy what an earlier installation has and what is whole of it, so that a repair fetches only the rest."""
    for jar in wanted:
        if not (folder / jar.name).exists() and _is_whole(installed / jar.name, jar):
            shutil.copyfile(installed / jar.name, folder / f"{jar.name}.part")
            (folder / f"{jar.name}.part").replace(folder / jar.name)


def _fetch(wanted: Iterable[Jar], folder: Path, mirror: str, source: Path | None, progress: Progress) -> None:
    missing = []
    for jar in wanted:
        if _is_whole(folder / jar.name, jar):
            progress(jar.size)
        else:
            missing.append(jar)
    _require_room(folder, sum(jar.size for jar in missing))
    with ThreadPoolExecutor(_AT_ONCE) as pool:
        works = [pool.submit(_fetch_one, jar, folder, mirror, source, progress) for jar in missing]
        try:
            for work in works:
                work.result()
        except BaseException:
            pool.shutdown(wait=True, cancel_futures=True)
            raise


def _fetch_one(jar: Jar, folder: Path, mirror: str, source: Path | None, progress: Progress) -> None:
    part = folder / f"{jar.name}.part"
    if source is not None:
        _copy(jar, source, part, progress)
    else:
        _download(f"{mirror.rstrip('/')}/{jar.path}", part, jar, progress)
    if not _is_whole(part, jar):
        part.unlink(missing_ok=True)
        where, remedy = (source, "copy it there again") if source else (mirror, "try again or use another mirror")
        raise InstallError(
            f"{jar.name} from {where} is not the file that unspin was tested with (its checksum differs); "
            f"nothing was installed: {remedy}"
        )
    part.replace(folder / jar.name)


def _copy(jar: Jar, source: Path, part: Path, progress: Progress) -> None:
    """Take a file from a folder, where it lies flat or as in a Maven repository."""
    for place in (source / jar.name, source / jar.path):
        if place.is_file():
            shutil.copyfile(place, part)
            progress(jar.size)
            return
    raise InstallError(f"{source}: {jar.name} is not there; put it there or install from a repository")


def _download(address: str, part: Path, jar: Jar, progress: Progress) -> None:
    for attempt in range(_TRIES):
        have = part.stat().st_size if part.exists() else 0
        if have >= jar.size:
            part.unlink()
            have = 0
        try:
            _download_rest(address, part, have, progress)
            if part.stat().st_size < jar.size:
                raise ConnectionError("the connection ended before the file did")
            return
        except urllib.error.HTTPError as error:
            raise InstallError(f"{address}: the server says {error.code} {error.reason}; check the mirror") from error
        except (urllib.error.URLError, TimeoutError, ConnectionError) as error:
            if attempt + 1 == _TRIES:
                reason = getattr(error, "reason", error)
                raise InstallError(
                    f"{address}: cannot be reached ({reason}); check network and proxy, or use --mirror or --from"
                ) from error


def _download_rest(address: str, part: Path, have: int, progress: Progress) -> None:
    if not address.startswith(("https://", "http://", "file://")):
        raise InstallError(f"“{address}” is no address; a mirror begins with https://")
    request = urllib.request.Request(address)  # noqa: S310
    if have:
        request.add_header("Range", f"bytes={have}-")
    with urllib.request.urlopen(request, timeout=_TIMEOUT) as answer:  # noqa: S310
        resumed = have > 0 and answer.status == 206
        if resumed:
            progress(have)
        with part.open("ab" if resumed else "wb") as file:
            while piece := answer.read(_PIECE):
                file.write(piece)
                progress(len(piece))


def _is_whole(path: Path, jar: Jar) -> bool:
    try:
        if path.stat().st_size != jar.size:
            return False
        with path.open("rb") as file:
            return hashlib.file_digest(file, "sha256").hexdigest() == jar.sha256
    except OSError:
        return False


def _require_room(folder: Path, size: int) -> None:
    # Unpacked class data and a margin come on top.
    needed = size + 60_000_000
    free = shutil.disk_usage(folder).free
    if free < needed:
        raise InstallError(
            f"{folder}: {free // 1_000_000} MB are free and {needed // 1_000_000} MB are needed; make room"
        )


def _without_class_path(jar: Path, target: Path) -> None:
    """Copy a jar without the class path in its manifest: Java makes no archive of classes while it names a folder."""
    unfinished = target.with_suffix(".new")
    with zipfile.ZipFile(jar) as old, zipfile.ZipFile(unfinished, "w", zipfile.ZIP_DEFLATED) as new:
        for entry in old.infolist():
            data = old.read(entry)
            if entry.filename == "META-INF/MANIFEST.MF":
                lines = data.decode().replace("\r\n", "\n").replace("\n ", "").split("\n")
                data = "\r\n".join(line for line in lines if not line.startswith("Class-Path:")).encode()
            new.writestr(entry, data)
    unfinished.replace(target)


def _move(unfinished: Path, final: Path) -> None:
    """Put a finished installation in its place, an older one out of the way."""
    from checker.grammar.server import Server

    old = final.with_name(f"{final.name}.old")
    if final.exists():
        Server(final.parent / "server").stop()
        shutil.rmtree(old, ignore_errors=True)
        final.replace(old)
    try:
        unfinished.replace(final)
    except OSError:
        with suppress(OSError):
            old.replace(final)
        raise
    shutil.rmtree(old, ignore_errors=True)


def _trouble(error: OSError, folder: Path) -> str:
    if error.errno == errno.ENOSPC:
        return f"{folder}: the disk is full; make room and run the command again, which goes on where it stopped"
    place = error.filename or folder
    return f"{os.fspath(place)}: {(error.strerror or str(error)).lower()}; LanguageTool was not installed"


__all__ = ["ARCHIVE", "CENTRAL", "InstallError", "build_archive", "install", "self_test", "uninstall"]
