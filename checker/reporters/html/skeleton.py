"""The frame of every page: one style, one script, and a policy that allows nothing else."""

from __future__ import annotations

import base64
from functools import cache
from hashlib import sha256
from importlib.resources import files
from string import Template

from checker import __version__
from checker.reporters.html.markup import Markup, text


def page(title: str, body: Markup, script: str) -> str:
    """Make a whole page.

    Args:
        title: shown in the browser's tab.
        body: what stands inside `<body>`.
        script: file name of the page's script in `assets/`.
    """
    style, code = asset("style.css"), asset(script)
    return Template(asset("page.html")).substitute(
        title=text(title),
        version=text(__version__),
        style_hash=_hash(style),
        script_hash=_hash(code),
        style=style,
        script=code,
        body=body,
    )


@cache
def asset(name: str) -> str:
    """A file that ships beside this module, with the line ends that a browser hashes."""
    data = files(__package__).joinpath("assets", name).read_bytes()
    return data.decode("utf-8").replace("\r\n", "\n")


@cache
def _hash(content: str) -> str:
    """The source expression that lets exactly this inline content run: CSP level 3, section 2.3.1."""
    return "sha256-" + base64.b64encode(sha256(content.encode()).digest()).decode("ascii")
