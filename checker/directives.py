"""What comments in an article say to unspin: `unspin: ignore known-garble -- the name of a band`.

Only the words are understood here; which prose a directive covers is the
business of `checker.suppress`.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from enum import StrEnum

from checker.document import Comment, Span
from checker.tokens import phrase_words


class Verb(StrEnum):
    """What a directive asks for."""

    IGNORE = "ignore"
    PARAGRAPH = "ignore-paragraph"
    FILE = "ignore-file"
    OFF = "off"
    ON = "on"


@dataclass(frozen=True, slots=True)
class Target:
    """Which findings a directive means; both parts must hold.

    Attributes:
        rule: id of a rule, or the part of one before a `/`; empty for all.
        text: see `text_key`; empty for all.
    """

    rule: str = ""
    text: str = ""


@dataclass(frozen=True, slots=True)
class Directive:
    """A comment that was understood.

    Attributes:
        span: of the comment in the source.
        verb: what it asks for.
        targets: what it silences; one empty target for everything.
        names: each target as the comment writes it; empty for everything.
    """

    span: Span
    verb: Verb
    targets: tuple[Target, ...]
    names: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Region:
    """A part of the source in which one target of an `off` holds.

    Attributes:
        directive: index of the `off` among the directives.
        target: what is silenced.
        span: from behind its comment to the comment that ends it, or to the end of the source.
    """

    directive: int
    target: Target
    span: Span


@dataclass(frozen=True, slots=True)
class Mistake:
    """A comment that speaks to unspin and says nothing that it knows.

    Attributes:
        span: of the comment in the source.
        message: what is wrong and what to write, as in a finding.
    """

    span: Span
    message: str


@dataclass(frozen=True, slots=True)
class Idle:
    """A directive that silenced nothing, or not all that it names.

    Attributes:
        span: of the comment in the source.
        names: the targets in vain; empty where the whole directive is.
    """

    span: Span
    names: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Directives:
    """All that an article's comments say to unspin.

    Attributes:
        directives: in order of the source.
        regions: what `off` and `on` make of the source, in order.
        mistakes: comments, or parts of them, that are not understood.
    """

    directives: tuple[Directive, ...] = ()
    regions: tuple[Region, ...] = ()
    mistakes: tuple[Mistake, ...] = ()


_ADDRESS = re.compile(r"unspin[ \t]*+(:?)\s*+([^\s:]*+)", re.IGNORECASE)
_PART = re.compile(r"""\s*+(?:(?P<reason>--|[–—])|(?P<comma>,)|(?P<text>"[^"]*+"|“[^”]*+”)|(?P<rule>[^\s,"“]++))""")
_TAG = re.compile(r"<[^<>]*+>")
_ARTICLES = frozenset({"a", "an", "the"})
_LONGEST_SHOWN = 40

ELSEWHERE = {
    "disable": Verb.OFF,
    "enable": Verb.ON,
    "noqa": Verb.IGNORE,
    "disable-line": Verb.IGNORE,
    "disable-next-line": Verb.IGNORE,
    "ignore-line": Verb.IGNORE,
    "ignore-next-line": Verb.IGNORE,
    "disable-file": Verb.FILE,
}
"""Words by which other linters call what the verbs here do."""


def text_key(text: str) -> str:
    """What a text is compared by: its folded words without markup, or what there is where it has none.

    An article in front is left out: a finding holds it where the correction changes it.
    """
    words = phrase_words(_TAG.sub("", text))
    return " ".join(words[1:] if words and words[0] in _ARTICLES else words) or text.strip()


def understand(comments: Iterable[Comment], length: int) -> Directives:
    """Read comments; those that do not begin with `unspin` are nobody's business here.

    Args:
        comments: of one document, in order of the source.
        length: of the source in code points.
    """
    directives: list[Directive] = []
    mistakes: list[Mistake] = []
    for comment in comments:
        parsed = _parse(comment)
        if isinstance(parsed, Directive):
            directives.append(parsed)
        elif parsed is not None:
            mistakes.append(parsed)
    if not directives:
        return Directives(mistakes=tuple(mistakes))
    regions, dangling = _regions(directives, length)
    ordered = sorted((*mistakes, *dangling), key=lambda mistake: mistake.span)
    return Directives(tuple(directives), tuple(regions), tuple(ordered))


def nearest(word: str, words: Iterable[str], others: str) -> str:
    """The end of a message about a word that is not known: the nearest one, or all.

    Args:
        word: as it was written.
        words: those that there are.
        others: what to say where none is near.
    """
    from difflib import get_close_matches

    found = get_close_matches(word[:_LONGEST_SHOWN].lower(), list(words), 1)
    return f"did you mean “{found[0]}”?" if found else others


def shortened(word: str) -> str:
    """A stranger's word, no longer than fits into a message."""
    return word if len(word) <= _LONGEST_SHOWN else f"{word[: _LONGEST_SHOWN - 1]}…"


def _parse(comment: Comment) -> Directive | Mistake | None:
    address = _ADDRESS.match(comment.text)
    if address is None:
        return None
    colon, word = address.groups()
    known = word.lower() in (*Verb, *ELSEWHERE)
    if not colon:
        # A remark about unspin is not one to it.
        return Mistake(comment.span, f"a colon is missing: write “unspin: {word.lower()}”") if known else None
    if word not in tuple(Verb):
        return Mistake(comment.span, _unknown(word))
    return _with_targets(comment, Verb(word), address.end())


def _unknown(word: str) -> str:
    choice = f"there are {', '.join(Verb)}"
    if not word:
        return f"an instruction is missing; {choice}"
    if word.lower() in ELSEWHERE:
        return f"“{word}” is no instruction to unspin; write “{ELSEWHERE[word.lower()]}”"
    return f"“{shortened(word)}” is no instruction to unspin; {nearest(word, Verb, choice)}"


def _with_targets(comment: Comment, verb: Verb, at: int) -> Directive | Mistake:
    targets: dict[Target, str] = {}
    rule = ""
    while at < len(comment.text):
        part = _PART.match(comment.text, at)
        if part is None:
            return Mistake(comment.span, "a quotation mark is not closed")
        at = part.end()
        if part.lastgroup == "reason":
            break
        if part.lastgroup == "text":
            text = part["text"]
            targets[Target(rule, text_key(text[1:-1]))] = f"{rule} {text}".strip()
            rule = ""
            continue
        if rule:
            targets[Target(rule)] = rule
        rule = part["rule"] or ""
    if rule:
        targets[Target(rule)] = rule
    return Directive(comment.span, verb, tuple(targets) or (Target(),), tuple(targets.values()))


def _regions(directives: Iterable[Directive], length: int) -> tuple[list[Region], list[Mistake]]:
    regions: list[Region] = []
    mistakes: list[Mistake] = []
    running: dict[Target, tuple[int, int]] = {}
    for number, directive in enumerate(directives):
        if directive.verb is Verb.OFF:
            for target in directive.targets:
                running.setdefault(target, (number, directive.span.end))
        elif directive.verb is Verb.ON:
            ended = [target for target in _ended(directive, running) if target in running]
            regions += (_region(target, running.pop(target), directive.span.start) for target in ended)
            if not ended:
                mistakes.append(Mistake(directive.span, "nothing that this would switch on is off here"))
    regions += (_region(target, start, length) for target, start in running.items())
    return sorted(regions, key=lambda region: (region.span, region.directive)), mistakes


def _ended(directive: Directive, running: Iterable[Target]) -> Iterator[Target]:
    yield from running if not directive.names else directive.targets


def _region(target: Target, opened: tuple[int, int], end: int) -> Region:
    return Region(opened[0], target, Span(opened[1], end))
