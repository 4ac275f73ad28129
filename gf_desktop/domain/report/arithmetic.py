"""The arithmetic of a computed value laid out to be read and to be reckoned again.

What was read gets a name: D1, D2 … for the data of the ledgers, F1 … for factors and unit factors; what a step said is
S1 and so on, and later steps speak of it by that name. A figure read twice is one line; a step said twice is said once.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass
from fractions import Fraction
from itertools import islice

from gf_desktop.domain.calculators.nodes import Leaf, Node, Operation, Sign
from gf_desktop.domain.calculators.traced import TracedStep
from gf_desktop.domain.messages import Message
from gf_desktop.domain.numbers import exact_text, grouped
from gf_desktop.domain.result import Step

MOST_TERMS = 200
"""Figures in one expression; what is longer is reckoned in steps between, so that people and Excel can follow."""


@dataclass(frozen=True, slots=True)
class Named:
    """A figure that stands elsewhere on the sheet: D1, F2, S3."""

    name: str


@dataclass(frozen=True, slots=True)
class Number:
    """A number of the formula itself."""

    value: Fraction


@dataclass(frozen=True, slots=True)
class Term:
    """What is done with figures and terms."""

    sign: Sign
    parts: tuple[Expression, ...]


Expression = Named | Number | Term


@dataclass(frozen=True, slots=True, kw_only=True)
class Line:
    """One step. ``name`` is empty where it only says something; ``said`` is None for a step between."""

    name: str = ""
    said: Message | None = None
    expression: Expression | None = None
    value: Fraction | None = None
    unit: str = ""


class Layout:
    """Names what was read and done, in the order in which it is met."""

    def __init__(self, steps: Iterable[Step]) -> None:
        self.leaves: dict[str, Leaf] = {}
        self.lines: list[Line] = []
        self._keys: dict[int, object] = {}
        self._names: dict[object, str] = {}
        self._alive: list[Node] = []  # a node that went away would leave its id to another
        self._branches: dict[object, object] = {}
        self._said: set[tuple[str, object]] = set()
        for step in steps:
            self._add(step)

    @property
    def inputs(self) -> Mapping[str, Leaf]:
        """The data of the ledgers by name."""
        return {name: leaf for name, leaf in self.leaves.items() if name[0] == "D"}

    @property
    def factors(self) -> Mapping[str, Leaf]:
        """Factors and unit factors by name."""
        return {name: leaf for name, leaf in self.leaves.items() if name[0] == "F"}

    def expression(self, node: Node) -> Expression:
        """Return a figure in terms of what has a name; steps between are added to ``lines`` where it is long."""
        return self._written(self._shortened(node))

    def _add(self, step: Step) -> None:
        node = step.node if isinstance(step, TracedStep) else None
        mark = (repr(step.said), self._key(node) if node else step.result)
        if mark in self._said:
            return
        self._said.add(mark)
        if not isinstance(step, TracedStep) or node is None:
            self.lines.append(Line(said=step.said))
            return
        known = self._names.get(self._key(node))
        written = Named(known) if known else self.expression(node)
        line = Line(
            name=self._next_step(), said=step.said, expression=written, value=node.value, unit=step.unit
        )
        self.lines.append(line)
        if isinstance(node, Operation) and not known:
            self._names[self._key(node)] = line.name

    def _next_step(self) -> str:
        return f"S{sum(bool(line.name) for line in self.lines) + 1}"

    # Naming

    def _key(self, node: Node) -> object:
        """Return what makes two nodes the same: what was read, or the same done with the same."""
        if id(node) not in self._keys:
            self._alive.append(node)
            self._keys[id(node)] = _leaf_key(node) if isinstance(node, Leaf) else self._branch_key(node)
        return self._keys[id(node)]

    def _branch_key(self, node: Operation) -> object:
        """Keys are numbered, so that they stay small however deep the tree is."""
        parts = (node.sign, *(self._key(part) for part in node.parts))
        return self._branches.setdefault(parts, ("branch", len(self._branches)))

    def _written(self, node: Node) -> Expression:
        if isinstance(node, Leaf):
            return Number(node.value) if node.kind == "constant" else Named(self._leaf_name(node))
        name = self._names.get(self._key(node))
        return Named(name) if name else Term(node.sign, tuple(self._written(part) for part in node.parts))

    def _leaf_name(self, leaf: Leaf) -> str:
        key = self._key(leaf)
        if key not in self._names:
            letter = "D" if leaf.kind in ("cell", "count") else "F"
            name = f"{letter}{sum(one[0] == letter for one in self.leaves) + 1}"
            self._names[key] = name
            self.leaves[name] = leaf
        return self._names[key]

    # Long expressions

    def _shortened(self, node: Node) -> Node:
        """Return the node; where it is long, its long parts have become steps between."""
        if not isinstance(node, Operation) or self._size(node, top=True) <= MOST_TERMS:
            return node
        for part in node.parts:
            if isinstance(part, Operation) and self._size(part) > 1:
                self._between(part)
        if len(node.parts) <= MOST_TERMS:
            return node
        return self._shortened(Operation(sign=node.sign, parts=self._chunks(node), value=node.value))

    def _chunks(self, node: Operation) -> tuple[Node, ...]:
        """A sum of many figures is summed in heaps."""
        parts = iter(node.parts)
        heaps = list(iter(lambda: tuple(islice(parts, MOST_TERMS)), ()))
        found = [
            Operation(sign="+", parts=heap, value=sum((one.value for one in heap), Fraction(0)))
            for heap in heaps
        ]
        for one in found:
            self._between(one)
        return tuple(found)

    def _between(self, node: Operation) -> None:
        written = self.expression(node)
        line = Line(name=self._next_step(), expression=written, value=node.value)
        self.lines.append(line)
        self._names[self._key(node)] = line.name

    def _size(self, node: Node, *, top: bool = False) -> int:
        if isinstance(node, Leaf) or (not top and self._key(node) in self._names):
            return 1
        return sum(self._size(part) for part in node.parts)


def _leaf_key(leaf: Leaf) -> object:
    if leaf.kind == "constant":
        return ("constant", leaf.value)
    if leaf.kind == "unit":
        return ("unit", leaf.unit, leaf.target)
    return (leaf.kind, leaf.place, leaf.value, "" if leaf.kind == "cell" else repr(leaf.what))


@dataclass(frozen=True, slots=True, kw_only=True)
class Style:
    """How expressions are written: signs, names and numbers; ``total`` writes a long sum."""

    signs: Mapping[str, str]
    name: Callable[[str], str]
    number: Callable[[Fraction], str]
    total: Callable[[list[str]], str]
    functions: Mapping[str, str]


_RANK = {"+": 1, "-": 1, "*": 2, "/": 2}
_LONG_SUM = 12


def written(expression: Expression, style: Style) -> str:
    """Return an expression as text, brackets where they are needed."""
    if isinstance(expression, Named):
        return style.name(expression.name)
    if isinstance(expression, Number):
        return style.number(expression.value)
    if expression.sign in style.functions:
        inside = ", ".join(written(part, style) for part in expression.parts)
        return f"{style.functions[expression.sign]}({inside})"
    parts = list(_bracketed(expression, style))
    if expression.sign == "+" and len(parts) > _LONG_SUM:
        return style.total(parts)
    return style.signs[expression.sign].join(parts)


def _bracketed(term: Term, style: Style) -> Iterator[str]:
    rank = _RANK[term.sign]
    for position, part in enumerate(term.parts):
        text = written(part, style)
        yield f"({text})" if _needs_brackets(part, rank, term.sign, position) else text


def _needs_brackets(part: Expression, rank: int, sign: Sign, position: int) -> bool:
    """Lower ranks always, equal ranks behind − and ÷; a fraction or a negative number stands for itself."""
    if isinstance(part, Number):
        return part.value < 0 or (part.value.denominator != 1 and not _ends(part.value))
    if not isinstance(part, Term) or part.sign not in _RANK:
        return False
    own = _RANK[part.sign]
    return own < rank or (own == rank and position > 0 and sign in ("-", "/"))


def _ends(number: Fraction) -> bool:
    return Fraction(exact_text(number)) == number


def number_text(number: Fraction, stroke: str) -> str:
    """Return a number of a formula exactly: a decimal where it ends, else a fraction with ``stroke`` between."""
    return exact_text(number) if _ends(number) else f"{number.numerator}{stroke}{number.denominator}"


def _grouped(text: str) -> str:
    return " ÷ ".join(map(grouped, text.split(" ÷ ")))


PAPER = Style(
    signs={"+": " + ", "-": " − ", "*": " × ", "/": " ÷ "},
    name=lambda name: name,
    number=lambda number: _grouped(number_text(number, " ÷ ")),
    total=" + ".join,
    functions={"min": "min", "max": "max"},
)
"""As people write it on paper."""
