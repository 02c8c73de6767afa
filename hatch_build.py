"""What the metadata of a build has from the addresses of the project, in ``pyproject.toml``.

Links in ``README.md`` that are relative in the repository are absolute on the package's page, and
point to the files of that version.
"""

import re
from pathlib import Path
from typing import Any

from hatchling.metadata.plugin.interface import MetadataHookInterface

_RELATIVE_LINK = re.compile(r"(!?\[[^\]]*\]\()(?!https?:|mailto:|#)")


class Addresses(MetadataHookInterface):
    """Fills in ``authors``, ``urls`` and ``readme``."""

    def update(self, metadata: dict[str, Any]) -> None:
        """Add them to the metadata of the project."""
        repository, tag = self.config["repository"], f"v{metadata['version']}/"
        files, images = f"{repository}/blob/{tag}", f"{repository}/raw/{tag}"
        metadata["authors"] = [{"name": "The osce_press authors", "email": self.config["email"]}]
        metadata["urls"] = {
            "Documentation": f"{files}docs/index.md",
            "Source": repository,
            "Changelog": f"{files}CHANGELOG.md",
            "Issues": f"{repository}/issues",
            "Security": f"{repository}/security/advisories/new",
        }
        text = Path(self.root, "README.md").read_text("utf-8")
        metadata["readme"] = {
            "content-type": "text/markdown",
            "text": _RELATIVE_LINK.sub(
                lambda link: link[0] + (images if link[0].startswith("!") else files), text
            ),
        }
