"""差异调节表: our totals beside those of other papers."""
