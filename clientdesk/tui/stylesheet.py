"""The looks of all widgets, parsed once. Rule: what was parsed for some colours is kept while the program runs.

Textual parses every sheet of every widget anew when a screen is first opened and when a theme is put on, a dozen
milliseconds each time, and three times before the first frame.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from textual.cache import LRUCache
from textual.css.stylesheet import Stylesheet

if TYPE_CHECKING:
    from textual.css.model import RuleSet

_PARSED: dict[frozenset[tuple[str, str]], LRUCache[tuple[object, ...], list[RuleSet]]] = {}
"""By the colours; a theme is a set of them."""
_SHEETS = 512
"""How many sheets are kept for each; there are about a hundred."""


class KeptStylesheet(Stylesheet):
    """Textual's, for colours that are the same as before nothing is parsed that was parsed already."""

    def __init__(self, *, variables: dict[str, str] | None = None) -> None:
        super().__init__(variables=variables)
        self._keep()

    def set_variables(self, variables: dict[str, str]) -> None:
        """Take other colours; the same ones change nothing."""
        if variables != self._variables:
            self._parse_cache = LRUCache(1)  # Textual empties it, and the kept ones stay
            super().set_variables(variables)
            self._keep()

    def reparse(self) -> None:
        """Take the rules of every sheet, from what is kept where they are."""
        self.parse()

    def _keep(self) -> None:
        colours = frozenset(self._variables.items())
        self._parse_cache = _PARSED.setdefault(colours, LRUCache(_SHEETS))
