"""Exact figures that remember how they came about.

A ``Figure`` is a Fraction whose arithmetic builds a tree. Its leaves are what was read: a ledger's cell, a factor, a
unit factor, a count, a number of the formula; its branches are what was done with them. Where a plain figure meets a
traced one, it enters as a number of the formula.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from decimal import Decimal
from fractions import Fraction
from typing import Any, Literal, Self

from gf_desktop.domain.calculators.shapes import Place
from gf_desktop.domain.messages import Param
from gf_desktop.domain.pack import Confidence

LeafKind = Literal["cell", "factor", "unit", "count", "constant"]
Sign = Literal["+", "-", "*", "/", "min", "max"]


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class Leaf:
    """A figure that was read.

    ``cell`` and ``count`` have a ``place``; ``what`` names the row, the factor or what was counted, ``column`` the
    ledger's column. ``months`` are the twelve figures a year's sum was made of. A ``unit`` leaf turns ``unit`` into
    ``target``. ``constant`` is a number of the formula itself.
    """

    kind: LeafKind
    value: Fraction
    unit: str = ""
    target: str = ""
    what: Param = ""
    column: Param = ""
    place: Place | None = None
    source: str = ""
    confidence: Confidence | Literal[""] = ""
    accepted: bool = False
    year: str = ""
    months: tuple[Decimal, ...] = ()


@dataclass(slots=True, kw_only=True, eq=False)
class Operation:
    """What was done with ``parts``. ``named`` once a step of the trace said it: then it is not taken apart again."""

    sign: Sign
    parts: tuple[Node, ...]
    value: Fraction
    named: bool = False


Node = Leaf | Operation


def node_of(figure: Fraction) -> Node:
    """Return how a figure came about; a plain one is a number of the formula."""
    if isinstance(figure, Figure):
        return figure.node
    return Leaf(kind="constant", value=Fraction(figure))


class Figure(Fraction):
    """A Fraction with its tree, ``node``. Equal to the plain Fraction, and as exact."""

    __slots__ = ("node",)
    node: Node

    def __new__(cls, value: Fraction | int | str = 0, node: Node | None = None) -> Self:
        """Return ``value`` with its tree; without one, it is a number of the formula."""
        made = super().__new__(cls, value)
        made.node = node or Leaf(kind="constant", value=Fraction(made.numerator, made.denominator))
        return made

    def __add__(self, other: Any) -> Any:
        """Return the sum with its tree."""
        return _done("+", self, other, Fraction.__add__)

    def __radd__(self, other: Any) -> Any:
        """Return the sum with its tree."""
        return _done("+", other, self, Fraction.__add__)

    def __sub__(self, other: Any) -> Any:
        """Return the difference with its tree."""
        return _done("-", self, other, Fraction.__sub__)

    def __rsub__(self, other: Any) -> Any:
        """Return the difference with its tree."""
        return _done("-", other, self, Fraction.__sub__)

    def __mul__(self, other: Any) -> Any:
        """Return the product with its tree."""
        return _done("*", self, other, Fraction.__mul__)

    def __rmul__(self, other: Any) -> Any:
        """Return the product with its tree."""
        return _done("*", other, self, Fraction.__mul__)

    def __truediv__(self, other: Any) -> Any:
        """Return the quotient with its tree."""
        return _done("/", self, other, Fraction.__truediv__)

    def __rtruediv__(self, other: Any) -> Any:
        """Return the quotient with its tree."""
        return _done("/", other, self, Fraction.__truediv__)

    def __neg__(self) -> Any:
        """Return the negative with its tree."""
        return 0 - self


def _done(sign: Sign, left: Any, right: Any, work: Callable[[Fraction, Fraction], Any]) -> Any:
    """Return the result with its tree. What changes nothing (± 0, × 1, ÷ 1 as plain numbers) leaves no trace."""
    if not isinstance(left, (Fraction, int)) or not isinstance(right, (Fraction, int)):
        return NotImplemented
    if _changes_nothing(sign, right):
        return left
    if sign in ("+", "*") and _changes_nothing(sign, left):
        return right
    value = work(Fraction(left), Fraction(right))
    first, last = node_of(Fraction(left) if isinstance(left, int) else left), _node(right)
    return Figure(value, Operation(sign=sign, parts=(*_flat(sign, first), last), value=value))


def _node(figure: Fraction | int) -> Node:
    return node_of(figure if isinstance(figure, Fraction) else Fraction(figure))


def _changes_nothing(sign: Sign, figure: Fraction | int) -> bool:
    return not isinstance(figure, Figure) and figure == (0 if sign in ("+", "-") else 1)


def _flat(sign: Sign, node: Node) -> tuple[Node, ...]:
    """A long sum is one operation of many parts, not a chain of operations; a sum that a step said stays whole."""
    if sign == "+" and isinstance(node, Operation) and node.sign == "+" and not node.named:
        return node.parts
    return (node,)


def chosen(sign: Literal["min", "max"], figures: tuple[Fraction, ...]) -> Fraction:
    """Return the smallest or the largest with its tree."""
    value = Fraction(min(figures) if sign == "min" else max(figures))
    if not any(isinstance(one, Figure) for one in figures) or len(figures) == 1:
        return figures[0] if len(figures) == 1 else value
    return Figure(value, Operation(sign=sign, parts=tuple(map(node_of, figures)), value=value))
