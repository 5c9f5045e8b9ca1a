"""Files beside the pages, for machines: Atom, sitemap, calendar, search index."""
