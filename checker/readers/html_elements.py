"""What HTML's elements mean for prose: the tables of the HTML reader."""

from __future__ import annotations

from checker.document import BlockKind

KINDS: dict[str, BlockKind] = {
    **dict.fromkeys(("h1", "h2", "h3", "h4", "h5", "h6"), BlockKind.HEADING),
    **dict.fromkeys(("li", "dt", "dd"), BlockKind.ITEM),
    **dict.fromkeys(("td", "th"), BlockKind.CELL),
    **dict.fromkeys(("figcaption", "caption"), BlockKind.CAPTION),
    "blockquote": BlockKind.PARAGRAPH,
}
"""The kind of block that an element makes; others have that of the element around them."""

BLOCKS = frozenset(KINDS) | frozenset(
    "address article aside body center col colgroup dd details dialog dir div dl fieldset figure footer form"
    " frameset head header hgroup hr html legend main menu nav ol optgroup option p pre search section select"
    " summary table tbody textarea tfoot thead title tr ul".split()
)
"""Elements that a line of text does not go across."""

VOID = frozenset("area base br col embed hr img input link meta param source track wbr".split())
"""Elements without content or end tag."""

RAW = frozenset("iframe noembed noframes noscript plaintext script style textarea xmp".split())
"""Elements whose content a browser with scripting shows as something else than text, or not
at all; in there nothing but their end tag is markup."""

SILENT = frozenset("audio canvas datalist math object pre rp rt select svg template video".split())
"""Elements whose content is not prose, other elements included."""

FOREIGN = frozenset(("math", "svg"))
"""Elements that `/>` ends, as in XML."""

CODE = frozenset("code kbd samp tt var".split())
"""Elements in a line of text that hold code: opaque up to their end, or the end of the line of text."""

ALT = frozenset(("area", "img", "input"))
"""Elements whose `alt` is read in place of a picture."""

METADATA: dict[str, str] = {
    "description": "description",
    "og:title": "og:title",
    "og:description": "og:description",
    "twitter:title": "twitter:title",
    "twitter:description": "twitter:description",
}
"""`name` or `property` of a `meta` element whose `content` is prose, and what its block is named."""

QUOTES = (("“", "”"), ("‘", "’"))
"""What a browser draws around `q`, and around `q` within `q`."""
