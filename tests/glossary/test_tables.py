"""Tables give what was packed into them, and nothing else."""

from __future__ import annotations

from itertools import product

from hypothesis import given
from hypothesis import strategies as st

from checker.glossary.kinds import EXACT, IS_CLOSE, UNRELATED
from checker.glossary.relatives import Relatives
from checker.glossary.relatives import pack as pack_relatives
from checker.glossary.tables import NumberTable, WordTable, pack_numbers, pack_words, word_key

numbers = st.integers(0, (1 << 32) - 1)
rows = st.lists(numbers, max_size=5)
words = st.text(max_size=12)


@given(st.dictionaries(words, rows, max_size=40), st.lists(words, max_size=10))
def test_a_word_has_its_row(packed: dict[str, list[int]], others: list[str]) -> None:
    table = WordTable(pack_words(packed))
    for word in (*packed, *others):
        assert list(table.get(word)) == packed.get(word, [])
        assert (table.place(word) >= 0) == (word in packed)


@given(st.dictionaries(words, st.lists(st.integers(0, (1 << 64) - 1), max_size=3), max_size=10))
def test_rows_may_hold_wider_numbers(packed: dict[str, list[int]]) -> None:
    table = WordTable(pack_words(packed, "Q"))
    assert {word: list(table.get(word)) for word in packed} == packed


@given(st.dictionaries(st.integers(0, 50), st.frozensets(st.integers(0, 30)), max_size=10))
def test_a_number_has_its_row_and_values_are_found_in_it(packed: dict[int, frozenset[int]]) -> None:
    ordered = {number: sorted(row) for number, row in packed.items()}
    table = NumberTable(pack_numbers(ordered))
    everything = [value for number in sorted(ordered) for value in ordered[number]]
    for number, value in product(range(55), range(31)):
        assert list(table.get(number)) == ordered.get(number, [])
        at = table.find(number, value)
        assert (at >= 0) == (value in packed.get(number, ()))
        assert at < 0 or everything[at] == value


def test_keys_never_change() -> None:
    """Data that ships (`attested.bin`) and compiled glossaries are filed under them."""
    assert word_key("") == 0
    assert word_key("peace") == 0xC42DA6184917DEA
    assert word_key("peace talks") == 0xF58D666CDBD727F8


def test_a_null_character_counts_wherever_it_stands() -> None:
    made_up = ["".join(letters) for length in range(5) for letters in product("\0a\u0100", repeat=length)]
    assert len(set(map(word_key, made_up))) == len(made_up)


def test_words_that_differ_in_a_few_letters_have_keys_of_their_own() -> None:
    made_up = ["".join(letters) for letters in product("abi", repeat=10)]
    assert len(set(map(word_key, made_up))) == len(made_up)


@given(st.dictionaries(words, st.dictionaries(st.integers(0, 40), st.integers(0, EXACT - 1), max_size=12), max_size=12))
def test_relatives_have_their_kind(packed: dict[str, dict[int, int]]) -> None:
    ordered = {word: dict(sorted(row.items())) for word, row in packed.items()}
    table = Relatives(pack_relatives(ordered))
    for word, expected in ordered.items():
        row = table.row(word)
        assert row is not None
        assert table.kinds(row) == expected
        assert list(table.close(row)) == [symbol for symbol, kind in expected.items() if IS_CLOSE[kind]]
        assert all(table.kind(row, symbol) == expected.get(symbol, UNRELATED) for symbol in range(42))
