"""How the documentation is built: `make docs`."""

from __future__ import annotations

project = "unspin"
author = "The unspin authors"
html_title = "unspin"
extensions = ["myst_parser"]
myst_heading_anchors = 4
# Pages on measurements are listed by patterns: they exist where they were measured.
suppress_warnings = ["toc.empty_glob"]
html_theme = "furo"
html_show_copyright = False
html_show_sphinx = False
html_copy_source = False
pygments_style = "default"
# Blocks without a language are commands and their output; guessing one would colour them at random.
highlight_language = "text"
