"""The quarter in numbers and tables: what hangs where and why, what is missing, what was done."""
