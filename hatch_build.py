"""Build hooks: the exact pins as the wheel's dependencies, and the translations compiled without gettext tools."""

import re
from pathlib import Path

from hatchling.builders.hooks.plugin.interface import BuildHookInterface
from hatchling.metadata.plugin.interface import MetadataHookInterface

PIN = re.compile(r"^(?P<requirement>[A-Za-z0-9][^\\#]*?==[^\\#]*?)\s*\\?$")


class Pins(MetadataHookInterface):
    """Names what requirements.txt pins, with its markers and without its hashes."""

    def update(self, metadata: dict) -> None:
        lines = Path(self.root, "requirements.txt").read_text(encoding="utf-8").splitlines()
        metadata["dependencies"] = [found["requirement"] for line in lines if (found := PIN.match(line))]


class Translations(BuildHookInterface):
    """Compiles every django.po beside itself, for the wheel and for the checkout."""

    def initialize(self, version: str, build_data: dict) -> None:
        compile_translations(Path(self.root, "src/omarm/locale"))


def compile_translations(folder: Path) -> list[Path]:
    """Write the .mo of each .po under `folder` that has changed since; return the written ones."""
    from babel.messages.mofile import write_mo
    from babel.messages.pofile import read_po

    written = []
    for source in sorted(folder.glob("*/LC_MESSAGES/*.po")):
        target = source.with_suffix(".mo")
        if target.exists() and target.stat().st_mtime >= source.stat().st_mtime:
            continue
        with source.open("rb") as po:
            catalog = read_po(po, locale=source.parts[-3])
        with target.open("wb") as mo:
            write_mo(mo, catalog)
        written.append(target)
    return written
