"""How the documentation is built: `make docs`."""

from __future__ import annotations

from pathlib import Path

from sphinx.application import Sphinx

project = "unspin"
author = "The unspin authors"
html_title = "unspin"
extensions = ["myst_parser"]
myst_heading_anchors = 4
html_theme = "furo"
html_show_copyright = False
html_show_sphinx = False
html_copy_source = False
pygments_style = "default"
# Blocks without a language are commands and their output; guessing one would colour them at random.
highlight_language = "text"

# A part of the page on detection.
exclude_patterns = ["detection_figures.md"]

OPTIONAL = ("speed",)
"""Pages with measurements: listed where they have been made."""


def setup(app: Sphinx) -> None:
    """Keep optional pages that do not exist out of the list of pages."""
    app.connect("source-read", _list_what_exists)
    # A page may have come or gone since the last build.
    app.connect("env-get-outdated", lambda *_: ["index"])


def _list_what_exists(app: Sphinx, name: str, source: list[str]) -> None:
    if name == "index":
        missing = [page for page in OPTIONAL if not Path(app.srcdir, f"{page}.md").exists()]
        source[0] = "\n".join(line for line in source[0].split("\n") if line not in missing)
