"""Why a page was read as it was: its lines and the values of its record, for people to read."""
