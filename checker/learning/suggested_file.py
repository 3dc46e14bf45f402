"""Suggestions as a glossary in which every entry is a comment until an editor accepts it."""

from __future__ import annotations

import json
from collections.abc import Iterator, Sequence

from checker.learning.suggesting import Suggestion
from checker.profile.profile import Profile


def glossary_text(profile: Profile, terms: Sequence[Suggestion], names: Sequence[Suggestion], id_: str) -> str:
    """Write suggestions as TOML.

    Args:
        profile: where they are from.
        terms, names: suggestions, best first.
        id_: of the glossary.

    Returns:
        A glossary that can be loaded, and then holds nothing.
    """
    head = [
        f"# Suggested from {_plain(profile.path.name)}, which holds {profile.articles:,} articles.",
        "# Nothing here holds yet. To accept an entry, take away the “# ” before it; delete what is of no use.",
        "",
        "[glossary]",
        f"id = {_quoted(id_)}",
        'title = "Suggested terms and names"',
        'language = "en"',
        'source = "unspin glossary suggest"',
    ]
    return "\n".join([*head, "", "[terms]", *_entries(terms), "", "[names]", *_entries(names), ""])


def _entries(found: Sequence[Suggestion]) -> Iterator[str]:
    for one in found:
        yield ""
        told = f"{one.articles:,} articles" + (f", association {one.association:.2f}" if one.association < 1 else "")
        yield f"# {told}" + (f": … {_plain(one.example)} …" if one.example else "")
        if one.variants:
            yield "# also written " + ", ".join(f"{_plain(text)} ({count:,})" for text, count in one.variants)
        yield f"# {_quoted(one.text)} = {'[]' if one.association < 1 else '{}'}"


def _quoted(text: str) -> str:
    return json.dumps(_plain(text), ensure_ascii=False)


def _plain(text: str) -> str:
    """A text on one line, without what could end a comment or hide in it."""
    return "".join(letter if letter.isprintable() else " " for letter in text)
