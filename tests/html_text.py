"""What a page of HTML holds, read by the standard parser: tags, attributes and the article's own text."""

from __future__ import annotations

from html.parser import HTMLParser

_VOID = {"meta", "input", "rect", "br"}


class Page(HTMLParser):
    """A parsed page."""

    def __init__(self, source: str) -> None:
        super().__init__(convert_charrefs=True)
        self.tags: set[str] = set()
        self.attributes: list[tuple[str, str, str]] = []
        self.article: list[str] = []
        """The text of each paragraph of the article as it stands, without what the report adds."""
        self._open: list[tuple[str, str]] = []
        self.feed(source)
        self.close()

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.add(tag)
        self.attributes += [(tag, name, value or "") for name, value in attrs]
        if tag not in _VOID:
            self._open.append((tag, dict(attrs).get("class") or ""))
            if self._open[-1] == ("div", "prose"):
                self.article.append("")

    def handle_startendtag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.add(tag)
        self.attributes += [(tag, name, value or "") for name, value in attrs]

    def handle_endtag(self, tag: str) -> None:
        assert self._open, f"</{tag}> closes nothing"
        assert self._open[-1][0] == tag, f"</{tag}> closes {self._open[-1]}"
        self._open.pop()

    def handle_data(self, data: str) -> None:
        if ("div", "prose") not in self._open:
            return
        if not any(tag == "ins" or name in ("n", "part") for tag, name in self._open):
            self.article[-1] += data
