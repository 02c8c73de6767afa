"""Lines to parts: which line of a page is what, and why."""
