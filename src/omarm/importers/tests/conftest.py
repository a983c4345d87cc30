import json
import os
import zipfile
from datetime import UTC
from pathlib import Path

import pytest
from click.testing import CliRunner
from django.utils import translation

from omarm.cli.main import omarm as command
from omarm.core.testing.cast import make_person
from omarm.importers.commands import Options, bring_in
from omarm.importers.readers import WhatsAppOptions, read_whatsapp
from omarm.people.commands import change_roles, found_organisation

REPOSITORY = Path(__file__).parents[4]


@pytest.fixture
def realdata():
    """The folder with sample files of real products, which lies beside the repository."""
    folder = Path(os.environ.get("OMARM_REALDATA") or REPOSITORY / ".." / "shared" / "data").resolve()
    if not folder.is_dir():
        reason = (
            f"NOT TESTED AGAINST REAL FILES: {folder} is missing (set OMARM_REALDATA to the folder with the samples)"
        )
        (pytest.fail if os.environ.get("OMARM_REQUIRE_REALDATA") == "1" else pytest.skip)(reason)
    return folder


@pytest.fixture
def samples(realdata):
    return realdata / "import-samples"


@pytest.fixture
def contract(samples):
    return json.loads((samples / "contract.json").read_text())


@pytest.fixture
def town(db):
    """An organisation with nobody in it."""
    return found_organisation(name="Gemeente Proefstad")


@pytest.fixture
def ada(town):
    """A colleague with the mail address ada@proefstad.example."""
    return make_person("ada")


@pytest.fixture
def cy(town):
    """The outsider: a colleague who belongs to no group."""
    return make_person("cy")


@pytest.fixture
def mo(town):
    """The administrator."""
    person = make_person("mo")
    change_roles(actor=None, person=person, codes=["administrator"])
    return person


@pytest.fixture
def omarm():
    """Run the command in this process. What it says is in `stdout` and `stderr`, how it ends in `exit_code`."""

    def run(*words):
        return CliRunner().invoke(command, [str(word) for word in words], catch_exceptions=False)

    return run


@pytest.fixture
def import_json(omarm):
    """Run `omarm import … --json`. Returns what the last line on stdout says."""

    def run(*words, code=0):
        done = omarm("import", *words, "--json")
        assert done.exit_code == code, done.output
        return json.loads(done.stdout.splitlines()[-1])

    return run


@pytest.fixture
def bring(town):
    """Bring an Archive in, as the command does: in English. Returns the Outcome."""

    def run(archive, **options):
        with translation.override("en"):
            return bring_in(actor=None, archive=archive, options=Options(**options))

    return run


@pytest.fixture
def save(tmp_path):
    """Write a file: text as UTF-8, bytes as they are."""

    def write(content, name="file.csv"):
        path = tmp_path / name
        path.write_bytes(content.encode() if isinstance(content, str) else content)
        return path

    return write


@pytest.fixture
def read_chat(save):
    """Read a text as a WhatsApp chat."""

    def save_and_read(text, name="WhatsApp-chat met Plein.txt", **options):
        return read_whatsapp(save(text, name), WhatsAppOptions(**options))

    return save_and_read


@pytest.fixture
def pack(tmp_path):
    """Write a zip file; what is not text or bytes goes in as JSON."""

    def write(files, name="export.zip", compression=zipfile.ZIP_DEFLATED):
        path = tmp_path / name
        with zipfile.ZipFile(path, "w", compression) as archive:
            for inside, content in files.items():
                archive.writestr(inside, content if isinstance(content, str | bytes) else json.dumps(content))
        return path

    return write


@pytest.fixture
def assert_sound():
    """Check what every archive promises: unique keys, no loose ends, two levels, times in UTC."""

    def check(archive):
        keys = {}
        for kind in ("people", "groups", "posts", "comments", "departments", "positions"):
            found = [item.key for item in getattr(archive, kind)]
            keys[kind] = set(found)
            assert len(found) == len(keys[kind]), kind
            assert all(0 < len(key) <= 300 for key in found)
        for post in archive.posts:
            assert post.group_key in keys["groups"]
            assert post.author_key in keys["people"]
            assert post.published_at.tzinfo is UTC
            assert post.body
        parents = {comment.key: comment for comment in archive.comments}
        for comment in archive.comments:
            assert comment.post_key in keys["posts"]
            assert comment.author_key in keys["people"]
            assert comment.created_at.tzinfo is UTC
            assert comment.parent_key is None or parents[comment.parent_key].parent_key is None
            assert comment.parent_key is None or parents[comment.parent_key].post_key == comment.post_key
        for item in (*archive.posts, *archive.comments):
            assert {person for _, person in item.reactions} <= keys["people"]
            item.body.encode()
            assert "\x00" not in item.body
        for group in archive.groups:
            assert {*group.member_keys, *filter(None, [group.owner_key])} <= keys["people"]
        assert {person.manager_key for person in archive.people} <= keys["people"] | {None}
        assert all(person.surname and person.username for person in archive.people)
        assert all(count > 0 for count in archive.skipped.values())

    return check
