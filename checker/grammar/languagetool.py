"""The engine LanguageTool: a Java server, spoken to through the package language-tool-python."""

from __future__ import annotations

import time
from bisect import bisect_right
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from importlib.util import find_spec
from typing import TYPE_CHECKING, Any
from urllib.parse import urlsplit

from checker.grammar.engine import (
    EngineChoice,
    EngineFailedError,
    EngineMissingError,
    Kind,
    Lint,
    checked,
)

if TYPE_CHECKING:
    from checker.grammar.server import Server

NAME = "languagetool"
LANGUAGE = "en-US"

LINK = "https://community.languagetool.org/rule/show/{rule}?lang=en"

_NO_PACKAGE = (
    "the package language-tool-python is not installed; install it with “pip install 'unspin[languagetool]'”, "
    "or use --grammar harper"
)

_BATCH = 8_000
"""Code points of one request: enough that its costs do not count, few enough to be answered at once."""

_BREAK = "\n\n"
"""LanguageTool ends a paragraph there."""

_ACROSS = frozenset(
    {
        "UPPERCASE_SENTENCE_START",
        "ENGLISH_WORD_REPEAT_BEGINNING_RULE",
        "EN_REPEATEDWORDS",
        "EN_UNPAIRED_QUOTES",
        "EN_UNPAIRED_BRACKETS",
        "EN_WORD_COHERENCY",
        "TOO_LONG_PARAGRAPH",
    }
)
"""Rules that look at neighbouring paragraphs: what they say of one cannot be kept for the next article."""

_WEEK = 7 * 86_400

_KINDS: tuple[tuple[Kind, str, tuple[str, ...]], ...] = (
    (Kind.SPELLING, "rule_id", ("MORFOLOGIK_", "HUNSPELL_")),
    (Kind.REGIONAL, "rule_issue_type", ("locale-violation",)),
    (Kind.REGIONAL, "category", ("BRITISH_ENGLISH", "AMERICAN_ENGLISH")),
    (Kind.STYLE, "rule_issue_type", ("style", "register")),
    (
        Kind.STYLE,
        "category",
        ("STYLE", "REDUNDANCY", "REPETITIONS", "PLAIN_ENGLISH", "WIKIPEDIA", "CREATIVE", "GENDER", "TEXT_ANALYSIS"),
    ),
    (Kind.TYPOGRAPHY, "rule_issue_type", ("typographical", "whitespace")),
    (Kind.TYPOGRAPHY, "category", ("PUNCTUATION", "TYPOGRAPHY", "CASING", "PROPER_NOUNS", "COMPOUNDING", "MULTITOKEN")),
)
"""What LanguageTool's types and categories mean here: the first whose value begins so."""


def installed_version(choice: EngineChoice) -> str:
    """The version of LanguageTool that would be used; nothing is started.

    That of somebody else's server is not known before it was asked; results of such a
    server are kept for a week.

    Raises:
        EngineMissingError: LanguageTool or the package that speaks to it is not installed, or the address of
            a shared server is none.
    """
    if find_spec("language_tool_python") is None:
        raise EngineMissingError(_NO_PACKAGE)
    if choice.remote:
        return f"at {_host(choice.remote)}, week {int(time.time() // _WEEK)}"
    from checker.grammar.installed import installation

    return installation().version


@contextmanager
def open_languagetool(choice: EngineChoice) -> Iterator[LanguageTool]:
    """Open LanguageTool: a shared server, or the user's own, which is started where it is not running.

    Raises:
        EngineMissingError: it is not installed.
        EngineFailedError: it cannot be started or reached.
    """
    version = installed_version(choice)
    if choice.remote:
        yield LanguageTool(choice.remote, version, choice.timeout)
        return
    from checker.grammar.installed import home, installation
    from checker.grammar.server import Server

    server = Server(home() / "server")
    yield LanguageTool(server.ensure(installation()).url, version, choice.timeout, server)


class LanguageTool:
    """A connection to a server; used by one thread of a process only, see `_client`."""

    name = NAME

    def __init__(self, url: str, version: str, timeout: float, server: Server | None = None) -> None:
        """Connect.

        Args:
            url: of the server.
            version: for reports and kept results.
            timeout: seconds for one answer.
            server: to be told that it is in use, where it is the user's own.

        Raises:
            EngineFailedError: the server does not answer as LanguageTool does.
        """
        self.version = version
        self._server = server
        self._where = "LanguageTool" if server else f"LanguageTool at {_host(url)}"
        try:
            self._client = _client(url, timeout, direct=server is not None)
        except Exception as error:
            raise EngineFailedError(f"{self._where} does not answer ({_reason(error)})") from error

    def check(self, texts: Sequence[str]) -> list[list[Lint]]:
        """See `Engine.check`."""
        results: list[list[Lint]] = []
        for batch in _batches(texts):
            if self._server is not None:
                self._server.touch()
            results += self._check(batch)
        return results

    def _check(self, texts: Sequence[str]) -> list[list[Lint]]:
        joined = _BREAK.join(texts)
        starts = [0]
        for text in texts:
            starts.append(starts[-1] + len(text) + len(_BREAK))
        results: list[list[Lint]] = [[] for _ in texts]
        try:
            for match in self._client.check(joined):
                number = bisect_right(starts, match.offset) - 1
                lint = _lint(match, joined, starts[number])
                # What spans a border is about how paragraphs follow each other, which is not asked.
                if lint.end > lint.start and lint.end <= len(texts[number]):
                    results[number].append(lint)
        except Exception as error:
            raise EngineFailedError(f"{self._where} failed ({_reason(error)})") from error
        return [checked(lints, text, self._where) for lints, text in zip(results, texts, strict=True)]


def _host(url: str) -> str:
    """Host and port of a server, without the name and password that its address may hold.

    Raises:
        EngineMissingError: it is no address of a server.
    """
    try:
        parts = urlsplit(url)
        if parts.scheme in ("http", "https") and parts.hostname:
            return f"{parts.hostname}:{parts.port}" if parts.port else parts.hostname
    except ValueError:
        pass
    raise EngineMissingError(f"“{url}” is no address of a LanguageTool server; one begins with http:// or https://")


def _client(url: str, timeout: float, *, direct: bool) -> Any:
    """Make a client of language-tool-python.

    The package keeps data about the last text in a class attribute, so two threads
    must not check at the same time.
    """
    import language_tool_python

    # Its time-out is a class attribute, five minutes long.
    kind = type("Client", (language_tool_python.LanguageTool,), {"_TIMEOUT": timeout})
    # The user's own server is never reached through a proxy: the text would leave the computer.
    proxies = dict.fromkeys(("http", "https", "all")) if direct else None
    client = kind(LANGUAGE, remote_server=url, proxies=proxies)
    client.disabled_rules = set(_ACROSS)
    return client


def _batches(texts: Sequence[str]) -> Iterator[Sequence[str]]:
    start = length = 0
    for at, text in enumerate(texts):
        if at > start and length + len(text) > _BATCH:
            yield texts[start:at]
            start, length = at, 0
        length += len(text)
    if start < len(texts):
        yield texts[start:]


def _lint(match: Any, text: str, start: int) -> Lint:
    return Lint(
        rule=str(match.rule_id),
        start=match.offset - start,
        end=_end(text, match.offset, match.error_length) - start,
        message=str(match.message),
        suggestions=tuple(dict.fromkeys(map(str, match.replacements))),
        kind=_kind(match),
        link=LINK.format(rule=match.rule_id),
    )


def _kind(match: Any) -> Kind:
    return next((kind for kind, name, values in _KINDS if str(getattr(match, name)).startswith(values)), Kind.GRAMMAR)


def _end(text: str, start: int, units: int) -> int:
    """Where a range of UTF-16 units ends that begins at a code point: offsets come corrected, lengths do not."""
    at = start
    while units > 0 and at < len(text):
        units -= 2 if text[at] > "\uffff" else 1
        at += 1
    return at


def _reason(error: Exception) -> str:
    text = " ".join(str(error).split())
    if "timed out" in text.lower():
        return "no answer in time"
    if "refused" in text.lower() or "Max retries" in text:
        return "no connection"
    return f"{type(error).__name__}: {text[:120]}"
