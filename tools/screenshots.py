"""Picture the terminal and the HTML report on the seed article into docs/images/, with a real browser.

Run from anywhere: `python tools/screenshots.py`; needs Chromium. The terminal's picture shows a selection of findings.
"""

from __future__ import annotations

import io
import os
import shutil
import subprocess
import sys
from pathlib import Path
from tempfile import TemporaryDirectory

from rich.console import Console
from rich.terminal_theme import TerminalTheme
from rich.text import Text

ROOT = Path(__file__).parent.parent
IMAGES = ROOT / "docs" / "images"
SEED = "seeds/azerbaijan-armenia-talks.txt"
ARGUMENTS = ("check", "--grammar", "off", SEED)
SHOWN = ("6:155", "7:31", "8:1", "10:67")
"""Lines and columns of the findings that are pictured."""

BROWSERS = ("chromium", "chromium-browser", "google-chrome")
COLORS = [(24, 26, 31), (240, 113, 120), (140, 200, 110), (230, 190, 90), (90, 160, 240), (200, 140, 230)]
THEME = TerminalTheme((24, 26, 31), (214, 217, 224), [*COLORS, (90, 200, 210), (214, 217, 224)])
PAGE = """<!doctype html><meta charset="utf-8"><style>
body {{ margin: 0; background: {background}; color: {foreground} }}
div {{ height: 34px; background: #2b2e36; display: flex; align-items: center; padding-left: 14px; gap: 8px }}
i {{ width: 12px; height: 12px; border-radius: 50%; background: #5a5f6b }}
pre {{ margin: 0; padding: 16px 20px; font: 15px/21px "DejaVu Sans Mono", monospace }}</style>
<div><i></i><i></i><i></i></div><pre>{code}</pre>"""


def terminal() -> str:
    """The command and a part of what it says, as a page."""
    environment = {**os.environ, "FORCE_COLOR": "1", "COLUMNS": "92"}
    command = [sys.executable, "-m", "checker", *ARGUMENTS, "--isolated"]
    said = subprocess.run(  # noqa: S603
        command, cwd=ROOT, env=environment, capture_output=True, text=True, encoding="utf-8"
    ).stdout
    name, *findings, end = said.strip("\n").split("\n\n")
    chosen = [block for block in findings if Text.from_ansi(block).plain.split(maxsplit=1)[0] in SHOWN]
    console = Console(record=True, width=94, file=io.StringIO(), force_terminal=True, color_system="standard")
    for block in (f"\x1b[1m$ unspin {' '.join(ARGUMENTS)}\x1b[0m", name, *chosen, "\x1b[2m⋮\x1b[0m", end):
        console.print(Text.from_ansi(block), no_wrap=True, crop=False)
        console.print()
    return console.export_html(theme=THEME, inline_styles=True, code_format=PAGE)


def picture(page: Path, image: Path, width: int, height: int, profile: str) -> None:
    """Take a picture of a page.

    Args:
        page: an HTML file.
        image: the PNG to write.
        width, height: of the window, in pixels.
        profile: an empty folder.
    """
    browser = next(filter(None, map(shutil.which, BROWSERS)), None)
    if browser is None:
        sys.exit("no browser was found; make browser-for-tests installs one")
    options = ("--headless", "--no-sandbox", "--disable-gpu", "--hide-scrollbars", "--virtual-time-budget=3000")
    command = [browser, *options, f"--user-data-dir={profile}", f"--window-size={width},{height}"]
    command += [f"--screenshot={image}", page.as_uri()]
    subprocess.run(command, check=True, capture_output=True, timeout=120)  # noqa: S603


def main() -> None:
    """Write both pictures."""
    IMAGES.mkdir(exist_ok=True)
    with TemporaryDirectory() as folder:
        page = Path(folder, "terminal.html")
        page.write_text(terminal(), "utf-8")
        picture(page, IMAGES / "terminal.png", 900, 880, folder)
        report = next((ROOT / "reports" / "sample" / "articles").glob("*.html"))
        picture(report, IMAGES / "report.png", 1000, 1480, folder)


if __name__ == "__main__":
    main()
