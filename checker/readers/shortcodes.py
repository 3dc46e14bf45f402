"""Template marks that stand in Markdown and never are prose.

They are tables: a site generator with other marks needs one more line here.
"""

from __future__ import annotations

import re

SHORTCODES: dict[str, str] = {
    "{{": "}}",  # Hugo's {{< … >}} and {{% … %}}, and the expressions of Jinja, Liquid and Handlebars
    "{%": "%}",  # statements of Jinja, Liquid, Nunjucks
    "{#": "}",  # identifiers of headings, and comments of Jinja
    "{:": "}",  # attribute lists of kramdown
    "{.": "}",  # classes in Pandoc
    "{/*": "*/}",  # comments of MDX
}
"""What opens a mark, and what closes it. A mark that is never closed is text."""

COMMENT_SHORTCODES = frozenset(("{/*",))
"""Those of `SHORTCODES` that are remarks."""

SHORTCODE_START = r"\{(?:\{|%|#|:|\.|/\*)"
"""A regular expression for every key of `SHORTCODES`."""

_CODE = "chart code comment highlight katex math mermaid schema script style"

_CODE_START = re.compile(rf"\{{[{{%][<%]?-?\s*({'|'.join(_CODE.split())})\b", re.IGNORECASE)


def code_shortcode_end(line: str, at: int) -> re.Pattern[str] | None:
    """What ends the code that a shortcode at `at` opens; None where it opens none."""
    match = _CODE_START.match(line, at)
    if match is None:
        return None
    return re.compile(rf"\{{[{{%][<%]?-?\s*(?:/|end)\s*{match[1]}\b", re.IGNORECASE)
