"""The labels, titles, menu and pager of listings, in each of their layouts."""

from collections.abc import Callable

__all__ = ["HTML_LABELS", "HTML_TITLES", "MENU", "PAGER", "PATH", "TEXT_LABELS"]

PATH = "/press-releases"
TEXT_LABELS: dict[str, Callable[[str, str], list[str]]] = {
    "same line": lambda label, value: [f"{label}: {value}"],
    "no space": lambda label, value: [f"{label}:{value}"],
    "next line": lambda label, value: [f"{label}:", value],
}
HTML_LABELS: dict[str, Callable[[str, str], str]] = {
    "divs": lambda label, value: f"<div><span>{label}:</span> {value}</div>",
    "definition list": lambda label, value: f"<dl><dt>{label}:</dt><dd>{value}</dd></dl>",
    "without colon": lambda label, value: f"<dl><dt>{label}</dt><dd>{value}</dd></dl>",
    "list": lambda label, value: f"<ul><li><b>{label}:</b> {value}</li></ul>",
    "table": lambda label, value: f"<table><tr><th>{label}:</th><td>{value}</td></tr></table>",
}
HTML_TITLES = (
    '<h3><a href="/node/{n}">{t}</a></h3>',
    '<p class="t"><a href="/node/{n}">{t}</a></p>',
)
MENU = '<nav><ul><li><a href="/">Home</a></li></ul></nav>'
PAGER = (
    '<ul class="pager"><li class="pager-current">3</li>'
    f'<li class="pager-next"><a href="{PATH}?page=3">next ›</a></li></ul>'
)
