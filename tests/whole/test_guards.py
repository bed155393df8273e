"""Rules of the whole house, each of which was broken once somewhere by a quiet mistake."""

import re
import subprocess
import sys
from pathlib import Path

from django.conf import settings

ROOT: Path = settings.BASE_DIR
CODE_FOLDERS = [ROOT / "site", ROOT / "search", ROOT / "media"]


def source_files(*suffixes: str) -> list[Path]:
    return [
        path
        for folder in CODE_FOLDERS
        for path in folder.rglob("*")
        if path.suffix in suffixes and "__pycache__" not in path.parts
    ]


def test_imports_go_down_only() -> None:
    done = subprocess.run(
        [Path(sys.executable).with_name("lint-imports"), "--config", ROOT / "pyproject.toml"],
        cwd=ROOT / "site",
        env={"PYTHONPATH": f".{':'}{ROOT}", "PATH": "/usr/bin:/bin"},
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode == 0, done.stdout + done.stderr


def test_site_is_a_folder_and_never_a_package() -> None:
    # `import site` is the interpreter's own module, loaded before any of ours.
    assert not (ROOT / "site" / "__init__.py").exists()


def test_no_room_of_ours_hides_a_module_of_python() -> None:
    names = {
        path.stem for path in (ROOT / "site").iterdir() if path.is_dir() or path.suffix == ".py"
    }
    modules = {name for name in names if (ROOT / "site" / name / "__init__.py").exists()}
    assert not modules & sys.stdlib_module_names
    assert not {"search", "media"} & sys.stdlib_module_names


def test_test_folders_are_packages() -> None:
    # Otherwise `import search` in a test gives the folder of search's tests.
    folders = {path.parent for path in (ROOT / "tests").rglob("*.py")} | {ROOT / "tests"}
    assert [folder for folder in folders if not (folder / "__init__.py").exists()] == []


def test_place_and_year_are_data() -> None:
    """The program serves any province in any year; only the demonstration knows which."""
    named = re.compile(r"\b2024\b|Thanh Hóa|Thanh Hoá|Thanh Hoa\b")
    found = [
        f"{path.relative_to(ROOT)}:{number}: {line.strip()}"
        for path in source_files(".py", ".html", ".js", ".css", ".po", ".txt")
        if "demo" not in path.parts and "migrations" not in path.parts
        for number, line in enumerate(path.read_text(encoding="utf-8").splitlines(), 1)
        if named.search(line)
    ]
    assert found == []


def test_templates_hold_nothing_that_the_security_policy_refuses() -> None:
    inline = re.compile(
        r"<style|\sstyle=|\son[a-z]+=|javascript:|<script(?![^>]*\ssrc=)[^>]*>", re.I
    )
    # JSON-LD is data: browsers don't run it, and the policy doesn't concern it.
    data = re.compile(r"<script[^>]*type=\"application/(ld\+)?json\"[^>]*>", re.I)
    found = [
        f"{path.relative_to(ROOT)}: {match.group()}"
        for path in source_files(".html")
        if path.is_relative_to(ROOT / "site" / "templates")
        for match in inline.finditer(data.sub("", path.read_text(encoding="utf-8")))
    ]
    assert found == []


def test_pages_stay_light() -> None:
    sheet = ROOT / "site" / "static" / "css" / "site.css"
    assert sheet.stat().st_size <= 36 * 1024
    scripts = (ROOT / "site" / "static" / "js").rglob("*.js")
    assert [path.name for path in scripts if path.stat().st_size > 10 * 1024] == []


def test_bare_make_lists_every_target_with_a_line() -> None:
    # The tests themselves may have been started by make, which then names its folders.
    listed = subprocess.run(
        ["make", "--no-print-directory"], cwd=ROOT, capture_output=True, text=True, check=True
    ).stdout
    makefile = (ROOT / "Makefile").read_text()
    targets = re.search(r"^\.PHONY: (.*)$", makefile, re.M)
    assert targets is not None
    described = {line.split()[0] for line in listed.splitlines() if len(line.split()) > 1}
    assert described == set(targets.group(1).split())
