"""Write docs/commands.md, every command with its arguments and options, from the command line itself.

Run from anywhere: `python tools/commands_doc.py`.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from pathlib import Path

import typer
from typer.core import TyperArgument, TyperCommand, TyperGroup, TyperOption
from typer.models import TyperPath

from checker.cli import build

PAGE = Path(__file__).parent.parent / "docs" / "commands.md"

HEAD = """\
<!-- Written by tools/commands_doc.py; change the help texts in checker/commands instead. -->

# Commands

`unspin COMMAND --help` shows the same in the terminal. Most options have a counterpart in the
[settings](settings.md), where they hold for everybody who works on a site.

Exit status of every command: 0 all is well, 1 there are findings (for `gate`: hold the article back), 2 something could
not be done; a sentence on standard error says what and where. `unspin --install-completion` completes commands, options
and names of rules and glossaries in the shell.
"""


def page() -> str:
    """The page in Markdown."""
    group = typer.main.get_command(build([]))
    assert isinstance(group, TyperGroup)
    return "\n".join([HEAD, *_commands(group, "unspin")])


def _commands(group: TyperGroup, above: str) -> Iterator[str]:
    for name, command in group.commands.items():
        full = f"{above} {name}"
        yield f"## {full}\n\n{command.help or ''}\n"
        if isinstance(command, TyperGroup):
            yield from _commands(command, full)
        elif isinstance(command, TyperCommand):
            yield from _command(command, full)


def _command(command: TyperCommand, full: str) -> Iterator[str]:
    arguments = [parameter for parameter in command.params if isinstance(parameter, TyperArgument)]
    options = [parameter for parameter in command.params if isinstance(parameter, TyperOption)]
    shown = "".join(f" {_argument(argument)}" for argument in arguments)
    yield f"    {full}{' [OPTIONS]' if options else ''}{shown}\n"
    yield from _table("argument", ((_argument(a), getattr(a, "help", "") or "") for a in arguments))
    yield from _table("option", ((_option(o), o.help or "") for o in options if o.name != "help" and not o.hidden))


def _table(title: str, rows: Iterable[tuple[str, str]]) -> Iterator[str]:
    found = [f"| `{name}` | {text} |" for name, text in rows]
    if found:
        yield "\n".join([f"| {title} | what it does |\n| --- | --- |", *found, ""])


def _argument(argument: TyperArgument) -> str:
    name = f"{(argument.name or '').upper()}{'…' if argument.nargs == -1 else ''}"
    return name if argument.required else f"[{name}]"


def _option(option: TyperOption) -> str:
    names = "`, `".join((*option.opts, *option.secondary_opts))
    value = "FILE" if isinstance(option.type, TyperPath) else "VALUE"
    return names if option.is_flag else f"{names} {option.metavar or value}"


if __name__ == "__main__":
    PAGE.write_text(page(), "utf-8")
