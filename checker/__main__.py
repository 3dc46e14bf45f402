"""The program `unspin`, also as `python -m checker`."""

from __future__ import annotations

import gc

SELDOM = 100_000
"""Objects made and not freed after which cyclic garbage is looked for, 700 by default. A run makes next to
none; looking for it took a tenth of a short run, since all that is loaded lives until the end."""


def main() -> None:
    """Run the command line."""
    gc.set_threshold(SELDOM)
    from checker.cli import main as run

    run()


if __name__ == "__main__":
    main()
