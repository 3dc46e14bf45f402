"""TBX (ISO 30042:2019): concepts whose terms are preferred, admitted or deprecated, in the styles DCA and DCT.

Only markup is read: an entity declared in the file is refused, and no
document type or other file is ever fetched.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from html import escape
from xml.parsers import expat

from checker.glossary.exchange.gathering import ExchangeError, Gathering
from checker.glossary.model import Garble, Glossary, Name, Term

_XML_LANG = "http://www.w3.org/XML/1998/namespace lang"
_CONCEPTS = frozenset({"conceptEntry", "termEntry"})
_LANGUAGES = frozenset({"langSec", "langSet"})
_TERMS = frozenset({"termSec", "tig", "ntig"})
_STATUS = ("administrativeStatus", "normativeAuthorization")
_WRONG = ("deprecatedTerm", "supersededTerm")
_DEEPEST = 60


@dataclass(slots=True)
class _Term:
    line: int
    text: str = ""
    status: str = ""


@dataclass(slots=True)
class _Reading:
    """What is gathered of a concept while the parser goes through it."""

    gathering: Gathering
    parser: expat.XMLParserType
    language: str = ""
    terms: list[_Term] = field(default_factory=list)
    notes: list[str] = field(default_factory=list)
    text: list[str] = field(default_factory=list)
    kinds: list[str] = field(default_factory=list)

    def start(self, name: str, attributes: dict[str, str]) -> None:
        local = name.rpartition(" ")[2]
        # DCA says what a note is in its attribute, DCT in its element's name.
        self.kinds.append(attributes.get("type", "") if local in ("termNote", "descrip", "admin") else local)
        if len(self.kinds) > _DEEPEST:
            raise ExchangeError(f"line {self.parser.CurrentLineNumber}: elements are nested too deeply.")
        self.text.clear()
        if local in _CONCEPTS:
            self.terms.clear()
            self.notes.clear()
        elif local in _LANGUAGES:
            self.language = attributes.get(_XML_LANG, "").lower()
        elif local in _TERMS and self.is_english:
            self.terms.append(_Term(self.parser.CurrentLineNumber))

    @property
    def is_english(self) -> bool:
        return self.language.partition("-")[0] in ("en", "eng", "")

    def end(self, name: str) -> None:
        local, kind, text = name.rpartition(" ")[2], self.kinds.pop(), " ".join("".join(self.text).split())
        self.text.clear()
        if local in _LANGUAGES:
            self.language = ""
        elif local in _CONCEPTS:
            self._concept()
        elif not self.is_english or not self.terms:
            return
        elif local == "term":
            self.terms[-1].text = text
        elif kind in _STATUS:
            self.terms[-1].status = text
        elif kind == "note" and text:
            self.notes.append(text)

    def _concept(self) -> None:
        terms = [term for term in self.terms if term.text]
        right = [term for term in terms if not term.status.startswith(_WRONG)]
        right.sort(key=lambda term: not term.status.startswith("preferredTerm"))
        for wrong in terms:
            if not wrong.status.startswith(_WRONG):
                continue
            if right:
                self.gathering.pair(wrong.text, right[0].text, wrong.line)
            else:
                self.gathering.lose(wrong.line, f"“{wrong.text}” is deprecated, and its concept has no English term.")
        if right:
            accept = tuple(term.text for term in right[1:])
            self.gathering.term(right[0].text, right[0].line, accept, "; ".join(self.notes))


def read(text: str, gathering: Gathering) -> None:
    """Gather the English terms of each concept.

    Raises:
        ExchangeError: not TBX, or one that declares entities.
    """
    parser = expat.ParserCreate("utf-8", " ")
    reading = _Reading(gathering, parser)
    parser.StartElementHandler = reading.start
    parser.EndElementHandler = reading.end
    parser.CharacterDataHandler = reading.text.append
    parser.EntityDeclHandler = _refuse
    parser.ExternalEntityRefHandler = _refuse
    parser.SkippedEntityHandler = _refuse
    try:
        parser.Parse(text.encode("utf-8"), True)
    except expat.ExpatError as error:
        raise ExchangeError(f"line {error.lineno}: not XML ({expat.ErrorString(error.code)}).") from error
    if "<tbx" not in text and "<martif" not in text:
        raise ExchangeError("line 1: there is no <tbx>; is this a file of terms in TBX?")


def _refuse(*_: object) -> int:
    raise ExchangeError("the file declares or uses an XML entity; replace it with the text it stands for.")


def write(glossary: Glossary) -> tuple[str, tuple[str, ...]]:
    """TBX-Basic in style DCA: a concept for each term and name; conditions and classes are told of."""
    lost: list[str] = []
    body: list[str] = []
    entries: list[Term | Name] = [*glossary.terms, *glossary.names]
    for number, entry in enumerate(entries, 1):
        garbled: tuple[Garble, ...] = entry.garbled if isinstance(entry, Term) else ()
        wrong = () if isinstance(entry, Term) else entry.wrong
        plain = [g.text for g in garbled if not g.near and not g.unless and "{" not in g.text]
        lost += [
            f"“{g.text}” is wrong in a context only, which TBX cannot say; it is left out."
            for g in garbled
            if g.near or g.unless
        ]
        if "{" in entry.text:
            lost.append(f"“{entry.text}” holds a class, which TBX does not have; it is left out.")
            continue
        forms = [(entry.text, "preferredTerm-admn-sts"), *((text, "admittedTerm-admn-sts") for text in entry.accept)]
        forms += [(text, "deprecatedTerm-admn-sts") for text in (*plain, *wrong)]
        body += [f'<conceptEntry id="c{number}">', f'<langSec xml:lang="{escape(glossary.language)}">']
        body += [_term_section(text, status) for text, status in forms]
        body += ["</langSec>", "</conceptEntry>"]
    return "\n".join([*_head(glossary), *body, "</body></text>", "</tbx>", ""]), tuple(lost)


def _head(glossary: Glossary) -> list[str]:
    return [
        '<?xml version="1.0" encoding="UTF-8"?>',
        f'<tbx type="TBX-Basic" style="dca" xml:lang="{escape(glossary.language)}" xmlns="urn:iso:std:iso:30042:ed-2">',
        f"<tbxHeader><fileDesc><sourceDesc><p>{escape(glossary.title or glossary.id)}</p></sourceDesc></fileDesc>"
        "</tbxHeader>",
        "<text><body>",
    ]


def _term_section(text: str, status: str) -> str:
    note = f'<termNote type="administrativeStatus">{status}</termNote>'
    return f"<termSec><term>{escape(text, quote=False)}</term>{note}</termSec>"
