"""The website: `pages/` knows the model, `theme/site/` knows pages; `outputs.py` has each page filled."""
