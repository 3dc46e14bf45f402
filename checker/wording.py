"""Putting the right words into a text: case, inflection and markup carried over word by word."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from checker.document import Block
from checker.tokens import Passage, core_length, fold, is_word


@dataclass(frozen=True, slots=True)
class Word:
    """A word of a replacement.

    Attributes:
        text: as it should stand where nothing asks for capitals.
        gap: what separates it from the word before, such as a space or a hyphen.
        verbatim: whether `text` comes from the article itself and keeps its case.
    """

    text: str
    gap: str = " "
    verbatim: bool = False


def replacement(passage: Passage, source: str, first: int, last: int, words: Sequence[Word]) -> str:
    """Say what the source between two tokens becomes when its words are replaced.

    Words that stay are not touched, so that markup, line breaks and special
    spaces between them survive. Case is carried over: word by word where old
    and new are as many, else from the first word and the phrase as a whole.

    Args:
        passage: where the tokens are.
        source: the document's source.
        first, last: half-open range of tokens, not empty.
        words: the right wording, not empty.

    Returns:
        Text that replaces `passage.source_span(first, last)`.
    """
    old = passage.tokens[first:last]
    new = _carry_case(old, words)
    keys = [fold(token) for token in old]
    new_keys = [fold(word) for word in new]
    head = _common(keys, new_keys)
    limit = min(len(keys), len(new_keys)) - head
    tail = min(_common(keys[::-1], new_keys[::-1]), limit)
    edits: list[tuple[int, int, str]] = []
    if len(old) == len(new):
        for at in range(len(old)):
            if keys[at] != new_keys[at] or old[at] != new[at]:
                span = passage.text_span(first + at, first + at + 1)
                # A word that brings its own possessive ending takes the old one's place too.
                owns = core_length(new[at]) < len(new[at]) and at < len(old) - 1
                end = passage.spans[first + at][1] if owns else span.end
                edits.append((span.start, end, new[at]))
    else:
        edits.append(_region(passage, first, old, (head, len(old) - tail), new, (head, len(new) - tail), words))
    span = passage.text_span(first, last)
    return _apply(passage.block, source, span.start, span.end, edits)


def replace_text(block: Block, source: str, start: int, end: int, text: str) -> str:
    """Say what the source of a range of a block becomes when its text is replaced as a whole.

    Args:
        block: the block.
        source: the document's source.
        start, end: range of the block's text, not empty.
        text: what the reader should see instead.

    Returns:
        Text that replaces `block.to_source(start, end)`, with the markup inside kept.
    """
    return _apply(block, source, start, end, [(start, end, text)])


def indefinite_article(word: str) -> str:
    """The indefinite article that goes before a word: `a` or `an`, by sound as far as spelling tells it.

    Letters of abbreviations are spoken as letters (`an EU envoy`, `a U.S. envoy`).
    """
    if word.isupper() and len(word) > 1 and (len(word) < 4 or "." in word):
        return "an" if word[0] in "AEFHILMNORSX" else "a"
    lower = word.lower()
    if _CONSONANT_SOUND.match(lower):
        return "a"
    return "an" if lower[0] in "aeiou" or lower.startswith(_SILENT_H) else "a"


_CONSONANT_SOUND = re.compile(r"eu|uni(?![dmn])|us[eu]|ut[io]|ura|ukr|ugan|ubiq|once|one(?![a-z])")
_SILENT_H = ("hour", "honest", "honor", "honour", "heir")


def _region(
    passage: Passage,
    first: int,
    old: list[str],
    old_range: tuple[int, int],
    new: list[str],
    new_range: tuple[int, int],
    words: Sequence[Word],
) -> tuple[int, int, str]:
    """The one edit that turns a run of old words into a run of new ones."""
    low, high = old_range
    new_low, new_high = new_range
    joined = "".join((words[at].gap if at > new_low else "") + new[at] for at in range(new_low, new_high))
    if low < high and new_low < new_high:
        span = passage.text_span(first + low, first + high)
        return span.start, span.end, joined
    if low < high:
        # Words are only taken away: take the space that goes with them.
        if high < len(old):
            return passage.spans[first + low][0], passage.spans[first + high][0], ""
        return passage.text_span(first, first + low).end, passage.text_span(first, first + high).end, ""
    if low < len(old):
        at = passage.spans[first + low][0]
        return at, at, joined + (words[new_high].gap if new_high < len(words) else " ")
    at = passage.text_span(first, first + len(old)).end
    return at, at, words[new_low].gap + joined


def _apply(block: Block, source: str, start: int, end: int, edits: list[tuple[int, int, str]]) -> str:
    """The source of a range of a block's text after edits of that text."""
    whole = block.to_source(start, end)
    parts: list[str] = []
    at = whole.start
    for low, high, text in edits:
        if low == high:
            place = block.to_source(low, low).start
            place = min(max(place, at), whole.end)
            parts += [source[at:place], text]
            at = place
            continue
        for number, piece in enumerate(block.parts(low, high)):
            parts += [source[at : piece.source_start], text if number == 0 else ""]
            at = piece.source_end
    parts.append(source[at : whole.end])
    return "".join(parts)


def _common(left: Sequence[str], right: Sequence[str]) -> int:
    """How many items at the start are equal."""
    count = 0
    for one, other in zip(left, right, strict=False):
        if one != other:
            break
        count += 1
    return count


def _carry_case(old: list[str], words: Sequence[Word]) -> list[str]:
    """The new words in the case of the old ones; capitals of the right wording stay."""
    letters = "".join(token for token in old if is_word(token))
    if letters.isupper() and len(letters) > 3:
        return [word.text if word.verbatim else word.text.upper() for word in words]
    texts = [word.text for word in words]
    if len(old) == len(words):
        pairs = zip(old, words, strict=True)
        return [w.text if w.verbatim else _like(o, w.text) for o, w in pairs]
    if _is_title_case(old):
        return [t if w.verbatim else _capital(t) for t, w in zip(texts, words, strict=True)]
    if not words[0].verbatim:
        texts[0] = _like(old[0], texts[0])
    return texts


def _is_title_case(old: list[str]) -> bool:
    """Tell a phrase in which every longer word has a capital."""
    longer = [token for token in old if is_word(token) and len(token) > 3]
    return len(longer) > 1 and all(token[0].isupper() for token in longer)


def _like(model: str, text: str) -> str:
    core = model[: core_length(model)]
    if len(core) > 1 and core.isupper() and core.isalpha():
        return text.upper()
    return _capital(text) if model[0].isupper() else text


def _capital(text: str) -> str:
    return text[0].upper() + text[1:]
