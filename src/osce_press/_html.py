"""Reading HTML; the only module that knows lxml."""

import re

from lxml import etree

from osce_press._html_builder import Builder, DepthError
from osce_press._html_lines import read_record
from osce_press._html_tokens import drop_attributes, feed
from osce_press._lines import Page
from osce_press._notices import notice
from osce_press.models import Notice

__all__ = ["read_html"]
