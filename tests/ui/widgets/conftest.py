"""The look, for these tests."""

from tests.ui.look import theme

__all__ = ["theme"]
