"""Typst, below all stages that ask it: `fit` asks what fits, `render` asks for pages."""
