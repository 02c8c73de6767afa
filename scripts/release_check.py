"""Check the archives in ``dist`` as publishing will, and print a line for each thing checked.

``nox -s release_check`` runs it, after the sessions that a release needs. Where the variable
``RELEASE_TAG`` names a tag such as ``v1.2.3``, the version must be that of the tag, the changelog
must have its date, and the project's addresses must be filled in.
"""

import email
import email.message
import filecmp
import os
import re
import subprocess
import sys
import tarfile
import tempfile
import tomllib
import zipfile
from collections import Counter
from collections.abc import Iterator
from pathlib import Path

ROOT = Path(__file__).parents[1]
MOST_BYTES = 2_000_000
LICENCES = {"LICENSE", "NOTICE", "CC-BY-4.0.txt", "Unicode-3.0.txt"}
PAGE = ROOT / "src" / "osce_press" / "samples" / "pages" / "press-release.html"


class CheckError(Exception):
    """Something is not as it must be for a release."""


def check(met: object, problem: str) -> None:
    """Fail with this problem, unless the condition is met."""
    if not met:
        raise CheckError(problem)


def run(*command: str | Path) -> str:
    """Run a command and return its last line, or fail with all that it printed."""
    done = subprocess.run(  # noqa: S603 - the commands are those below
        command, cwd=ROOT, check=False, text=True, stdout=subprocess.PIPE, stderr=subprocess.STDOUT
    )
    check(done.returncode == 0, done.stdout)
    return (done.stdout.strip().splitlines() or ["nothing to say"])[-1]


def checks(wheel: Path, sdist: Path, tag: str | None) -> Iterator[tuple[str, str]]:
    """Yield what was checked, and what was seen."""
    yield "version", version(wheel, tag)
    yield "addresses", addresses(tag)
    yield "built twice", same_bytes(wheel, sdist)
    run("twine", "check", "--strict", wheel, sdist)
    yield "twine check", "both archives pass, and a warning would have been an error"
    run("check-wheel-contents", wheel)
    yield "check-wheel-contents", "nothing to remark on"
    yield "validate-pyproject", run("validate-pyproject", "pyproject.toml")
    run("pyroma", "--min", "10", ".")
    yield "pyroma", "10/10"
    # It wants an older jsonschema than others do, hence an environment of its own.
    yield "cffconvert", run("uv", "tool", "run", "cffconvert", "--validate")
    yield "wheel", contents(wheel)
    yield "licences", licences(wheel)
    yield "source archive", source(sdist)
    yield "README", links(wheel)
    yield "empty environment", clean_install(wheel)


def version(wheel: Path, tag: str | None) -> str:
    """Compare the versions in the wheel, changelog, citation and tag."""
    number = str(metadata(wheel)["Version"])
    changelog = (ROOT / "CHANGELOG.md").read_text("utf-8")
    citation = (ROOT / "CITATION.cff").read_text("utf-8")
    headings = dict(re.findall(r"^## (\S+) \((.*)\)$", changelog, re.MULTILINE))
    check(number in headings, f"CHANGELOG.md has no heading for {number}")
    check(f"\nversion: {number}\n" in citation, f"CITATION.cff does not have version {number}")
    if tag is not None:
        check(tag == f"v{number}", f"the tag is {tag}, the version {number}")
        dated = re.fullmatch(r"\d{4}-\d\d-\d\d", headings[number])
        check(dated, f"CHANGELOG.md has “{headings[number]}” for {number}, and no date")
    return f"{number} ({headings[number]}) in wheel, changelog and citation"


def addresses(tag: str | None) -> str:
    """Look for placeholders in the addresses of the project."""
    project = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))
    given = project["tool"]["hatch"]["metadata"]["hooks"]["custom"]
    missing = [name for name, value in given.items() if "OWNER" in value]
    check(not (missing and tag), f"pyproject.toml still has a placeholder: {', '.join(missing)}")
    return f"still to be filled in: {', '.join(missing)}" if missing else given["repository"]


def same_bytes(wheel: Path, sdist: Path) -> str:
    """Build again and compare."""
    with tempfile.TemporaryDirectory() as folder:
        run(sys.executable, "-m", "build", "--outdir", folder)
        for archive in (wheel, sdist):
            again = Path(folder, archive.name)
            check(filecmp.cmp(archive, again, shallow=False), f"another {archive.name}")
    return "wheel and source archive are the same to the byte"


def contents(wheel: Path) -> str:
    """Count the files of the wheel by folder; there must be no other folder, and no big file."""
    size = wheel.stat().st_size
    check(size < MOST_BYTES, f"{size:,} bytes, and at most {MOST_BYTES:,} are allowed")
    with zipfile.ZipFile(wheel) as archive:
        names = archive.namelist()
    check("osce_press/py.typed" in names, "py.typed is missing")
    check(not [name for name in names if "__pycache__" in name], "compiled files are in it")
    folders = Counter(
        "/".join(name.split("/")[: 2 if name.count("/") > 1 else 1]) for name in names
    )
    check(all(name.startswith("osce_press") for name in folders), f"other folders: {folders}")
    listed = ", ".join(f"{folder} {count}" for folder, count in sorted(folders.items()))
    return f"{size:,} bytes, {len(names)} files: {listed}"


def licences(wheel: Path) -> str:
    """Look for the texts of licences, and the expression, in the wheel."""
    with zipfile.ZipFile(wheel) as archive:
        found = {Path(name).name for name in archive.namelist() if "/licenses/" in name}
    check(found == LICENCES, f"the wheel has {sorted(found)}")
    return f"{metadata(wheel)['License-Expression']}; {', '.join(sorted(found))}"


def source(sdist: Path) -> str:
    """Look for what a distributor needs in the source archive."""
    with tarfile.open(sdist) as archive:
        folders = Counter(name.split("/")[1] for name in archive.getnames() if "/" in name)
    wanted = {"src", "tests", "docs", "examples", "LICENSES", "NOTICE", "noxfile.py", "conftest.py"}
    check(wanted <= set(folders), f"missing: {wanted - set(folders)}")
    check(not {".git", ".ci", ".github", "dist"} & set(folders), f"too much: {sorted(folders)}")
    return f"{folders.total():,} entries, with tests, docs and examples"


def links(wheel: Path) -> str:
    """Look for links that lead nowhere on the package's page."""
    text = str(metadata(wheel).get_payload())
    found = re.findall(r"\]\(([^)\s]+)\)", text)
    relative = [link for link in found if not link.startswith(("https://", "#"))]
    check(found and not relative, f"relative links: {relative}")
    return f"{len(found)} links, all absolute"


def clean_install(wheel: Path) -> str:
    """Install the wheel where nothing else is, and read a page as a newcomer does."""
    with tempfile.TemporaryDirectory() as folder:
        run("uv", "venv", "--quiet", "--python", sys.executable, folder)
        scripts = Path(folder, "Scripts" if os.name == "nt" else "bin")
        run("uv", "pip", "install", "--quiet", "--python", scripts / "python", wheel)
        read = run(scripts / "osce-press", "parse", PAGE)
        listed = run("uv", "pip", "freeze", "--quiet", "--python", scripts / "python")
    check('"press release"' in read, read)
    return f"osce-press parse reads a page; {listed} is the last of what was installed"


def metadata(wheel: Path) -> email.message.Message:
    """Return the metadata of the wheel."""
    with zipfile.ZipFile(wheel) as archive:
        (name,) = (name for name in archive.namelist() if name.endswith(".dist-info/METADATA"))
        return email.message_from_bytes(archive.read(name))


def main() -> int:
    """Check everything, and stop at the first failure."""
    (wheel,) = (ROOT / "dist").glob("*.whl")
    (sdist,) = (ROOT / "dist").glob("*.tar.gz")
    try:
        for name, seen in checks(wheel, sdist, os.environ.get("RELEASE_TAG")):
            print(f"checked  {name}: {seen}")
    except CheckError as failure:
        print(f"failed   {failure}", file=sys.stderr)
        return 1
    return 0


if __name__ == "__main__":
    sys.exit(main())
