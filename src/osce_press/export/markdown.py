"""Articles as Markdown with front matter, as site generators and note-taking programs read it."""

import re
from typing import Any

from osce_press._json import dumps

__all__ = ["markdown"]

#: What can mean something inside a line of CommonMark, and what at its beginning.
_INSIDE = re.compile(r"[\\`*_\[\]<>&~|$]")
_AT_START = re.compile(r"^(\s*)(?:([-+#=:])|(\d{1,9})([.)]))")
#: JSON allows these in a string; YAML does not.
_NO_YAML = {code: f"\\u{code:04x}" for code in (*range(0x7F, 0xA0), 0xFEFF, 0xFFFE, 0xFFFF)}


def markdown(article: Any) -> str:
    """Return an article as CommonMark, its values before it as front matter in YAML.

    The front matter has the keys of ``Article.to_row()``, those that the page says something for.
    Marks of the page that mean something in Markdown have a backslash before them.
    """
    row = article.to_row()
    front = {
        "title": article.title,
        "kind": row["kind"],
        "date": article.date,
        "places": row["places"],
        "country_codes": row["country_codes"],
        "sources": row["sources"],
        "fields_of_work": row["fields_of_work"],
        "language": article.language,
        "url": article.url,
        "summary": article.summary,
    }
    lines = [f"{name}: {_yaml(value)}\n" for name, value in front.items() if value]
    paragraphs = [f"\n{_escaped(paragraph)}\n" for paragraph in article.paragraphs]
    return "".join(["---\n", *lines, "---\n", *paragraphs])


def _yaml(value: Any) -> str:
    """Return a value of the front matter; all but dates are JSON, which YAML 1.2 includes."""
    if isinstance(value, (str, list)):
        return dumps(value).translate(_NO_YAML)
    return str(value)


def _escaped(text: str) -> str:
    text = _INSIDE.sub(r"\\\g<0>", text)
    return _AT_START.sub(lambda found: f"{found[1]}{found[3] or ''}\\{found[2] or found[4]}", text)
