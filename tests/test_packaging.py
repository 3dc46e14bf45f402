"""The wheel holds what a user needs and nothing of the seed article, and works from any folder."""

from __future__ import annotations

import os
import subprocess
import sys
import sysconfig
import tarfile
import venv
import zipfile
from pathlib import Path

import pytest

ROOT = Path(__file__).parent.parent
TEXT = "The envoys returned to the standardization negotiations on Monday.\n"


@pytest.fixture(scope="module")
def built(tmp_path_factory: pytest.TempPathFactory) -> dict[str, Path]:
    """A wheel and an sdist of the working tree."""
    folder = tmp_path_factory.mktemp("dist")
    command = [sys.executable, "-m", "hatchling", "build", "-d", str(folder)]
    subprocess.run(command, cwd=ROOT, check=True, capture_output=True)
    return {"wheel": next(folder.glob("*.whl")), "sdist": next(folder.glob("*.tar.gz"))}


def _environment(folder: Path) -> Path:
    """An empty environment that sees the installed dependencies, but not this checkout."""
    venv.create(folder, with_pip=True)
    python = folder / ("Scripts/python.exe" if os.name == "nt" else "bin/python")
    asked = [str(python), "-c", "import sysconfig; print(sysconfig.get_path('purelib'))"]
    site = subprocess.run(asked, check=True, capture_output=True, text=True).stdout.strip()
    (Path(site) / "dependencies.pth").write_text(sysconfig.get_path("purelib") + "\n", "utf-8")
    return python


def _check(python: Path, folder: Path) -> subprocess.CompletedProcess[str]:
    article = folder / "article.txt"
    article.write_text(TEXT, "utf-8")
    command = [str(python), "-m", "checker", "check", "--grammar", "off", "--output-format", "line", str(article)]
    environment = {**os.environ, "UNSPIN_CACHE_DIR": str(folder / "cache")}
    return subprocess.run(command, cwd=folder, capture_output=True, text=True, encoding="utf-8", env=environment)


def test_the_wheel_holds_glossaries_and_data_and_not_the_seed(built: dict[str, Path]) -> None:
    names = zipfile.ZipFile(built["wheel"]).namelist()
    assert "checker/shipped/classes.toml" in names
    assert "checker/shipped/diplomacy.toml" in names
    assert "checker/data/inflections.toml" in names
    assert "checker/py.typed" in names
    assert not [name for name in names if "seed" in name or name.startswith(("tests", "reports", "benchmarks"))]


def test_the_sdist_holds_neither_the_seed_nor_reports_made_from_it(built: dict[str, Path]) -> None:
    with tarfile.open(built["sdist"]) as archive:
        names = archive.getnames()
    assert any(name.endswith("/glossaries/diplomacy.toml") for name in names)
    assert not [
        name for name in names if any(f"/{room}/" in name for room in ("seeds", "reports", "benchmarks", "docs/images"))
    ]


def test_an_installed_wheel_works_from_another_folder(built: dict[str, Path], tmp_path: Path) -> None:
    python = _environment(tmp_path / "venv")
    command = [str(python), "-m", "pip", "install", "--quiet", "--no-deps", "--no-index", str(built["wheel"])]
    subprocess.run(command, check=True, capture_output=True)
    done = _check(python, tmp_path)
    assert done.returncode == 1, done.stderr
    assert "normalization talks" in done.stdout


def test_an_editable_install_works_from_another_folder(tmp_path: Path) -> None:
    python = _environment(tmp_path / "venv")
    options = ["--quiet", "--no-deps", "--no-index", "--no-build-isolation"]
    subprocess.run([str(python), "-m", "pip", "install", *options, "-e", str(ROOT)], check=True, capture_output=True)
    done = _check(python, tmp_path)
    assert done.returncode == 1, done.stderr
    assert "normalization talks" in done.stdout
