"""Our own workbooks: the template of a year's data, whole or by department, written and read back."""
