"""Words: how prose is cut into tokens and sentences, and when two spellings are one word.

A token is a word, a dotted abbreviation or one mark of punctuation. White
space and hyphens inside compounds are no tokens, so that a phrase matches
across a line break, a no-break space or any hyphen; every other mark is one,
so that no phrase matches across a comma or a full stop.
"""

from __future__ import annotations

import re
import unicodedata
from bisect import bisect_right
from collections import Counter
from functools import lru_cache

from checker.document import Block, Span

_INVISIBLE = "\u00ad\u200b-\u200d\u2060\ufeff"
_APOSTROPHES = "'\u2019\u2018\u02bc\uff07"
"""An opening mark between letters is one too: a slip of typing, and Hawaiian's ʻokina as most people type it."""

_HYPHENS = "\\-\u2010\u2011"
_HYPHEN_TOKENS = frozenset("-\u2010\u2011")
_WORD_REST = rf"[\w\u0300-\u036f{_INVISIBLE}]"

TOKEN = re.compile(
    rf"\w{_WORD_REST}+(?:[{_APOSTROPHES}]\w{_WORD_REST}*)*(?:(?<=[sS])[{_APOSTROPHES}](?!\w))?"
    r"|(?:[^\W\d_]\.){2,}"
    rf"|\w(?:[{_APOSTROPHES}]\w{_WORD_REST}*)*"
    rf"|(?<=\s)[{_HYPHENS}](?=\s)"
    rf"|[^\w\s{_HYPHENS}{_INVISIBLE}\u0300-\u036f]"
)
"""One token. Every alternative is tried at one place only and none can match the
same text in two ways, so that a scan is linear whatever the text."""

_STRIP_INVISIBLE = re.compile(f"[{_INVISIBLE}]+")
_APOSTROPHE = re.compile(f"[{_APOSTROPHES}]")
_POSSESSIVE = re.compile(rf"(?:[{_APOSTROPHES}][sS]|(?<=[sS])[{_APOSTROPHES}])$")

_UNDECOMPOSED = str.maketrans({"ı": "i", "ø": "o", "ł": "l", "đ": "d", "ð": "d", "þ": "th", "æ": "ae", "œ": "oe"})
"""Letters of names that newsrooms write without their strokes, and that Unicode does not decompose."""

_CAPITAL_ABBREVIATIONS = frozenset({"US", "WHO", "IT", "ICE", "AID"})
"""Abbreviations that are ordinary words in small letters: `US` is `U.S.`, never `us`."""

_MERGE_AFTER = re.compile(
    r"\b(?:Mr|Mrs|Ms|Dr|Prof|Sen|Rep|Gov|Gen|Lt|Col|Maj|Capt|Sgt|Cpl|Adm|Rev|Hon|Amb|St|Jr|Sr|No|vs|Fig|Eq"
    r"|Jan|Feb|Mar|Apr|Aug|Sept?|Oct|Nov|Dec|[A-Z])\.\s*$"
)
"""Ends of what is no sentence: a title, a month, an initial before a full stop."""

_LONGEST_SEGMENTED = 10_000
"""Code points of a block above which sentences are cut at full stops alone: sentencex takes time with the square
of the text where many quotation marks open and none closes."""

_ROUGH_END = re.compile(r"[.!?][\"'”’)\]]*\s")


@lru_cache(maxsize=65_536)
def fold(token: str) -> str:
    """The form under which spellings of one word are equal.

    Case, soft hyphens, zero-width characters, kinds of apostrophe, compatibility
    forms, diacritics, dots of abbreviations and the possessive ending are gone.

    Args:
        token: one token as it stands in the text.

    Returns:
        The key; equal for `Armenian's`, `ARMENIAN` and `Arme\u00adnian`.
    """
    if token.isascii() and token.isalnum() and token not in _CAPITAL_ABBREVIATIONS:
        return token.lower()
    word = _POSSESSIVE.sub("", _STRIP_INVISIBLE.sub("", token)) or token
    if len(word) > 1 and word.endswith("."):
        word = word.replace(".", "")
    if word in _CAPITAL_ABBREVIATIONS:
        return ".".join(word.lower()) + "."
    if not word.isascii():
        word = unicodedata.normalize("NFKD", word)
        word = "".join(letter for letter in word if not unicodedata.combining(letter))
        word = _APOSTROPHE.sub("'", word.casefold().translate(_UNDECOMPOSED))
    return word.lower()


def core_length(token: str) -> int:
    """How many code points of a token belong to the word itself, its possessive ending left out."""
    ending = _POSSESSIVE.search(token)
    return ending.start() if ending and ending.start() > 0 else len(token)


def is_word(token: str) -> bool:
    """Tell a word from a mark of punctuation."""
    return token[0].isalnum() or token[0] == "_"


def is_capitalized(token: str) -> bool:
    """Tell whether a token begins with a capital letter."""
    return token[0].isupper()


def is_abbreviation(token: str) -> bool:
    """Tell whether a token may be an abbreviation: `EU`, `U.S.`, `NATO`, and, of four letters or more, `Nato`."""
    letters = token[: core_length(token)].replace(".", "")
    return letters.isupper() if len(letters) < 4 else letters[0].isupper()


def phrase_words(text: str) -> list[str]:
    """The folded words of a short phrase, such as a glossary entry; punctuation is left out."""
    return [fold(token) for token in TOKEN.findall(text) if is_word(token)]


class Passage:
    """A block with its tokens; each view of them is worked out when it is first asked for.

    Attributes:
        block: where the tokens come from.
    """

    __slots__ = ("_counted", "_folded", "_sentences", "_spans", "_tokens", "block")

    def __init__(self, block: Block) -> None:
        self.block = block
        self._tokens: list[str] | None = None
        self._spans: list[tuple[int, int]] | None = None
        self._folded: list[str] | None = None
        self._sentences: list[Span] | None = None
        self._counted: tuple[tuple[int, int], Counter[str]] = (0, 0), Counter()

    @property
    def tokens(self) -> list[str]:
        """The tokens as they stand in the block's text, in order."""
        if self._tokens is None:
            self._tokens = TOKEN.findall(self.block.text)
        return self._tokens

    @property
    def spans(self) -> list[tuple[int, int]]:
        """Start and end of each token in the block's text."""
        if self._spans is None:
            self._spans = _spans(self.block.text, self.tokens)
        return self._spans

    @property
    def folded(self) -> list[str]:
        """The folded form of each token."""
        if self._folded is None:
            self._folded = list(map(fold, self.tokens))
        return self._folded

    @property
    def sentences(self) -> list[Span]:
        """The sentences as ranges of the block's text, in order, trimmed of white space."""
        if self._sentences is None:
            self._sentences = sentence_spans(self.block.text)
        return self._sentences

    def sentence_at(self, offset: int) -> Span:
        """The sentence that holds an offset of the block's text."""
        spans = self.sentences
        at = bisect_right(spans, offset, key=lambda span: span.start) - 1
        return spans[max(at, 0)]

    def token_at(self, offset: int) -> int:
        """Index of the last token that starts at or before an offset of the block's text (0 if none does)."""
        return max(bisect_right(self.spans, offset, key=lambda span: span[0]) - 1, 0)

    def sentence_tokens(self, index: int) -> tuple[int, int]:
        """The half-open range of tokens that stand in one sentence with the token at `index`."""
        sentence = self.sentence_at(self.spans[index][0])
        first = bisect_right(self.spans, sentence.start - 1, key=lambda span: span[0])
        last = bisect_right(self.spans, sentence.end - 1, key=lambda span: span[0])
        return first, max(last, index + 1)

    def is_joined(self, index: int) -> bool:
        """Tell whether a hyphen joins a token to the one before it, as in a compound; False past either end.

        After white space a hyphen is a dash (` -- `) or a minus (` -20`) and joins nothing.
        """
        if not 0 < index < len(self.tokens):
            return False
        between = self.block.text[self.spans[index - 1][1] : self.spans[index][0]]
        return between.strip() != "" and not between[0].isspace()

    def sentence_words(self, index: int) -> Counter[str]:
        """How often each folded token stands in the sentence of the token at `index`.

        Kept for the next question: a sentence may be as long as the text.
        """
        place = self.sentence_tokens(index)
        if place != self._counted[0]:
            self._counted = place, Counter(self.folded[slice(*place)])
        return self._counted[1]

    def text_span(self, first: int, last: int) -> Span:
        """The range of the block's text from token `first` up to, not including, token `last`.

        A possessive ending of the last token is left outside.
        """
        start = self.spans[first][0]
        return Span(start, self.spans[last - 1][0] + core_length(self.tokens[last - 1]))

    def source_span(self, first: int, last: int) -> Span:
        """The same range in the document's source."""
        span = self.text_span(first, last)
        return self.block.to_source(span.start, span.end)


def _spans(text: str, tokens: list[str]) -> list[tuple[int, int]]:
    """Start and end of each of a text's tokens."""
    if not _HYPHEN_TOKENS.isdisjoint(tokens):
        # Hyphens also stand where they are no tokens, so they cannot be found by what they are.
        return [match.span() for match in TOKEN.finditer(text)]
    spans = []
    end = 0
    for token in tokens:
        start = text.index(token, end)
        end = start + len(token)
        spans.append((start, end))
    return spans


def sentence_spans(text: str) -> list[Span]:
    """Cut prose into sentences.

    Args:
        text: one block of prose.

    Returns:
        Trimmed, ordered ranges of `text`; one range if there is only one sentence.
    """
    spans: list[Span] = []
    start = 0
    for end in _boundaries(text):
        if end < len(text) and _MERGE_AFTER.search(text, max(start, end - 12), end):
            continue
        trimmed = _trim(text, start, end)
        if trimmed.start < trimmed.end:
            spans.append(trimmed)
        start = end
    return spans or [Span(0, len(text))]


def _boundaries(text: str) -> list[int]:
    """Offsets at which a sentence may end, the end of the text included."""
    if len(text) > _LONGEST_SEGMENTED:
        return [*(match.end() for match in _ROUGH_END.finditer(text)), len(text)]
    from sentencex import segment

    ends: list[int] = []
    at = 0
    for sentence in segment("en", text):
        found = text.find(sentence, at)
        if found < 0:
            continue
        at = found + len(sentence)
        ends.append(at)
    if not ends or ends[-1] < len(text):
        ends.append(len(text))
    return ends


def _trim(text: str, start: int, end: int) -> Span:
    while start < end and text[start].isspace():
        start += 1
    while end > start and text[end - 1].isspace():
        end -= 1
    return Span(start, end)
