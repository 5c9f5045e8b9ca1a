"""The commented file of each kind of record, to be filled in: `civsite new` makes it, `check` knows it again."""
