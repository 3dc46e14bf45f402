"""English inflection for glossary entries: the forms under which a word may stand in a text.

Used while glossaries are compiled, never while a text is checked. Irregular
forms are data (`checker/data/inflections.toml`); the rules for regular ones
are those of any school grammar.
"""

from __future__ import annotations

import re
from functools import lru_cache
from importlib import resources

from checker.glossary.forms import Form

FUNCTION_WORDS = frozenset(
    "a an the this that these those his her its their our your my no any some all both each every "
    "of in on at to from for with by against between into over under about after before during through "
    "toward towards upon within without among across as than and or but nor out up down off back away "
    "be is are was were been being not it him them us me he she they we i you who whom which what".split()
)
"""Words that have no inflection of interest and that show what stands beside them."""

_ADJECTIVE = re.compile(r"(?:al|ic|ous|ive|ed|ly|ful|less|able|ible|ary|ish|est)$")
_SIBILANT = re.compile(r"(?:s|x|z|ch|sh)$")
_DOUBLING = re.compile(r"^[^aeiou]*[aeiou][bdgklmnprt]$")


@lru_cache(maxsize=1)
def _irregular() -> tuple[dict[str, str], dict[str, str], dict[str, list[str]], frozenset[str], frozenset[str]]:
    import tomllib

    data = tomllib.loads(resources.files("checker").joinpath("data/inflections.toml").read_text("utf-8"))
    plurals: dict[str, str] = data["nouns"]
    return (
        plurals,
        {plural: singular for singular, plural in plurals.items()},
        data["verbs"],
        frozenset(data["invariant"]),
        frozenset(data["singular_s"]),
    )


def plural(noun: str) -> str:
    """The plural of a singular noun in small letters."""
    plurals, _, _, invariant, _ = _irregular()
    if noun in invariant:
        return noun
    if noun in plurals:
        return plurals[noun]
    for ending in ("man", "woman", "child", "person", "half"):
        if noun.endswith(ending) and noun not in (
            "human",
            "german",
            "roman",
            "ottoman",
            "shaman",
            "talisman",
        ):
            return noun[: -len(ending)] + plurals[ending]
    if _SIBILANT.search(noun):
        return noun + "es"
    if noun.endswith("y") and noun[-2:-1] not in "aeiou":
        return noun[:-1] + "ies"
    return noun + "s"


def singular(noun: str) -> str:
    """The singular of a noun in small letters; a singular stays as it is."""
    _, singulars, _, invariant, singular_s = _irregular()
    if noun in invariant or noun in singular_s or noun.endswith(("ss", "ics")):
        return noun
    if noun in singulars:
        return singulars[noun]
    for irregular in ("men", "women", "children"):
        if noun.endswith(irregular):
            return noun[: -len(irregular)] + singulars[irregular]
    if noun.endswith("es") and noun[:-2] in singular_s:
        return noun[:-2]
    if noun.endswith("ies") and len(noun) > 4:
        return noun[:-3] + "y"
    if noun.endswith(("ches", "shes", "sses", "xes", "zzes")):
        return noun[:-2]
    if noun.endswith("s") and len(noun) > 3 and not noun.endswith(("us", "is")):
        return noun[:-1]
    return noun


def noun_forms(word: str) -> dict[Form, str]:
    """Singular and plural of a noun, given either."""
    one = singular(word)
    return {Form.SINGULAR: one, Form.PLURAL: plural(one)}


def verb_forms(base: str) -> dict[Form, str]:
    """All forms of a verb, given its base form in small letters."""
    verbs = _irregular()[2]
    third = base[:-1] + "ies" if base.endswith("y") and base[-2:-1] not in "aeiou" else plural(base)
    third = {"be": "is", "have": "has", "do": "does", "go": "goes"}.get(base, third)
    if base in verbs:
        past, participle = verbs[base]
    else:
        past = participle = _stem(base) + ("ed" if not base.endswith("e") else "d")
        if base.endswith("y") and base[-2:-1] not in "aeiou":
            past = participle = base[:-1] + "ied"
    return {
        Form.BASE: base,
        Form.THIRD: third,
        Form.PAST: past,
        Form.PARTICIPLE: participle,
        Form.ING: _ing(base),
    }


def _stem(base: str) -> str:
    """The base with its last consonant doubled where English doubles it before an ending."""
    return base + base[-1] if _DOUBLING.match(base) else base


def _ing(base: str) -> str:
    if base.endswith("ie"):
        return base[:-2] + "ying"
    if base.endswith("e") and not base.endswith(("ee", "oe", "ye")) and base != "be":
        return base[:-1] + "ing"
    return _stem(base) + "ing"


def is_inflectable_noun(word: str, *, is_head: bool = False) -> bool:
    """Tell whether a word of a phrase may stand in either number.

    Args:
        word: folded.
        is_head: whether the phrase ends in it, so that it is a noun whatever it looks like (`assistant secretary`).
    """
    if len(word) < 3 or not word.isalpha() or word in FUNCTION_WORDS:
        return False
    return is_head or not _ADJECTIVE.search(word)


def family(lemma: str) -> frozenset[str]:
    """Every form that a lemma may take as a noun or as a verb, itself included."""
    return frozenset({lemma, *noun_forms(lemma).values(), *verb_forms(lemma).values()})
