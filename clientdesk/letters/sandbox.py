"""The sandbox of letter templates. Rule: a template is a stranger's text: it lays out facts, and does nothing else.

Jinja's own sandbox keeps it from Python. This one keeps it small: no calls, no macros, loops over facts alone, no
filter that makes much of little, a bound on rounds and on length; so it ends soon, whatever is written. What it prints
is words and numbers: nothing that is not there ever becomes the word “None”.
"""

from __future__ import annotations

import math
from decimal import Decimal
from typing import TYPE_CHECKING, Any

from jinja2 import StrictUndefined, TemplateRuntimeError, TemplateSyntaxError, Undefined, nodes
from jinja2.sandbox import ImmutableSandboxedEnvironment

from clientdesk.letters import filters
from clientdesk.model.names import closest, fold

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from jinja2 import BaseLoader, Template

    from clientdesk.model.client import Language

MOST_ROUNDS = 5_000
"""So many rounds all loops of a letter may take together, and so many templates may be taken into it."""
LONGEST = 50_000
"""Characters of a letter at the most, of each text in it, and of a template."""
MOST_NESTED = 10
"""So many loops in one another; Python itself takes no more than twenty."""
_FILTERS = "first last length list map reject rejectattr select selectattr sort trim unique".split()
"""Jinja's own that a letter may use. None changes case: `upper` and `lower` break a Turkish i."""
_PRIVATE = frozenset({"note", "opinion"})
_TESTS = "none true false eq ne lt le gt ge in odd even".split()
_NODES = (
    nodes.Template, nodes.Output, nodes.TemplateData, nodes.If, nodes.For, nodes.Include, nodes.Assign, nodes.Name,
    nodes.Const, nodes.Getattr, nodes.Getitem, nodes.Filter, nodes.Test, nodes.Keyword, nodes.Compare, nodes.Operand,
    nodes.And, nodes.Or, nodes.Not, nodes.CondExpr, nodes.Concat, nodes.Add, nodes.Sub, nodes.Neg,
)  # fmt: skip


class Unknown(StrictUndefined):
    """A name that no letter knows: an error wherever it is used, also where it is only asked about."""

    __slots__ = ()

    @property
    def _undefined_message(self) -> str:
        return no_field(str(self._undefined_name), getattr(self._undefined_obj, "__struct_fields__", ()))


def no_field(name: str, known: Iterable[str]) -> str:
    """That a name is no field, and which of those that there are may be meant."""
    near = closest(fold(name), known, 1)
    return f"“{name}” is no field{f'. Did you mean {near[0]}?' if near else ''}"


class Sandbox(ImmutableSandboxedEnvironment):
    """Templates of one language. `bounded` where they may be anybody's: then it is good for one letter only."""

    intercepted_binops = frozenset({"+"})

    def __init__(self, language: Language, loader: BaseLoader, *, bounded: bool) -> None:
        super().__init__(
            loader=loader, undefined=Unknown, autoescape=False, finalize=_printed,
            trim_blocks=True, lstrip_blocks=True, keep_trailing_newline=True,
        )  # fmt: skip
        self.rounds_left = MOST_ROUNDS if bounded else math.inf
        own = {written.__name__: _in(language, written) for written in filters.ALL}
        self.filters = {name: self.filters[name] for name in _FILTERS} | own
        self.filters |= {"_rounds": self._rounds, "_joined": _joined}
        self.tests = {name: self.tests[name] for name in _TESTS}
        self.globals = {}

    @staticmethod
    def concat(parts: Iterable[str]) -> str:
        """The parts of a letter as one text."""
        return _joined(parts)

    def is_safe_attribute(self, obj: Any, attr: str, value: Any) -> bool:
        """Nothing private: neither Python's own, nor the person's notes."""
        return attr not in _PRIVATE and super().is_safe_attribute(obj, attr, value)

    def call_binop(self, context: Any, operator: str, left: Any, right: Any) -> Any:
        """A sum of two numbers; a text grows by `~` alone."""
        if not isinstance(left, int | Decimal) or not isinstance(right, int | Decimal):
            raise TemplateRuntimeError("only numbers can be added; texts are joined by ~")
        return super().call_binop(context, operator, left, right)

    def get_template(self, name: Any, *args: Any, **named: Any) -> Template:
        """A template; taking in another one counts as a round."""
        self._count()
        return super().get_template(name, *args, **named)

    def _parse(self, source: str, name: str | None, filename: str | None) -> nodes.Template:
        if len(source) > LONGEST:
            raise TemplateSyntaxError(f"it is longer than {LONGEST:,} characters", 1, name, filename)
        tree = super()._parse(source, name, filename)
        for node in tree.find_all(nodes.Node):
            _check(node, name, filename)
        _check_nested(tree, name, filename)
        return _held(tree)

    def _rounds(self, values: Iterable[Any]) -> Iterator[Any]:
        for value in values:
            self._count()
            yield value

    def _count(self) -> None:
        self.rounds_left -= 1
        if self.rounds_left < 0:
            raise TemplateRuntimeError(f"its loops take more than {MOST_ROUNDS:,} rounds")


def _check(node: nodes.Node, name: str | None, filename: str | None) -> None:
    """Refuse what a letter has no use for."""
    is_known = isinstance(node, _NODES) and not (isinstance(node, nodes.For) and node.recursive)
    if isinstance(node, nodes.Include):
        is_known = isinstance(node.template, nodes.Const) and isinstance(node.template.value, str)
    if not is_known:
        what = type(node).__name__.lower()
        raise TemplateSyntaxError(f"a letter's template has no use for this ({what})", node.lineno, name, filename)


def _check_nested(node: nodes.Node, name: str | None, filename: str | None, loops: int = 0) -> None:
    """Refuse loops that are nested too deep."""
    loops += isinstance(node, nodes.For)
    if loops > MOST_NESTED:
        raise TemplateSyntaxError(f"more than {MOST_NESTED} loops lie in one another", node.lineno, name, filename)
    for each in node.iter_child_nodes():
        _check_nested(each, name, filename, loops)


def _held(tree: nodes.Template) -> nodes.Template:
    """The same with loops that are counted, and joined texts that are measured."""
    for loop in list(tree.find_all(nodes.For)):
        loop.iter = _filtered(loop.iter, "_rounds")
    for parent in [tree, *tree.find_all(nodes.Node)]:
        for field, value in list(parent.iter_fields()):
            if isinstance(value, nodes.Concat):
                setattr(parent, field, _measured(value))
            elif isinstance(value, list):
                value[:] = [_measured(each) if isinstance(each, nodes.Concat) else each for each in value]
    return tree


def _measured(joined: nodes.Concat) -> nodes.Filter:
    return _filtered(nodes.List(joined.nodes, lineno=joined.lineno), "_joined")


def _filtered(node: nodes.Node, name: str) -> nodes.Filter:
    return nodes.Filter(node, name, [], [], None, None, lineno=node.lineno)


def _joined(parts: Iterable[Any]) -> str:
    """Texts as one, as long as a letter may be."""
    kept: list[str] = []
    length = 0
    for part in parts:
        kept.append(_printed(part))
        length += len(kept[-1])
        if length > LONGEST:
            raise TemplateRuntimeError(f"it would be longer than {LONGEST:,} characters")
    return "".join(kept)


def _printed(value: Any) -> str:
    """Words and numbers as they are; for anything else there is a filter, and for nothing there is `if`."""
    if isinstance(value, str):
        return value
    if isinstance(value, int | Decimal) and not isinstance(value, bool):
        return str(value)
    if value is None:
        raise TemplateRuntimeError("what is to be printed has no value here; ask for it first, with {% if … %}")
    if isinstance(value, Undefined):
        return str(value)
    raise TemplateRuntimeError("only words and numbers are printed; write days, money and lists with a filter")


def _in(language: Language, written: Any) -> Any:
    """A filter in one language."""
    return lambda value, *words: written(value, language, *words)
