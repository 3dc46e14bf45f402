"""The original's wording as it has to stand in the rewrite: capital and inflection."""

from __future__ import annotations

from checker.glossary.inflection import singular, verb_forms


def capital_as(wording: str, *, opens: bool, opened: bool, is_name: bool) -> str:
    """Give a wording the capital that its new place asks for.

    Args:
        wording: as the original has it, not empty.
        opens: whether a sentence of the rewrite begins with it.
        opened: whether a sentence of the original did.
        is_name: whether it begins with a name, which keeps its capital.
    """
    if opens and not opened:
        return wording[0].upper() + wording[1:]
    is_word = len(wording) > 1 and wording[1].islower()
    if opened and not opens and not is_name and (is_word or wording[:2] in ("A ", "I ")) and wording[:2] != "I ":
        return wording[0].lower() + wording[1:]
    return wording


def inflected(word: str, model: str) -> str:
    """Give a verb the form that the word in its place has, where both forms can be told.

    Args:
        word: a word of the original.
        model: the word that stands for it in the rewrite.

    Returns:
        The word in the form of the model; as it is where it has that form, or is no regular verb.
    """
    for ending in ("ing", "ed"):
        if model.endswith(ending) and not word.endswith(ending) and word.isalpha() and word.islower():
            if word.endswith(("ed", "ing")):
                return _reformed(word, ending)
            return word
    return word


def _reformed(word: str, ending: str) -> str:
    stem = word.removesuffix("ing").removesuffix("ed")
    for base in (stem + "e", stem, stem[:-1]):
        forms = verb_forms(base) if len(base) > 2 else {}
        if word in forms.values() and singular(base) == base:
            wanted = [form for form in forms.values() if form.endswith(ending)]
            return wanted[0] if wanted else word
    return word
