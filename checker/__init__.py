"""unspin: find and mend what a paraphrasing tool broke."""

from __future__ import annotations

__version__ = "0.1.0"
