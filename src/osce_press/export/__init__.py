"""Articles in the forms that others read: JSON-LD, Dublin Core, Markdown, a page for web-poet.

The methods of ``Article`` call these; ``dublin_core_xml`` has none. ``osce_press.export.web_poet``
needs the extra ``web-poet``.
"""

from osce_press.export.dublin_core import dublin_core, dublin_core_xml
from osce_press.export.jsonld import jsonld
from osce_press.export.markdown import markdown

__all__ = ["dublin_core", "dublin_core_xml", "jsonld", "markdown"]
