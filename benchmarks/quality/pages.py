"""Set (d): phrases of spun news pages, each page's put into clean sentences of its own."""

from __future__ import annotations

import csv
from pathlib import Path

from benchmarks.quality.clean import CleanArticle
from benchmarks.quality.planted import Phrase, PlantedText, together
from benchmarks.quality.splits import Half


def pages(folder: Path, articles: list[CleanArticle], names: tuple[str, ...]) -> list[PlantedText]:
    """Build a document for each page of `spun_news_pairs.tsv`.

    Args:
        folder: holds the file.
        articles: clean news that the sentences come from.
        names: of the pages, such as `A1`.
    """
    with (folder / "spun_news_pairs.tsv").open(encoding="utf-8", newline="") as file:
        rows = list(csv.DictReader(file, delimiter="\t", quoting=csv.QUOTE_NONE))
    return [
        document
        for name in names
        for document in together(
            [Phrase(row["spun"], row["original"]) for row in rows if row["page"] == name], articles, Half.REPORTED
        )
    ]
