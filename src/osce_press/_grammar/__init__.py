"""Strings to values: datelines, dates, labels, names, places; no line and no page is known here."""
