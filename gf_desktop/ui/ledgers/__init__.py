"""The page of one ledger of the year: a table that is filled like a spreadsheet. Import from the module.

page.LedgerPage(context, ledger)
    focus(row_id, column): bring a cell before the eyes, for gaps and findings (``energy/e1/consumed``)
    signal import_asked(): the user wants to read this ledger from a spreadsheet
"""
