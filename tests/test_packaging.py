"""What a fresh machine relies on: pins, the wheel's metadata, and a bootstrap that old Pythons can read."""

import ast
import re
import tomllib
import zipfile

import pytest
from hatchling.build import build_wheel

PIN = re.compile(r"^([A-Za-z0-9][\w.-]*)==(\S+)")


def pins(file):
    found = (PIN.match(line) for line in file.read_text(encoding="utf-8").splitlines())
    return {pin[1].lower(): pin[2] for pin in found if pin}


@pytest.fixture(scope="module")
def project(repository):
    return tomllib.loads((repository / "pyproject.toml").read_text(encoding="utf-8"))


@pytest.fixture(scope="module")
def wheel(repository, tmp_path_factory):
    folder = tmp_path_factory.mktemp("wheel")
    with pytest.MonkeyPatch.context() as here:
        here.chdir(repository)
        name = build_wheel(str(folder))
    with zipfile.ZipFile(folder / name) as opened:
        yield opened


def test_what_builds_is_pinned_alike_everywhere(repository, project):
    pinned = pins(repository / "requirements-build.txt")
    for requirement in project["build-system"]["requires"]:
        name, version = requirement.split("==")
        assert pinned[name] == version


@pytest.mark.parametrize("smaller", ["requirements.txt", "requirements-build.txt"])
def test_development_has_the_same_versions(repository, smaller):
    development = pins(repository / "requirements-dev.txt")
    assert pins(repository / smaller).items() <= development.items()


@pytest.mark.parametrize("name", ["requirements.txt", "requirements-build.txt", "requirements-dev.txt"])
def test_every_pin_has_hashes_and_names_no_place(repository, name):
    text = (repository / name).read_text(encoding="utf-8")
    blocks = re.split(r"\n(?=[A-Za-z0-9])", text.partition("\n#    bin/pins\n")[2])
    assert all("--hash=sha256:" in block for block in blocks if block.strip())
    assert "://" not in text
    assert "index-url" not in text


def test_the_wheel_needs_exactly_the_pins(repository, wheel):
    metadata = next(name for name in wheel.namelist() if name.endswith("METADATA"))
    told = re.findall(r"^Requires-Dist: ([^=\n]+)==([^;\s]+)(.*)$", wheel.read(metadata).decode(), flags=re.MULTILINE)
    needed = [(name, version) for name, version, mark in told if "extra ==" not in mark]
    extras = {f"{re.sub(r'\[.*', '', name.lower())}=={version}" for name, version, mark in told if "extra ==" in mark}
    assert extras
    assert all(pin in (repository / "requirements-dev.txt").read_text(encoding="utf-8") for pin in extras)
    assert {name.lower(): version for name, version in needed} == pins(repository / "requirements.txt")


def test_the_wheel_speaks_dutch_and_holds_no_tests(wheel):
    names = wheel.namelist()
    assert "omarm/locale/nl/LC_MESSAGES/django.mo" in names
    words = "omarm/core/language/data/"
    assert {f"{words}dutch.txt.xz", f"{words}LICENSE-OpenTaal.txt"} <= set(names)
    assert [name for name in names if "/tests/" in name or "/testing/" in name] == []


def test_the_bootstrap_can_be_read_by_old_pythons(repository):
    ast.parse((repository / "bin" / "bootstrap.py").read_text(encoding="utf-8"), feature_version=(3, 8))


def test_no_file_takes_the_choice_of_python_away(repository):
    assert not (repository / ".python-version").exists()
