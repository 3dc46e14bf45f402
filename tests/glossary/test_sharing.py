"""Where glossaries may lie: files, folders, packages that are never imported, and no network."""

from __future__ import annotations

from pathlib import Path

import pytest

from checker.glossary.model import GlossaryError
from checker.glossary.sharing import locate_all

HOUSE = '[glossary]\nid = "house"\n[terms]\n"central bank" = ["focal bank"]\n'


def test_a_folder_stands_for_its_files_by_name(tmp_path: Path) -> None:
    folder = tmp_path / "house"
    folder.mkdir()
    for name in ("b.toml", "a.csv", "unspin.toml", "README.md"):
        (folder / name).write_text(HOUSE)
    assert [path.name for path in locate_all("house/", tmp_path)] == ["a.csv", "b.toml"]
    assert locate_all(str(folder / "b.toml"), Path()) == (folder / "b.toml",)


def test_a_package_is_found_and_not_run(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    package = tmp_path / "house_terms"
    (package / "glossaries").mkdir(parents=True)
    (package / "__init__.py").write_text("raise SystemExit('run')")
    (package / "glossaries" / "house.toml").write_text(HOUSE)
    monkeypatch.syspath_prepend(tmp_path)
    wanted = (package / "glossaries" / "house.toml",)
    assert locate_all("package:house_terms", Path()) == wanted
    assert tuple(path.resolve() for path in locate_all("package:house_terms/glossaries", Path())) == wanted
    with pytest.raises(GlossaryError, match="leads out"):
        locate_all("package:house_terms/../..", Path())


@pytest.mark.parametrize(
    ("name", "said"),
    [
        ("https://example.org/terms.toml", "not fetched"),
        ("git@example.org:house/terms", "not fetched"),
        ("ssh://example.org/terms", "not fetched"),
        ("package:none_of_this_name", "no package"),
        ("package:a.b", "no package"),
        ("./empty/", "holds no glossary"),
        ("computting", "did you mean “computing”"),
    ],
)
def test_says_why_there_is_none(name: str, said: str, tmp_path: Path) -> None:
    (tmp_path / "empty").mkdir()
    with pytest.raises(GlossaryError, match=said):
        locate_all(name, tmp_path)
