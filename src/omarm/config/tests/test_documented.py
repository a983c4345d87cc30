import re
from pathlib import Path

from omarm.config import documented

PACKAGE = Path(documented.__file__).resolve().parents[1]
READ = re.compile(r"""env\.(?:text|flag|number|choice|words|secret)\(\s*["']([A-Z_]+)["']""")


def test_every_setting_is_explained_and_every_explanation_is_of_a_setting():
    own = {"OMARM_DATA"}  # read inside env.py itself
    used = {name for file in PACKAGE.rglob("*.py") for name in READ.findall(file.read_text(encoding="utf-8"))}
    assert used | own == set(documented.SETTINGS)


def test_secrets_are_among_them():
    assert set(documented.SETTINGS) >= documented.SECRET
