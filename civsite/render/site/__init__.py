"""The website: `pages/` knows the model, `theme/site/` knows pages, `plugin.py` joins them in mkdocs."""
