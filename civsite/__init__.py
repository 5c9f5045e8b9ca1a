"""civsite: one repository of texts becomes a community's website, printed boards and screens."""

__version__ = "0.1.0"
