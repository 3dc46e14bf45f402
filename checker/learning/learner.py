"""The order of learning: what is known already is passed over, what is new is judged, counted and kept.

A run writes segments into a folder beside the profile as it goes. When all is
read they become a new profile together with the old one, in one move. A run
that is broken off leaves its segments; the next one goes on from them.
"""

from __future__ import annotations

import shutil
import time
from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import closing, contextmanager
from dataclasses import dataclass, field
from datetime import date
from hashlib import blake2b
from pathlib import Path

from checker.findings import Problem
from checker.grammar.locks import LockedError, locked
from checker.learning.archive import Archive, ArchiveError
from checker.learning.article import RawArticle
from checker.learning.gathering import Gathering
from checker.learning.merging import merge
from checker.learning.near import BINS, STORY, TEXT, Sketches
from checker.learning.workers import Left, Read, judged
from checker.little_endian import unpacked
from checker.plan import Plan
from checker.profile.file import ProfileError, ProfileFile

_DIGEST = 16
_SEGMENT = "*.segment"
_SECONDS = 30.0
"""Time after which a segment is written: what a run that is killed loses at most."""


@dataclass
class Outcome:
    """What a run did.

    Attributes:
        tallies: articles that it read, by what became of them: `articles` were learned; `copies`, `spun`, `foreign`,
            `empty`, `later` and `undated` left out; `known` were learned or left out before; `problems` cannot be read.
        resumed: articles that an earlier, interrupted run had read.
        about: what the profile says of itself now; empty where nothing was read and there is none.
    """

    tallies: Counter[str] = field(default_factory=Counter)
    resumed: int = 0
    about: dict[str, int | str] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Wanted:
    """What is to be learned.

    Attributes:
        archives: in order.
        before: the day from which articles are left out, with those that have no date; None for all.
        jobs: processes; 0 for one a core.
    """

    archives: Sequence[Archive | Problem]
    before: date | None = None
    jobs: int = 0


class Learner:
    """Learns archives into one profile."""

    def __init__(
        self,
        path: Path,
        plan: Plan,
        tell: Callable[[Problem], None] = lambda problem: None,
        advance: Callable[[int], None] = lambda size: None,
    ) -> None:
        """Prepare to learn.

        Args:
            path: of the profile; it need not exist.
            plan: by which articles are judged, see `workers.Judge`.
            tell: takes what cannot be read.
            advance: takes the bytes of the archive that are done.
        """
        self.path = path
        self._folder = path.with_name(f"{path.name}.learning")
        self._plan = plan
        self._tell = tell
        self._advance = advance
        self._known: set[bytes] = set()
        self._texts = Sketches(TEXT)
        self._stories = Sketches(STORY)
        self._gathering = Gathering()
        self._written = time.monotonic()

    def learn(self, wanted: Wanted) -> Outcome:
        """Learn archives; broken off by any exception it keeps what it has.

        Raises:
            ProfileError: the profile, or what an interrupted run left, is damaged; or another process is learning.
            ArchiveError: an archive needs what is not installed, or a process died.
            OSError: nothing can be written; the profile is as it was.
        """
        outcome = Outcome()
        with _alone(self.path):
            self._take_up(wanted.before, outcome)
            try:
                self._read(wanted, outcome)
            finally:
                self._keep()
            segments = sorted(self._folder.glob(_SEGMENT))
            old = [self.path] if self.path.exists() else []
            if segments:
                merge([*old, *segments], self.path)
            shutil.rmtree(self._folder, ignore_errors=True)
            if segments or old:
                outcome.about = ProfileFile(self.path).about
        return outcome

    def _take_up(self, before: date | None, outcome: Outcome) -> None:
        """Load what is known: the profile, and segments of an interrupted run that belong to it."""
        base = ""
        if self.path.exists():
            profile = ProfileFile(self.path)
            profile.verify()
            base = str(profile.about["digest"])
            self._remember(profile)
        self._folder.mkdir(exist_ok=True)
        mark = self._folder / "base.txt"
        says = f"{base}\n{before or ''}\n"
        segments = sorted(self._folder.glob(_SEGMENT))
        if segments and (not mark.is_file() or mark.read_text("utf-8") != says):
            # They are in the profile already, or of one that is gone, or had another cut-off.
            for segment in segments:
                segment.unlink()
            segments = []
        mark.write_text(says, "utf-8")
        for segment in segments:
            file = ProfileFile(segment)
            file.verify()
            self._remember(file)
            outcome.resumed += len(file.section("digests")) // _DIGEST

    def _remember(self, file: ProfileFile) -> None:
        digests = bytes(file.section("digests"))
        self._known.update(digests[at : at + _DIGEST] for at in range(0, len(digests), _DIGEST))
        for sketches, name in ((self._texts, "text-sketches"), (self._stories, "story-sketches")):
            numbers = unpacked(bytes(file.section(name)), "I")
            for at in range(0, len(numbers), BINS):
                sketches.add(numbers[at : at + BINS])

    def _read(self, wanted: Wanted, outcome: Outcome) -> None:
        fresh = self._fresh(wanted, outcome)
        with closing(judged(self._plan, fresh, wanted.jobs)) as results:
            for article, result in results:
                self._take(article, result, outcome)

    def _take(self, article: RawArticle, result: Read | Left | Problem, outcome: Outcome) -> None:
        if isinstance(result, Problem):
            outcome.tallies["problems"] += 1
            self._tell(result)
            return
        self._gathering.digests += _digest(article)
        what = result.value if isinstance(result, Left) else self._add(result, article.date)
        outcome.tallies[what] += 1
        if what != "articles":
            self._gathering.tallies[what] += 1
        if self._gathering.is_full or time.monotonic() - self._written > _SECONDS:
            self._flush()

    def _add(self, read: Read, day: date | None) -> str:
        """Learn an article unless it is a copy; returns how it is tallied."""
        extract = read.extract
        if extract.text_sketch in self._texts or extract.story_sketch in self._stories:
            return "copies"
        self._texts.add(extract.text_sketch)
        self._stories.add(extract.story_sketch)
        self._gathering.add(extract, read.words, day)
        return "articles"

    def _fresh(self, wanted: Wanted, outcome: Outcome) -> Iterator[RawArticle]:
        """The articles that are neither known nor left out by their date."""
        for found, size in _all(wanted.archives):
            if isinstance(found, Problem):
                outcome.tallies["problems"] += 1
                self._tell(found)
            elif found is not None:
                why = self._passed_over(found, wanted.before)
                if why:
                    outcome.tallies[why] += 1
                else:
                    yield found
            self._advance(size)

    def _passed_over(self, article: RawArticle, before: date | None) -> str:
        if before is not None and (article.date is None or article.date >= before):
            return "undated" if article.date is None else "later"
        digest = _digest(article)
        if digest in self._known:
            return "known"
        self._known.add(digest)
        return ""

    def _keep(self) -> None:
        """Write what is in memory; where nothing was learned leave nothing behind."""
        try:
            self._flush()
        finally:
            if not any(self._folder.glob(_SEGMENT)):
                shutil.rmtree(self._folder, ignore_errors=True)

    def _flush(self) -> None:
        """Write what was gathered as a segment."""
        self._written = time.monotonic()
        gathering, self._gathering = self._gathering, Gathering()
        if gathering.digests:
            number = len(list(self._folder.glob(_SEGMENT))) + 1
            gathering.write(self._folder / f"{number:06}.segment")


def _all(archives: Iterable[Archive | Problem]) -> Iterator[tuple[RawArticle | Problem | None, int]]:
    for archive in archives:
        if isinstance(archive, Problem):
            yield archive, 0
        else:
            yield from archive.read()


def _digest(article: RawArticle) -> bytes:
    return blake2b(article.data, digest_size=_DIGEST).digest()


@contextmanager
def _alone(path: Path) -> Iterator[None]:
    """Hold the lock of a profile."""
    if not path.parent.is_dir():
        raise ArchiveError(f"{path.parent}: there is no such folder to write a profile into; make it first.")
    if path.is_dir():
        raise ArchiveError(f"{path}: is a folder; name a file for the profile.")
    try:
        with locked(path.with_name(f".{path.name}.lock")):
            yield
    except LockedError:
        raise ProfileError(f"{path}: another unspin is learning into it; wait until it is done.") from None
