"""How pages are printed: as text that crawlers extract, and as HTML."""
