"""The options of a single rule: which there are, by the dataclass that its check takes."""

from __future__ import annotations

from dataclasses import MISSING, dataclass, fields
from typing import Any, get_args, get_origin, get_type_hints

from checker.config.place import Place, nearest, quoted


@dataclass(frozen=True, slots=True)
class RuleOption:
    """An option of a rule.

    Attributes:
        name: with hyphens, as in a settings file.
        type: what its value is.
        default: what holds where it is not set.
    """

    name: str
    type: Any
    default: Any


def options_of(rule: str) -> tuple[RuleOption, ...]:
    """The options of a rule, in order.

    Args:
        rule: an id that exists; one of a group, such as `grammar/X`, has none.
    """
    from checker.checks import load, rule_ids

    if rule not in rule_ids():
        return ()
    type_ = load([rule])[0].options
    if not hasattr(type_, "__dataclass_fields__"):
        return ()
    hints = get_type_hints(type_)
    return tuple(RuleOption(f.name.replace("_", "-"), hints[f.name], _default(f)) for f in fields(type_))  # type: ignore[arg-type]


def read_options(rule: str, value: object, place: Place) -> dict[str, Any]:
    """Read the table of a rule's options.

    Args:
        rule: an id that exists.
        value: what stands at the place.
        place: where.

    Raises:
        ConfigError: not a table, an unknown option or a value of another type.
    """
    if not isinstance(value, dict):
        raise place.wrong("a table of options", value)
    known = {option.name: option for option in options_of(rule)}
    for name, given in value.items():
        if name not in known:
            hint = nearest(name, known) if known else "it has none."
            raise place.below(name).error(f"rule “{rule}” has no option {quoted(name)}; {hint}")
        if wanted := _fault(known[name].type, given):
            raise place.below(name).wrong(wanted, given)
    return {name: tuple(given) if isinstance(given, list) else given for name, given in value.items()}


def _default(field: Any) -> Any:
    if field.default is not MISSING:
        return field.default
    return field.default_factory() if field.default_factory is not MISSING else None


_WANTED = {bool: "true or false", int: "a whole number", float: "a number", str: "a text"}


def _fault(type_: Any, value: object) -> str:
    """What a value should be, or empty where it is; types that are not plain are left to the check."""
    if get_origin(type_) in (tuple, frozenset, list):
        item = get_args(type_)[0]
        fits = isinstance(value, list) and not any(_fault(item, inner) for inner in value)
        return "" if fits else "a list of texts" if item is str else "a list"
    if type_ not in _WANTED:
        return ""
    fits = isinstance(value, type_) or (type_ is float and isinstance(value, int))
    return "" if fits and (type_ is bool or not isinstance(value, bool)) else _WANTED[type_]
