"""The sample community's pictures, drawn by code: `python -m pictures content/media`."""
