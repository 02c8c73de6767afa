"""Articles as Dublin Core, which libraries and archives read."""

import re
from typing import Any

from lxml import etree

__all__ = ["dublin_core", "dublin_core_xml"]

_DC = "http://purl.org/dc/elements/1.1/"
_OAI_DC = "http://www.openarchives.org/OAI/2.0/oai_dc/"
#: What XML 1.0 cannot hold (https://www.w3.org/TR/xml/#charsets).
_NO_XML = re.compile("[^\t\n\r -\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")


def dublin_core(article: Any) -> dict[str, tuple[str, ...]]:
    """Return the elements of Dublin Core 1.1 that the page has something for, with their values.

    The structures that issued the page are its ``publisher``, its fields of work the ``subject``,
    its places the ``coverage``; the ``type`` is that of DCMI, then the kind.
    """
    stated = {
        "title": (article.title,),
        "date": (article.date and article.date.isoformat(),),
        "publisher": tuple(source.name for source in article.sources),
        "subject": tuple(field.name for field in article.fields_of_work),
        "coverage": tuple(place.name for place in article.places),
        "description": (article.summary,),
        "type": ("Text", article.kind and article.kind.value),
        "language": (article.language,),
        "identifier": (article.url,),
        "relation": tuple(link.url for link in article.downloads),
    }
    found = {name: tuple(filter(None, values)) for name, values in stated.items()}
    return {name: values for name, values in found.items() if values}


def dublin_core_xml(article: Any) -> str:
    """Return ``dublin_core`` as an ``oai_dc:dc`` element, as OAI-PMH sends it.

    Characters that XML cannot hold become U+FFFD.
    """
    root = etree.Element(f"{{{_OAI_DC}}}dc", nsmap={"oai_dc": _OAI_DC, "dc": _DC})
    for name, values in dublin_core(article).items():
        for value in values:
            etree.SubElement(root, f"{{{_DC}}}{name}").text = _NO_XML.sub("\ufffd", value)
    return etree.tostring(root, encoding="unicode", pretty_print=True)
