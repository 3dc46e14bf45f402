"""`unspin glossary`: what is loaded, what it says, and tools to keep it."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from checker.commands import options

_To = Annotated[Path | None, typer.Option("--to", help="File to write; standard output without it.")]
_Format = Annotated[str, typer.Option("--format", help="Format; the file's name tells without it.")]


def register(app: typer.Typer) -> None:
    """Add the commands to an application."""
    inner = typer.Typer(no_args_is_help=True, help="Show, check, test, import, export and extend glossaries.")
    inner.command("list", help="Show which glossaries are loaded, from where, and how many entries each has.")(list_)
    inner.command("show", help="Show every entry that bears on a phrase, and why it matches or not.")(show)
    inner.command("check", help="Check glossaries: duplicates, contradictions, garbles that are English.")(check)
    inner.command("test", help="Check a text against one glossary only.")(test)
    inner.command("import", help="Make a glossary of a file of another tool.")(import_)
    inner.command("export", help="Write a glossary for another tool.")(export)
    inner.command("add", help="Add an entry to a glossary; comments and order stay.")(add)
    inner.command("suggest", help="Propose terms and names from the house's own articles (`unspin learn`).")(suggest)
    app.add_typer(inner, name="glossary")


@options.settings("glossary", "default_glossaries")
def list_(
    given: options.Given,
) -> None:
    """Print a line for each glossary."""
    from checker.glossary.files import load
    from checker.glossary.store import classes_file
    from checker.plan import glossary_files
    from checker.reporters.inert import one_line

    total = 0
    for path in [classes_file(), *glossary_files(given.configuration().for_folder(".").settings)]:
        found = load(path)
        forms = sum(len(term.garbled) for term in found.terms) + sum(len(name.wrong) for name in found.names)
        total += len(found.terms) + len(found.names)
        counts = f"{len(found.terms):5,} terms  {len(found.names):5,} names  {forms:6,} wrong forms"
        typer.echo(one_line(f"{found.id:28}  {counts}  {path}"))
    typer.echo(f"{total:,} entries.")


@options.settings("glossary", "default_glossaries")
def show(
    given: options.Given,
    phrase: Annotated[str, typer.Argument(help="A phrase, or a sentence.")],
) -> None:
    """Print a line for each entry; exit with 1 where none bears on the phrase."""
    from checker.folders import cache_folder
    from checker.glossary.showing import lines
    from checker.plan import prepare
    from checker.reporters.inert import one_line

    plan = prepare(given.configuration().for_folder(".").settings, cache_folder())
    found = list(lines(phrase, plan.lexicon))
    for line in found:
        typer.echo(one_line(line))
    if not found:
        typer.echo("No entry bears on this phrase.")
        raise typer.Exit(1)


def check(
    names: Annotated[list[str] | None, typer.Argument(help="Glossaries; all shipped ones without any.")] = None,
    against: Annotated[list[Path] | None, typer.Option("--against", help="A folder or file of good prose.")] = None,
    hints: Annotated[bool, typer.Option("--hints", help="Show what is worth a look too.")] = False,
) -> None:
    """Print faults; exit with 1 where there are any."""
    from checker.auditing import audit
    from checker.glossary.sharing import locate_all
    from checker.glossary.store import classes_file, shipped_names
    from checker.reporters.inert import one_line
    from checker.reporters.summary import plural

    files = dict.fromkeys(path for name in names or shipped_names() for path in locate_all(name, Path()))
    paths = list(dict.fromkeys([classes_file(), *files]))
    remarks = list(audit(paths, [file for path in against or () for file in _prose(path)]))
    faults = sum(remark.is_fault for remark in remarks)
    for remark in remarks:
        if remark.is_fault or hints:
            typer.echo(one_line(str(remark)))
    counts = f"{plural(faults, 'error')}, {plural(len(remarks) - faults, 'hint')}"
    typer.echo(f"{plural(len(files), 'glossary', 'glossaries')}: {counts}.")
    if faults:
        raise typer.Exit(1)


def test(
    file: Annotated[Path, typer.Argument(help="A text.")],
    glossary: Annotated[str, typer.Option("--glossary", help="The one glossary to check with.")],
) -> None:
    """Print what one glossary finds; exit with 1 where it finds anything."""
    import sys

    from checker.checking import Checker, Keep
    from checker.findings import Problem
    from checker.folders import cache_folder
    from checker.plan import prepare
    from checker.reporters import ShowOptions, write
    from checker.run import gather
    from checker.settings import Settings

    settings = Settings(glossaries=(glossary,), default_glossaries=False, grammar="off")
    checker = Checker(prepare(settings, cache_folder()), Keep.ALL)
    result = checker.check_bytes(str(file), file.read_bytes())
    report = gather([checker], [result])
    write(report, "line", sys.stdout, ShowOptions(hints=True))
    if isinstance(result, Problem):
        typer.echo(f"unspin: {result.message}", err=True)
        raise typer.Exit(2)
    if result.findings:
        raise typer.Exit(1)


def import_(
    file: Annotated[Path, typer.Argument(help="A file of another tool.")],
    to: _To = None,
    format_name: _Format = "",
    id_: Annotated[str, typer.Option("--id", help="Id of the new glossary.")] = "",
) -> None:
    """Write the glossary, and what could not be carried over to standard error."""
    from checker.glossary.exchange import format_of
    from checker.glossary.exchange.importing import import_file
    from checker.reporters.inert import one_line

    found = import_file(file, format_of(format_name, str(file)), id_)
    _write(found.toml, to)
    for lost in found.lost:
        typer.echo(one_line(f"{file}:{lost.line}: {lost.reason}"), err=True)
    typer.echo(
        f"{found.terms:,} terms and {found.forms:,} wrong forms imported; {len(found.lost):,} remarks on what was not.",
        err=True,
    )


def export(
    glossary: Annotated[str, typer.Argument(help="A glossary.")],
    to: _To = None,
    format_name: _Format = "",
) -> None:
    """Write the file, and what has no place in it to standard error."""
    from checker.glossary.exchange import format_of
    from checker.glossary.files import load
    from checker.glossary.store import locate
    from checker.reporters.inert import one_line

    text, lost = format_of(format_name, str(to or ""), writing=True).write(load(locate(glossary, Path())))
    _write(text, to)
    for reason in lost:
        typer.echo(one_line(reason), err=True)


def add(
    term: Annotated[str, typer.Argument(help="The right wording.")],
    to: Annotated[Path, typer.Option("--to", help="A TOML glossary of your own; made where it is missing.")],
    garbled: Annotated[list[str] | None, typer.Option("--garbled", help="A wrong form; may be given again.")] = None,
    accept: Annotated[list[str] | None, typer.Option("--accept", help="Another right form.")] = None,
    name: Annotated[bool, typer.Option("--name", help="It is a name.")] = False,
) -> None:
    """Add the entry and say so."""
    from checker.atomic import replace_file
    from checker.decisions.house import new_glossary
    from checker.glossary.editing import add_entry
    from checker.glossary.files import parse_toml, read
    from checker.glossary.model import GlossaryError, Place

    if to.suffix.lower() != ".toml":
        raise GlossaryError(Place(str(to), 0), "entries are added to TOML; name a file that ends in .toml.")
    data = read(to) if to.exists() else new_glossary(to.stem).encode()
    # A file that is not UTF-8, or no glossary, is refused with its line.
    parse_toml(data, str(to))
    before = data.decode("utf-8")
    after = add_entry(before, str(to), term, garbled or [], accept or [], name)
    if after == before and to.exists():
        typer.echo(f"{to} has it already.")
        return
    replace_file(to, after.encode())
    typer.echo(f"“{term}” added to {to}.")


@options.settings("glossary", "default_glossaries")
def suggest(
    given: options.Given,
    profile: Annotated[
        Path | None, typer.Option("--profile", metavar="FILE", help="The profile; without it that of the settings.")
    ] = None,
    output: Annotated[Path | None, typer.Option("--output", help="A new file; standard output without it.")] = None,
    most: Annotated[int, typer.Option("--most", min=1, help="Terms, and names, to propose.")] = 200,
) -> None:
    """Write a glossary whose entries are comments, each with its evidence."""
    from dataclasses import replace

    from checker.folders import cache_folder
    from checker.learning.suggested_file import glossary_text
    from checker.learning.suggesting import names, terms
    from checker.plan import prepare
    from checker.profile.profile import DEFAULT, Profile

    settings = given.configuration().for_folder(".").settings
    found = Profile(profile or Path(settings.profile or DEFAULT), settings.profile_articles)
    found.file.verify()
    if output is not None and output.exists():
        raise typer.BadParameter(f"{output} exists; name a new file, so that no entry is lost.", param_hint="--output")
    lexicon = prepare(replace(settings, profile=""), cache_folder()).lexicon
    terms_, names_ = terms(found, lexicon, most), names(found, lexicon, most)
    _write(glossary_text(found, terms_, names_, output.stem if output else "suggested"), output)
    typer.echo(f"{len(terms_):,} terms and {len(names_):,} names proposed.", err=True)


def _prose(path: Path) -> list[Path]:
    """A file, or the texts of a folder and those below it."""
    from checker.readers import FORMATS

    if not path.is_dir():
        return [path]
    known = tuple(suffix for each in FORMATS.values() for suffix in each.suffixes)
    return sorted(file for file in path.rglob("*") if file.name.lower().endswith(known) and file.is_file())


def _write(text: str, to: Path | None) -> None:
    from checker.atomic import replace_file

    if to is None:
        typer.echo(text, nl=False)
    else:
        replace_file(to, text.encode())
