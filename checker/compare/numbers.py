"""Numbers in prose: figures and words, money, percent, days of a month, clock times, all brought to one key.

`twenty-five percent` and `25%`, `May 5th` and `5 May`, `$3.5 million` and
`3,500,000 dollars` have one key each, so that a change of style is no change.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from decimal import Decimal
from functools import lru_cache

from checker.compare.vocabulary import vocabulary
from checker.tokens import fold

_THIN = "\u00a0\u2009\u202f"
"""Spaces that may stand between groups of three digits."""

_FIGURE = re.compile(rf"(\d{{1,3}}(?:[,{_THIN}]\d{{3}}(?!\d))+|\d+)(\.\d+)?([a-z]{{1,3}})?(?!\w)", re.IGNORECASE)
_NO_GROUPS = str.maketrans("", "", f",{_THIN}")
_CLOCK = re.compile(r"(\d{1,2})[:.](\d\d)(?!\d)\s?(?:([ap])\.?m\b\.?)?", re.IGNORECASE)
_HOUR = re.compile(r"(\d{1,2})\s?([ap])\.?m(?:\.|\b)", re.IGNORECASE)
_LONGEST = 24
"""Digits above which a number is only compared letter by letter."""

NUMBER = "#"
"""What the key of a number begins with."""

DAY = "@"
"""What the key of a day of a month, or of a time of day, begins with."""


def is_quantity(key: str) -> bool:
    """Tell the key of a number, day or time from that of a word."""
    return key[:1] in (NUMBER, DAY)


@lru_cache(maxsize=1)
def beginnings() -> frozenset[str]:
    """Folded words and signs with which a number, a sum or a day may begin, apart from figures."""
    words = vocabulary()
    countries = map(fold, _COUNTRIES)
    return frozenset((*words.numbers, *words.currencies, *words.months, *words.ordinals, *countries))


class Quantities:
    """Reads numbers out of one passage."""

    def __init__(self, text: str, tokens: Sequence[str], folded: Sequence[str], spans: Sequence[tuple[int, int]]):
        """Take the passage's text and its tokens; `folded` and `spans` belong to `tokens` one by one."""
        self._text = text
        self._tokens = tokens
        self._folded = folded
        self._spans = spans

    def read(self, at: int, end: int) -> tuple[str, int] | None:
        """Read the number, day or time that begins at a token.

        Args:
            at: index of the token.
            end: index after the last token that may belong to it.

        Returns:
            Its key and the index after its last token; None where none begins.
        """
        return self._clock(at, end) or self._day(at, end) or self._amount(at, end)

    def _clock(self, at: int, end: int) -> tuple[str, int] | None:
        if not self._tokens[at][0].isdigit():
            return None
        start = self._spans[at][0]
        match = _CLOCK.match(self._text, start)
        if match and (":" in match.group() or match[3]):
            hour, minute, half = int(match[1]), match[2], match[3]
        elif match := _HOUR.match(self._text, start):
            hour, minute, half = int(match[1]), "00", match[2]
        else:
            return None
        if half and hour <= 12:
            hour = hour % 12 + (12 if half.lower() == "p" else 0)
        return f"{DAY}{hour}:{minute}", self._after(at, end, match.end())

    def _day(self, at: int, end: int) -> tuple[str, int] | None:
        """A month with a day, in either order."""
        month = self._month(at)
        if month:
            after = at + 2 if at + 1 < end and self._tokens[at + 1] == "." else at + 1
            if after < end and (day := self._day_number(after)):
                return f"{DAY}{day}.{month}", after + 1
        if day := self._day_number(at):
            further = at + 2 if at + 2 < end and self._folded[at + 1] == "of" else at + 1
            if further < end and (month := self._month(further)):
                return f"{DAY}{day}.{month}", further + 1
        return None

    def _month(self, at: int) -> int:
        number = vocabulary().months.get(self._folded[at], 0)
        return number if number and self._tokens[at][0].isupper() else 0

    def _day_number(self, at: int) -> int:
        match = _FIGURE.fullmatch(self._tokens[at])
        if match and len(match[1]) <= 2 and not match[2] and (match[3] or "th").lower() in ("st", "nd", "rd", "th"):
            return int(match[1]) if 1 <= int(match[1]) <= 31 else 0
        return 0

    def _amount(self, at: int, end: int) -> tuple[str, int] | None:
        words = vocabulary()
        country, sign = self._country(at, end)
        currency = words.currencies.get(self._folded[sign], "")
        first = sign
        if currency:
            if self._folded[sign] != currency or sign + 1 >= end:
                return None
            first = sign + 1
        joined = _JOINED.match(self._tokens[first]) if currency == "$" and not country else None
        if joined:
            country = _COUNTRIES[joined.group()]
        figure = self._figure(first, end, joined.end() if joined else 0) or self._written(first, end)
        if figure is None:
            return None
        value, kind, after = figure
        while after < end and (scale := words.scales.get(self._folded[after])) and not kind:
            value, after = value * scale, after + 1
        if currency or kind:
            return f"{NUMBER}{_plain(value)}{country}{currency or kind}", after
        kind, after = self._kind(after, end)
        return f"{NUMBER}{_plain(value)}{kind}", after

    def _country(self, at: int, end: int) -> tuple[str, int]:
        """The country whose dollar is meant, as in `US$`, and the token of the sign; none where no sign follows."""
        country = _COUNTRIES.get(self._tokens[at].rstrip(".").replace(".", ""), "")
        if country and at + 1 < end and self._tokens[at + 1] == "$" and self._spans[at][1] == self._spans[at + 1][0]:
            return country, at + 1
        return "", at

    def _kind(self, at: int, end: int) -> tuple[str, int]:
        """Percent or a currency after a number, and the token after it."""
        if at < end and self._folded[at] in ("percent", "%", "pct", "pc"):
            return "%", at + 1
        if at + 1 < end and self._folded[at] == "per" and self._folded[at + 1] == "cent":
            return "%", at + 2
        if at < end and (sign := vocabulary().currencies.get(self._folded[at])):
            return sign, at + 1
        return "", at

    def _figure(self, at: int, end: int, skipped: int = 0) -> tuple[Decimal, str, int] | None:
        """A number in figures; `skipped` code points of its token belong to the sign before it."""
        if not self._tokens[at][skipped : skipped + 1].isdigit():
            return None
        match = _FIGURE.match(self._text, self._spans[at][0] + skipped)
        if not match or len(match[1]) > _LONGEST or not match[1].translate(_NO_GROUPS).isascii():
            return None
        value = Decimal(match[1].translate(_NO_GROUPS) + (match[2] or "")[:_LONGEST])
        suffix = (match[3] or "").lower()
        after = self._after(at, end, match.end())
        if suffix in ("st", "nd", "rd", "th"):
            return value, "th", after
        if suffix == "pc":
            return value, "%", after
        scale = vocabulary().scales.get(suffix)
        return (value * scale, "", after) if scale else (value, suffix, after)

    def _written(self, at: int, end: int) -> tuple[Decimal, str, int] | None:
        """A number in words: units after tens, hundreds, scales, with `and` between."""
        words = vocabulary()
        total = part = 0
        here = at
        while here < end:
            word = self._folded[here]
            if word in words.numbers:
                if here > at and (part % 10 or words.numbers[word] > 9) and part % 100:
                    break
                part += words.numbers[word]
            elif here > at and word in words.scales and len(word) > 2:
                total, part = (total, part * 100) if word == "hundred" else (total + part * words.scales[word], 0)
            elif word in words.ordinals and (here == at or part % 10 == 0):
                return Decimal(total + part + words.ordinals[word]), "th", here + 1
            elif not self._joins(word, here, at, end):
                break
            here += 1
        return (Decimal(total + part), "", here) if here > at else None

    def _joins(self, word: str, here: int, at: int, end: int) -> bool:
        """Tell the `and` of `one hundred and five`."""
        words = vocabulary()
        before = here > at and self._folded[here - 1] in words.scales
        return word == "and" and before and here + 1 < end and self._folded[here + 1] in words.numbers

    def _after(self, at: int, end: int, offset: int) -> int:
        """The first token that begins at or after an offset of the text."""
        while at < end and self._spans[at][0] < offset:
            at += 1
        return at


_COUNTRIES = {"US": "US", "A": "A", "AU": "A", "AUD": "A", "C": "C", "CA": "C", "NZ": "NZ", "HK": "HK", "S": "S"}
"""What stands before a dollar sign, by the country it means."""

_JOINED = re.compile(r"(?:US|AUD|AU|A|CA|C|NZ|HK|S)(?=\d)")
"""The same between sign and figure, as Australian papers write it: `$US37,000`."""


def without_country(key: str) -> str:
    """The key of a sum without the country whose dollar is meant; any other key as it is."""
    return _COUNTRY.sub("$", key)


_COUNTRY = re.compile(r"(?<=\d)[A-Z]{1,2}\$$")


def _plain(value: Decimal) -> str:
    """A number without zeros that mean nothing."""
    text = f"{value:f}"
    return (text.rstrip("0").rstrip(".") if "." in text else text) or "0"
