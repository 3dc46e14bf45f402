"""Whatever is handed to the gate, it answers: with a decision, or with one sentence on what is wrong."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from checker.gate.passage import judge
from checker.gate.policy import Policy, load
from checker.gate.submission import Submission, SubmissionError, parse

POLICY = '[settings]\ndefault-glossaries = false\n[original]\nfolder = "."\n[block]\nrules = ["doubled-word"]\n'
TEXTS = st.text(st.characters(codec=None), max_size=40)
VALUES = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats() | TEXTS,
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(TEXTS, inner, max_size=3),
    max_leaves=6,
)
KEYS = st.sampled_from(["text", "path", "format", "section", "original", "override", "metadata"])
RIGHT = st.fixed_dictionaries(
    {"text": TEXTS},
    optional={
        "path": TEXTS,
        "section": TEXTS,
        "format": st.sampled_from(["plain", "markdown", "html"]),
        "original": st.fixed_dictionaries({"text": TEXTS}) | st.fixed_dictionaries({"path": TEXTS}),
        "override": st.fixed_dictionaries({"by": TEXTS, "reason": TEXTS}),
        "metadata": st.dictionaries(TEXTS, VALUES, max_size=2),
    },
)
REFUSED = {
    b"": "is not JSON",
    b"\xff\xfe\x00": "is not JSON",
    b"[" * 100_000: "is not JSON",
    b"9" * 10_000: "is not JSON",
    b"null": "must be a JSON object",
    b'{"text": 1}': "must be a JSON object",
    b'{"text": "a", "text": "b"}': "“text” twice",
    b'{"text": "a", "metadata": {"section": "x", "section": "y"}}': "“section” twice",
    b'{"text": "a", "\\u001b[31m": 1}': "␛[31m”, which means nothing",
    b'{"text": "a", "format": "docx"}': "must be one of plain",
    b'{"text": "a", "original": "b"}': "“original” of the submission must be an object",
    b'{"text": "a", "original": {"url": "https://example.org"}}': "“url”, which means nothing",
    b'{"text": "a", "override": {"by": 7}}': "“by” of the submission must be a text",
}


@pytest.fixture(scope="module")
def policy(tmp_path_factory: pytest.TempPathFactory) -> Policy:
    path = tmp_path_factory.mktemp("gate") / "policy.toml"
    path.write_text(POLICY, "utf-8")
    return load(path)


@pytest.mark.parametrize("data", REFUSED, ids=range(len(REFUSED)))
def test_what_is_no_submission_is_refused_in_a_sentence(data: bytes) -> None:
    with pytest.raises(SubmissionError) as caught:
        parse(data)
    message = str(caught.value)
    assert REFUSED[data] in message
    assert message.endswith((".", "?"))
    assert "\x1b" not in message


def _tried(data: bytes) -> Submission | None:
    try:
        return parse(data)
    except SubmissionError:
        return None


relaxed = settings(max_examples=150, deadline=None, suppress_health_check=[HealthCheck.too_slow])


@relaxed
@given(
    st.binary(max_size=200) | st.dictionaries(KEYS | TEXTS, VALUES, max_size=5).map(lambda t: json.dumps(t).encode())
)
def test_nothing_else_goes_wrong(data: bytes) -> None:
    _tried(data)


@relaxed
@given(given_=RIGHT)
def test_every_submission_has_a_decision(policy: Policy, given_: dict[str, Any]) -> None:
    submission = _tried(json.dumps(given_).encode())
    if submission is None:
        return
    decision, report = judge(policy, submission, None)
    assert decision.passes or decision.reasons or decision.failures
    json.dumps(decision.to_json())
    if report is not None and report.documents:
        blocking = [one.id for one in report.documents[0].findings if policy.blocking.blocks(one)]
        assert list(decision.blocked_by) == blocking


def test_the_original_is_read_in_its_own_format(policy: Policy) -> None:
    text = "The blast killed 12 people near the port, said the mayor on Monday."
    html = f"<p>{text.replace('port', '<b>port</b>')}</p>"
    for original in ({"text": html, "format": "html"}, {"text": text.replace("port", "*port*"), "format": "markdown"}):
        submission = parse(json.dumps({"text": text, "original": original}).encode())
        decision, report = judge(policy, submission, None)
        assert decision.passes, decision
        assert report is not None
        assert report.documents[0].comparison is not None
        assert report.documents[0].comparison.similarity == 1


def test_the_folder_of_the_policy_is_where_paths_begin(tmp_path: Path) -> None:
    (tmp_path / "wire").mkdir()
    (tmp_path / "wire" / "a.txt").write_text("The council approved the plan on Monday.", "utf-8")
    (tmp_path / "policy.toml").write_text('[original]\nfolder = "wire"\n', "utf-8")
    submission = parse(b'{"text": "The council approved the plan on Monday.", "original": {"path": "a.txt"}}')
    assert judge(load(tmp_path / "policy.toml"), submission, None)[0].failures == ()
