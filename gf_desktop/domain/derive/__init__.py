"""What the ledgers say of each row of a table: its value with the trace, or what is missing for it (DESIGN, 6)."""

from gf_desktop.domain.derive.deriver import Deriver, Law, inputs_of

__all__ = ["Deriver", "Law", "inputs_of"]
