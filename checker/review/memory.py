"""What was skipped in an earlier review of the same article, so that a review can be resumed."""

from __future__ import annotations

import contextlib
import json
from collections.abc import Iterable
from hashlib import sha256
from pathlib import Path

from checker.atomic import replace_file


def recall(folder: Path | None, article: Path) -> frozenset[str]:
    """Ids of the findings that were skipped; none where nothing is remembered.

    Args:
        folder: the cache folder, or None.
        article: the file reviewed.
    """
    if folder is None:
        return frozenset()
    try:
        skipped = json.loads(_file(folder, article).read_text("utf-8"))
    except (OSError, ValueError):
        return frozenset()
    return frozenset(item for item in skipped if isinstance(item, str)) if isinstance(skipped, list) else frozenset()


def remember(folder: Path | None, article: Path, skipped: Iterable[str]) -> None:
    """Remember what was skipped; where nothing can be written, the next review shows it again."""
    if folder is None:
        return
    file = _file(folder, article)
    with contextlib.suppress(OSError):
        file.parent.mkdir(parents=True, exist_ok=True)
        replace_file(file, json.dumps(sorted(skipped)).encode())


def _file(folder: Path, article: Path) -> Path:
    return folder / "review" / f"{sha256(str(article.resolve()).encode('utf-8', 'surrogatepass')).hexdigest()}.json"
