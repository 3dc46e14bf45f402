"""`unspin explain`: what a rule is for, with examples, options and how to silence it."""

from __future__ import annotations

import sys
from typing import Annotated

import typer

from checker.commands import options

_WIDTH = 100


def register(app: typer.Typer) -> None:
    """Add the command to an application."""
    app.command("explain", help="Say what a rule looks for and why, with examples, or list all rules.")(explain)


def explain(
    rule: Annotated[
        str, typer.Argument(help="A rule, as named in findings.", autocompletion=options.complete_rules)
    ] = "",
) -> None:
    """Print a rule's explanation, or one line for each rule."""
    from checker.explanation import explanation, listing, require_rule
    from checker.reporters import ShowOptions
    from checker.reporters.styled import write_lines

    shown = ShowOptions.for_terminal(sys.stdout)
    lines = explanation(require_rule(rule), min(shown.width or _WIDTH, _WIDTH)) if rule else listing()
    write_lines(lines, sys.stdout, shown.color)
