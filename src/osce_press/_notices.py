"""Every notice this library gives: its stable code and its sentence."""

from osce_press.models import Notice

__all__ = ["MESSAGES", "notice"]

#: The sentences by code; the names in braces are filled from the page.
MESSAGES = {
    "characters-replaced": "Characters that HTML cannot hold were replaced by U+FFFD.",
    "copy-noise": "“{text}” was added by the site that copied the page.",
    "correction": "The page corrects an earlier version of itself.",
    "date-ambiguous": "“{text}” can be read as more than one date, so it was left open.",
    "date-blank": "The page prints “{label}” without a date.",
    "date-conflict": "{first} says {one}, {second} says {two}; the first was taken.",
    "date-missing": "The page states no date.",
    "date-unreadable": "“{text}” could not be read as a date.",
    "decoding-errors": "Bytes that are not {encoding} were replaced.",
    "depth-exceeded": "Elements are nested too deeply; the page was read without them.",
    "empty-page": "There is no text on the page.",
    "encoded-twice": "The page was read wrongly and saved as UTF-8; it was decoded twice.",
    "encoding-conflict": "The page is said to be {stated}; its bytes were read as {found}.",
    "encoding-guessed": "The page states no encoding that fits its bytes: read as {encoding}.",
    "escapes-decoded": "The text had characters escaped, as programs do; they were decoded.",
    "hidden-text": "The page holds text that it does not show; it was left out, unless it is all.",
    "json-ld-unread": "JSON-LD with a date of publication could not be read.",
    "kind-missing": "The page does not name its kind.",
    "language-uncertain": "The words of the page do not bear out that its language is “{text}”.",
    "looks-like-a-path": "“{text}” looks like a path or an address; hand in the page itself.",
    "markdown-unread": "The page looks like Markdown; the extra “markdown” would read it as such.",
    "month-ambiguous": "“{text}” means different months in different languages.",
    "no-line-breaks": "The line breaks of the text were lost; it was read as far as labels tell.",
    "not-a-page": "{reason}",
    "not-a-press-page": "{reason}",
    "osce-not-named": "Neither the article nor its address names the OSCE or a structure of it.",
    "paragraph-repeated": "A paragraph is printed again at the end of the page; it is kept once.",
    "place-ambiguous": "Towns of several States are called “{text}”; its country was left open.",
    "recurring-line": "This line recurs in bodies of the site; it was kept.",
    "references-decoded": "The text had references to characters, as HTML has; they were decoded.",
    "summary-truncated": "The summary is the cut beginning of a longer text.",
    "tags-removed": "The text had tags of HTML left in it; they were taken out.",
    "title-missing": "The page has no title.",
    "tokens-removed": "The page had codes left in it that are for programs; they were taken out.",
    "unknown-field-of-work": "“{text}” is not in the vocabulary of fields of work.",
    "unknown-kind": "“{text}” is not in the vocabulary of kinds.",
    "unknown-label": "“{label}” is not in the vocabulary of labels.",
    "unknown-place": "“{text}” is not in the vocabulary of places.",
    "unknown-source": "“{text}” is not in the vocabulary of structures.",
    "year-completed": "The dateline has no year; {year} was taken from the page's date.",
}


def notice(code: str, start: int | None = None, end: int | None = None, **words: object) -> Notice:
    """Return the notice of that code, its sentence filled with ``words``."""
    return Notice(code, MESSAGES[code].format(**words), start, end)
