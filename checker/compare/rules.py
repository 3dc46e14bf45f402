"""The rules of a comparison, for `unspin explain` and reports.

In the examples `[-…-]{+…+}` shows the rewrite with the original's wording beside
it; an arrow stands between original and rewrite where nothing is found.
"""

from __future__ import annotations

from checker.findings import RuleExample, RuleInfo, Severity

ARROW = " → "
"""Between an original and a rewrite of which nothing is to be said."""

_ERROR, _WARNING, _HINT = Severity.ERROR, Severity.WARNING, Severity.HINT


def _rule(id_: str, severity: Severity, summary: str, explanation: str, *examples: str) -> RuleInfo:
    return RuleInfo(
        id=id_,
        summary=summary,
        explanation=f"{explanation}\n\nFound by `unspin compare` and `unspin check --against`, beside an original.",
        severity=severity,
        examples=tuple(RuleExample(example) for example in examples),
    )


_ALL = (
    _rule(
        "changed-quote",
        _ERROR,
        "Words inside quotation marks differ from the original, or are given to someone else.",
        "What a person said stands word by word between quotation marks. Spelling variety and punctuation may differ.",
        "“We will [-combat-]{+fight+} until the end,” said the general.",
        "“We will fight until the end,” said General [-Orlov-]{+Petrov+}.",
        '“We will defend our harbours,” he said. → "We will defend our harbors", he said.',
        "“We will fight,” he said. → ‘We will fight,’ he stated.",
    ),
    _rule(
        "lost-negation",
        _ERROR,
        "A “not”, “never”, “without” of the original is gone.",
        "Without its negation the sentence says the opposite.",
        "The minister did[--]{+ not+} attend the meeting.",
        "The minister did not attend the meeting. → The minister didn't attend the meeting.",
    ),
    _rule(
        "added-negation",
        _ERROR,
        "A negation stands where the original has none.",
        "With a negation put in, the sentence says the opposite.",
        "The road to the village was [-unsafe-]{+safe+} yesterday.",
        "The guard was not happy about the plan. → The guard was unhappy about the plan.",
    ),
    _rule(
        "opposite",
        _ERROR,
        "A word was replaced by one that excludes it.",
        "Up and down, before and after, the points of the compass, to accept and to reject, he and she: one word turns "
        "the sentence round. Where a negation came or went with it, the sense may be the same, and nothing is said.",
        "Shares of the firm [-fell-]{+rose+} by the evening.",
        "Shares of the firm rose by the evening. → Shares of the firm climbed by the evening.",
    ),
    _rule(
        "changed-number",
        _ERROR,
        "A number, date, age, sum, share or period differs.",
        "Figures and words, and the ways to write dates and money, are equal: `25%` is “twenty-five percent”.",
        "The blast killed [-14-]{+12+} people near the port.",
        "Prices rose sharply in the same [-quarter-]{+month+}.",
        "The blast killed twelve people on May 5. → The blast killed 12 people on 5 May.",
        "It cost $3.5 million. → It cost 3,500,000 dollars.",
    ),
    _rule(
        "changed-nationality",
        _ERROR,
        "A nationality or ethnic group was replaced.",
        "The words come from the class `nationality` of the glossaries.",
        "The [-Iranian-]{+Armenian+} delegation left the hall early.",
        "The Armenian delegation left the hall. → The delegation from Armenia left the hall.",
    ),
    _rule(
        "changed-title",
        _ERROR,
        "An office has another name.",
        "“Foreign minister” and “defense minister” are two people.",
        "The [-overseas-]{+foreign+} minister spoke to reporters.",
        "The foreign minister spoke to reporters. → The foreign minister talked to reporters.",
    ),
    _rule(
        "changed-term",
        _ERROR,
        "A term of a glossary was replaced by other words.",
        "A glossary lists the term; other forms that it accepts are left alone.",
        "Both sides returned to the [-standardization negotiations-]{+normalization talks+} in spring.",
        "Both sides returned to the normalization talks. → Both sides went back to the normalization talks.",
    ),
    _rule(
        "changed-name",
        _ERROR,
        "A person, place or body has another name.",
        "A name that is shortened, abbreviated or replaced by a pronoun is left alone.",
        "The convoy reached the outskirts of [-Gyumri-]{+Goris+} at dawn.",
        "The United Nations sent observers. → The UN sent observers.",
    ),
    _rule(
        "swapped-roles",
        _ERROR,
        "Who does something and whom it is done to have changed places.",
        "“A attacked B” became “B attacked A”. A passive with “by” is no swap.",
        "Reporters say that [-Latvia defeated Estonia-]{+Estonia defeated Latvia+} again.",
        "In spring Estonia defeated Latvia. → In spring Latvia was defeated by Estonia.",
    ),
    _rule(
        "weaker",
        _WARNING,
        "A claim is less sure than in the original.",
        "Words such as alleged, reportedly, may and must say how sure a statement is.",
        "The firm [-may-]{+must+} pay the fine this summer.",
        "The firm may pay the fine. → The firm might pay the fine.",
    ),
    _rule(
        "stronger",
        _WARNING,
        "A claim is surer than in the original.",
        "Words such as alleged, reportedly, may and must say how sure a statement is.",
        "The [-confirmed-]{+alleged+} thief left the court through a side door.",
        "The man allegedly stole a car. → The man reportedly stole a car.",
    ),
    _rule(
        "dropped",
        _WARNING,
        "A sentence, part of one or a source is left out.",
        "Single words that are neither names, numbers nor verbs of saying are hints.",
        "The council approved the plan[--]{+ after a long debate about costs+}.",
        "However, the council approved the plan. → The council approved the plan.",
    ),
    _rule(
        "added",
        _WARNING,
        "A sentence, or part of one, that the original does not have.",
        "Single words that are neither names, numbers nor verbs of saying are hints.",
        "The council approved the plan [-despite angry protests outside-].",
        "The council approved the plan. → The council also approved the plan.",
    ),
    _rule(
        "reworded",
        _HINT,
        "Other words for the same.",
        "A synonym that leaves the meaning alone, as far as unspin can tell; shown with `--hints`.",
        "The council [-backed-]{+supported+} the plan.",
        "The council supported the plan. → The council supported the plan.",
    ),
)

RULES: dict[str, RuleInfo] = {rule.id: rule for rule in _ALL}
"""Every rule of a comparison by its id, the gravest first."""
