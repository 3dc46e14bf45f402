"""Settings made ready for checking: each set of glossaries is compiled once, whoever asks for it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from checker.checks import known_rule_ids, rule_ids
from checker.glossary.lexicon import Lexicon
from checker.glossary.sharing import locate_all
from checker.glossary.store import load_lexicon, shipped_names
from checker.settings import Settings

if TYPE_CHECKING:
    from checker.profile.profile import Profile


class SettingsError(Exception):
    """Settings that cannot be carried out; the message says which and what to do.

    Attributes:
        setting: its name, followed by a key where it is a table; empty where it is none in particular.
    """

    def __init__(self, message: str, setting: tuple[str, ...] = ()) -> None:
        super().__init__(message)
        self.setting = setting


@dataclass(frozen=True, slots=True)
class Plan:
    """Settings made ready for checking; pickles.

    Attributes:
        settings: what was asked for.
        lexicon: the compiled glossaries.
        cache: folder for what need not be worked out twice, or None.
        profile: what the house's own articles say, or None.
    """

    settings: Settings
    lexicon: Lexicon
    cache: Path | None = None
    profile: Profile | None = None


def prepare(settings: Settings, cache: Path | None = None) -> Plan:
    """Load and compile what settings ask for; see `prepare_all`."""
    return prepare_all([settings], cache)[0]


def prepare_all(wanted: Sequence[Settings], cache: Path | None = None) -> tuple[Plan, ...]:
    """Load and compile what several settings ask for.

    Args:
        wanted: settings of the documents of a run; plans share their glossaries where these are the same.
        cache: folder for compiled glossaries, or None to compile anew.

    Returns:
        A plan for each, in the same order.

    Raises:
        GlossaryError: a glossary is missing or cannot be used.
        SettingsError: a severity is set for what is neither a rule nor a glossary, or a profile cannot be used.
    """
    lexicons: dict[tuple[Path, ...], Lexicon] = {}
    plans = []
    for settings in wanted:
        paths = glossary_files(settings)
        if paths not in lexicons:
            lexicons[paths] = load_lexicon(paths, cache)
        plans.append(Plan(settings, lexicons[paths], cache, _profile(settings)))
    _require_known_severities(plans)
    return tuple(plans)


def _profile(settings: Settings) -> Profile | None:
    if not settings.profile:
        return None
    from checker.profile.file import ProfileError
    from checker.profile.profile import Profile

    try:
        return Profile(Path(settings.profile), settings.profile_articles)
    except ProfileError as error:
        raise SettingsError(str(error), ("profile",)) from None


def rules_of(settings: Settings) -> tuple[str, ...]:
    """The ids of the rules that run, in order."""
    return tuple(rule for rule in rule_ids() if settings.runs(rule))


def glossary_files(settings: Settings) -> tuple[Path, ...]:
    """The glossaries that settings name, in order of precedence; the shared classes are not among them.

    Raises:
        GlossaryError: there is nothing of a name.
    """
    names = settings.glossaries
    if settings.default_glossaries:
        names = (*shipped_names(), *names)
    return tuple(dict.fromkeys(path for name in dict.fromkeys(names) for path in locate_all(name, Path())))


def _require_known_severities(plans: Sequence[Plan]) -> None:
    named = {name for plan in plans for name in plan.settings.severity}
    if not named:
        return
    loaded = {glossary.id for plan in plans for glossary in plan.lexicon.glossaries}
    known = {*known_rule_ids(), *loaded, *shipped_names(), "grammar"}
    for name in sorted(named):
        if name not in known and not name.startswith("grammar/"):
            from difflib import get_close_matches

            close = get_close_matches(name[:60], sorted(known), 1)
            hint = f"did you mean “{close[0]}”?" if close else "`unspin explain` lists the rules."
            raise SettingsError(f"“{name}” is neither a rule nor a glossary; {hint}", ("severity", name))
