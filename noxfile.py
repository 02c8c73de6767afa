"""Everything that must pass: ``nox`` runs all of it, ``nox -s NAME`` one session."""

import shutil
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


@nox.session
def tests(session: nox.Session) -> None:
    """Run the tests against the installed package."""
    session.install(".[test]", *groups("converters"))
    session.run("python", "-m", "pytest", *session.posargs)


@nox.session
def corpora(session: nox.Session) -> None:
    """Run the tests of corpora with all that reads and writes them; elsewhere some are skipped."""
    session.install(".[test]", *groups("corpora"))
    tests = ("tests/test_corpus.py", "tests/test_corpus_runs.py")
    session.run("python", "-m", "pytest", *tests, *session.posargs)


@nox.session
def lint(session: nox.Session) -> None:
    """Check style and format."""
    session.install(*groups("lint"))
    session.run("ruff", "check", ".")
    session.run("ruff", "format", "--check", ".")


@nox.session
def types(session: nox.Session) -> None:
    """Check types with mypy and pyright."""
    session.install(".[test]", "nox", *groups("types", "data", "fit"))
    session.run("mypy", "--strict", "src", "tests", "examples", "fuzz", "benchmarks", "scripts")
    session.run("mypy", "--strict", "conftest.py", "noxfile.py")
    session.run("pyright")


@nox.session
def docs(session: nox.Session) -> None:
    """Build the documentation; a warning is an error."""
    session.install(".", *groups("docs"))
    target = session.posargs or [str(Path(session.create_tmp(), "html").resolve())]
    session.run("sphinx-build", "-W", "--keep-going", "-q", "docs", *target)


@nox.session
def examples(session: nox.Session) -> None:
    """Run the example scripts as a user would, from another directory."""
    session.install(".[dask,testing]")
    session.chdir(session.create_tmp())
    for script in sorted((ROOT / "examples").glob("*.py")):
        session.run("python", str(script))


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

    With ``--pages FOLDER`` damage the real pages of a folder, too.
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
    """Build the source archive, and from it the wheel."""
    folder = session.cache_dir / "dist"
    shutil.rmtree(folder, ignore_errors=True)
    session.install("build")
    session.run("python", "-m", "build", "--outdir", str(folder))


@nox.session(requires=["build"])
def wheel(session: nox.Session) -> None:
    """Try the wheel as a user has it: clean environment, another directory, own type checker."""
    (built,) = (session.cache_dir / "dist").resolve().glob("*.whl")
    session.install("--force-reinstall", str(built))
    session.chdir(session.create_tmp())
    session.run("python", "-c", IMPORT_PROBE)
    session.run("osce-press", "parse", str(ROOT / "examples" / "pages" / "press-release.html"))
    session.install("mypy")
    Path("probe.py").write_text(TYPE_PROBE, "utf-8")
    seen = session.run("mypy", "--no-incremental", "probe.py", silent=True)
    if "datetime.date | None" not in str(seen):
        session.error(f"a user's type checker sees: {seen}")
