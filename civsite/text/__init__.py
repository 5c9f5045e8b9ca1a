"""Editors' text: parsed once into blocks and inlines; every output is written from that tree.

`markdown` reads, `html`, `plain` and `paper` write; `lines` says what a line end means. `names`
compares names of people, `name_search` finds private ones. Nothing else takes an editor's text apart.
"""
