"""A pack as a workbook that anyone can fill in, and back; the rules are those of every pack."""

from gf_desktop.exchange.packs.read import PackTrees, read_pack_book
from gf_desktop.exchange.packs.recognise import is_pack_book, seems_pack_book
from gf_desktop.exchange.packs.sheets import Spot, Trouble
from gf_desktop.exchange.packs.telling import told
from gf_desktop.exchange.packs.words import Words
from gf_desktop.exchange.packs.write import empty_book, pack_book

__all__ = [
    "PackTrees",
    "Spot",
    "Trouble",
    "Words",
    "empty_book",
    "is_pack_book",
    "pack_book",
    "read_pack_book",
    "seems_pack_book",
    "told",
]
