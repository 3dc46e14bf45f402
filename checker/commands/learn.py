"""`unspin learn`: make a profile of the house from its clean articles, or show one."""

from __future__ import annotations

import sys
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from checker.commands import options
from checker.profile.profile import DEFAULT

if TYPE_CHECKING:
    from checker.learning.learner import Outcome, Wanted
    from checker.settings import Settings

CANNOT = 2
_MOST_PROBLEMS = 20
"""Articles that cannot be read which are named; the rest is counted."""

_LEFT_OUT = (
    ("known", "learned before"),
    ("copies", "copies of others"),
    ("spun", "machine-paraphrased by unspin's own verdict"),
    ("foreign", "not English"),
    ("empty", "without words"),
    ("undated", "without a date"),
    ("later", "later than the cut-off"),
    ("problems", "unreadable"),
)

ProfilePath = Annotated[
    Path | None,
    typer.Option("--profile", metavar="FILE", help=f"The profile; without it that of the settings, or {DEFAULT}."),
]


def register(app: typer.Typer) -> None:
    """Add the command to an application."""
    app.command("learn", help="Learn from clean articles what the house itself writes; add to what was learned.")(learn)


@options.settings("glossary", "default_glossaries", "jobs")
def learn(
    given: options.Given,
    archives: Annotated[
        list[str] | None,
        typer.Argument(metavar="[ARCHIVE]...", help="Folders, files of text, JSON Lines (.jsonl) or Parquet files."),
    ] = None,
    profile: ProfilePath = None,
    before: Annotated[
        str, typer.Option("--before", metavar="DATE", help="Leave out articles from this day on, and undated ones.")
    ] = "",
    text_field: Annotated[str, typer.Option("--text-field", metavar="NAME", help="Field with the text.")] = "text",
    date_field: Annotated[str, typer.Option("--date-field", metavar="NAME", help="Field with the date.")] = "date",
    id_field: Annotated[str, typer.Option("--id-field", metavar="NAME", help="Field with the name of one.")] = "id",
    show: Annotated[bool, typer.Option("--show", help="Show what the profile holds; nothing is learned.")] = False,
    phrase: Annotated[
        str, typer.Option("--phrase", metavar="TEXT", help="Show in how many articles a phrase stands.")
    ] = "",
) -> None:
    """Learn, or show; exit with 2 where an article could not be read."""
    configuration = given.configuration()
    settings = configuration.for_folder(".").settings
    path = profile or Path(settings.profile or DEFAULT)
    if show or phrase:
        _show(path, settings, phrase)
        return
    if not archives:
        raise typer.BadParameter("name a folder or file of clean articles.", param_hint="ARCHIVE")
    from checker.learning.archive import Fields, open_archives
    from checker.learning.learner import Wanted
    from checker.selection import choice_of

    fields = Fields(text_field, date_field, id_field)
    found = open_archives(archives, fields, settings.max_file_size, lambda folder: choice_of(configuration, folder))
    outcome = _learn(path, settings, Wanted(found, _day(before), settings.jobs))
    _tell(path, outcome, _day(before))
    raise typer.Exit(CANNOT if outcome.tallies["problems"] or not outcome.about else 0)


def _learn(path: Path, settings: Settings, wanted: Wanted) -> Outcome:
    from checker.atomic import reason
    from checker.findings import Problem
    from checker.folders import cache_folder
    from checker.learning.archive import ArchiveError
    from checker.learning.judging import plan_for
    from checker.learning.learner import Learner
    from checker.progress import Progress

    told = 0

    def tell(problem: Problem) -> None:
        nonlocal told
        told += 1
        if told <= _MOST_PROBLEMS:
            print(f"unspin: {problem.message}", file=sys.stderr)
        elif told == _MOST_PROBLEMS + 1:
            print("unspin: more articles cannot be read; they are counted below.", file=sys.stderr)

    size = sum(0 if isinstance(archive, Problem) else archive.size for archive in wanted.archives)
    with Progress(size, label="Learning", in_bytes=True) as bar:
        learner = Learner(path, plan_for(settings, cache_folder()), tell, bar.advance)
        try:
            return learner.learn(wanted)
        except KeyboardInterrupt:
            print(f"unspin: interrupted; the same command goes on where it stopped ({path}).", file=sys.stderr)
            raise
        except OSError as error:
            raise ArchiveError(
                f"{path}: cannot be written ({reason(error)}); what was learned before is kept, "
                "and the same command goes on from there."
            ) from None


def _day(text: str) -> date | None:
    if not text:
        return None
    try:
        return date.fromisoformat(text)
    except ValueError:
        raise typer.BadParameter("write a day as 2022-11-30.", param_hint="--before") from None


def _tell(path: Path, outcome: Outcome, before: date | None) -> None:
    tallies, about = outcome.tallies, outcome.about
    if outcome.resumed:
        typer.echo(f"Went on from an interrupted run that had read {outcome.resumed:,} articles.")
    left = ", ".join(f"{tallies[name]:,} {what}" for name, what in _LEFT_OUT if tallies[name])
    learned = "1 article" if tallies["articles"] == 1 else f"{tallies['articles']:,} articles"
    typer.echo(f"Learned {learned}" + (f"; left out: {left}." if left else "."))
    if not about:
        print(f"unspin: there is nothing to learn; {path} was not written.", file=sys.stderr)
        return
    typer.echo(f"{path}: independent articles: {about['articles']:,}, with {about['words']:,} words.")
    if before is not None and str(about["last"]) >= before.isoformat():
        print(
            f"unspin: {path} holds articles up to {about['last']} from earlier runs; --before does not take them out.",
            file=sys.stderr,
        )


def _show(path: Path, settings: Settings, phrase: str) -> None:
    from checker.profile.profile import Profile
    from checker.profile.showing import about_phrase, overview
    from checker.reporters.inert import one_line

    profile = Profile(path, settings.profile_articles)
    profile.file.verify()
    for line in about_phrase(profile, phrase) if phrase else overview(profile):
        typer.echo(one_line(line))
