"""The commands that are measured: what each is given, and how it is called."""

from __future__ import annotations

import json
import os
import shutil
import sys
from collections.abc import Sequence
from dataclasses import dataclass, field
from pathlib import Path

from benchmarks.speed.corpora import glossary
from benchmarks.speed.phrases import Pair

VALE_RULE = "extends: substitution\nmessage: \"Use '%s' instead of '%s'\"\nlevel: error\nignorecase: true\nswap:\n"
VALE_PAIRS_A_RULE = 1_000
"""Vale stops with an error of its own at a rule of more than about 5,000."""

VALE_SETTINGS = "StylesPath = styles\nMinAlertLevel = suggestion\n\n[*.txt]\nBasedOnStyles = Pairs\n"


@dataclass(frozen=True, slots=True)
class Call:
    """A command line, ready to be run.

    Attributes:
        name: of the tool, in tables.
        arguments: the command line; standard output is JSON.
        folder: where it is run.
        environment: variables beside the usual ones.
        statuses: exit statuses of a run that did its work.
    """

    name: str
    arguments: tuple[str, ...]
    folder: Path
    environment: dict[str, str] = field(default_factory=dict)
    statuses: frozenset[int] = frozenset({0})


def unspin(name: str, pairs: Path, corpus: Path, cache: Path, *options: str) -> Call:
    """The shipped command with a glossary.

    Args:
        name: in tables.
        pairs: the glossary.
        corpus: folder to check.
        cache: folder of its caches.
        options: further ones.
    """
    command = (sys.executable, "-m", "checker", "check", "--isolated", "--output-format", "json", "--fail-on", "never")
    arguments = (*command, "--glossary", str(pairs), *options, str(corpus))
    root = str(Path(__file__).parent.parent.parent)
    return Call(name, arguments, corpus.parent, {"UNSPIN_CACHE_DIR": str(cache), "PYTHONPATH": root})


LISTED_ONLY = ("--no-default-glossaries", "--select", "known-garble", "--grammar", "off", "--no-cache")
"""The rule `known-garble` alone, every file checked anew."""


NO_GRAMMAR = ("--grammar", "off")
"""All that ships but the grammar engine."""


class Peers:
    """Other tools that were found, given the same phrases."""

    def __init__(self, folder: Path | None, work: Path) -> None:
        """Look for vale, codespell and typos.

        Args:
            folder: where they are looked for before the search path.
            work: folder for their settings.
        """
        places = (folder, folder / "bin", folder / "v" / "bin") if folder else ()
        search = os.pathsep.join((*map(str, places), os.environ.get("PATH", "")))
        located = {name: shutil.which(name, path=search) for name in ("vale", "codespell", "typos")}
        self.found = {name: where for name, where in located.items() if where}
        self._work = work

    def calls(self, pairs: Sequence[Pair], corpus: Path) -> list[Call]:
        """A call of each peer over a corpus."""
        made = {"vale": self._vale, "codespell": self._codespell, "typos": self._typos}
        return [made[name](where, pairs, corpus) for name, where in self.found.items()]

    def _vale(self, where: str, pairs: Sequence[Pair], corpus: Path) -> Call:
        folder = self._work / f"vale-{len(pairs)}"
        style = folder / "styles" / "Pairs" / "Pairs0.yml"
        if not style.exists():
            style.parent.mkdir(parents=True)
            for part, start in enumerate(range(0, len(pairs), VALE_PAIRS_A_RULE)):
                swaps = (f"  {pair.wrong}: {pair.right}\n" for pair in pairs[start : start + VALE_PAIRS_A_RULE])
                (style.parent / f"Pairs{part}.yml").write_text(VALE_RULE + "".join(swaps), "utf-8")
            (folder / ".vale.ini").write_text(VALE_SETTINGS, "utf-8")
        return Call("vale", (where, "--output=JSON", "--no-exit", str(corpus)), folder)

    def _codespell(self, where: str, pairs: Sequence[Pair], corpus: Path) -> Call:
        """Codespell knows single words only; it gets each phrase as one word, which occurs nowhere."""
        path = self._work / f"codespell-{len(pairs)}.txt"
        if not path.exists():
            path.write_text("".join(f"{_single(pair)}->{pair.right.split()[0]}\n" for pair in pairs), "utf-8")
        return Call("codespell", (where, "-D", str(path), str(corpus)), self._work, statuses=frozenset({0, 65}))

    def _typos(self, where: str, pairs: Sequence[Pair], corpus: Path) -> Call:
        """Typos knows single words only, too."""
        path = self._work / f"typos-{len(pairs)}.toml"
        if not path.exists():
            rows = (f"{json.dumps(_single(pair))} = {json.dumps(pair.right.split()[0])}\n" for pair in pairs)
            path.write_text("[default.extend-words]\n" + "".join(rows), "utf-8")
        command = (where, "--isolated", "--config", str(path), "--format", "json", str(corpus))
        return Call("typos", command, self._work, statuses=frozenset({0, 2}))


def write_glossary(pairs: Sequence[Pair], folder: Path) -> Path:
    """The glossary of a number of pairs, written once."""
    path = folder / f"pairs-{len(pairs)}.csv"
    if not path.exists():
        glossary(pairs, path)
    return path


def _single(pair: Pair) -> str:
    first, second = pair.wrong.split()
    return f"{first}{second}"
