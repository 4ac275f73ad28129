"""Sentences by code: what every room but the interface says to people.

A room returns a ``Message``; one catalogue turns it into Chinese. Nothing here knows where the catalogue comes from.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field


@dataclass(frozen=True, slots=True)
class Message:
    """A sentence to be said: ``code`` names it in the catalogue, ``params`` fill its named places.

    Figures come as text already, so that a stored message says the same for ever; a tuple is a list of words.
    """

    code: str
    params: Mapping[str, Param] = field(default_factory=dict)


Param = str | int | Message | tuple[str, ...]


def message(code: str, /, **params: Param) -> Message:
    """Return the message ``code`` with its named ``params``."""
    return Message(code, params)


class UserFacingError(Exception):
    """Something in the user's world went wrong; ``said`` is the sentence with the next step, ``path`` the place.

    Our own bugs are never of this family.
    """

    def __init__(self, said: Message, path: str = "") -> None:
        super().__init__(said.code, path)
        self.said = said
        self.path = path


class Catalogue:
    """Says messages in one language."""

    def __init__(self, sentences: Mapping[str, str]) -> None:
        self._sentences = sentences

    def __contains__(self, code: str) -> bool:
        return code in self._sentences

    def say(self, said: Message) -> str:
        """Return the sentence of ``said``.

        Raises:
            KeyError: If the catalogue lacks the code or the message lacks a parameter: a bug of ours.
        """
        return self._sentences[said.code].format_map({k: self._text(v) for k, v in said.params.items()})

    def _text(self, value: Param) -> str:
        if isinstance(value, Message):
            return self.say(value)
        if isinstance(value, tuple):
            return "、".join(value)
        return str(value)
