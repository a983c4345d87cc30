"""Photos that lie in the export become photos of their post; what is none stays a line."""

import io
import zipfile

import pytest
from PIL import Image as Pillow

from omarm.importers.commands import photos
from omarm.importers.readers import Limits, SafeZip
from omarm.importers.readers.shape import SourceFile
from omarm.importers.tests.archives import post
from omarm.media.models import Image
from omarm.stream.models import Photo, Post

CHAT = """04-03-2024 08:12 - Marieke heeft de groep "Wijkteam" gemaakt
04-03-2024 08:14 - Marieke: IMG-1.jpg (bestand bijgevoegd)
De nieuwe bank
04-03-2024 08:15 - Marieke: IMG-2.PNG (bestand bijgevoegd)
04-03-2024 08:16 - Jo: plan.pdf (bestand bijgevoegd)
04-03-2024 08:17 - Jo: IMG-3.jpg (bestand bijgevoegd)
04-03-2024 08:18 - Jo: IMG-4.jpg (bestand bijgevoegd)
"""


def picture(kind="JPEG"):
    stream = io.BytesIO()
    Pillow.new("RGB", (64, 48), "teal").save(stream, kind)
    return stream.getvalue()


@pytest.fixture
def storage(settings, tmp_path):
    settings.MEDIA_ROOT = tmp_path / "media"
    return lambda: [path for path in settings.MEDIA_ROOT.rglob("*") if path.is_file()]


@pytest.fixture
def export(pack):
    return pack(
        {"WhatsApp-chat met Wijkteam.txt": CHAT, "IMG-1.jpg": picture(), "IMG-2.PNG": picture("PNG"),
         "plan.pdf": b"%PDF-1.7", "IMG-3.jpg": b"no photo at all"},
        name="WhatsApp-chat met Wijkteam.zip", compression=zipfile.ZIP_STORED,
    )  # fmt: skip


@pytest.mark.usefixtures("town")
def test_photos_come_along_and_other_files_are_a_line(import_json, export, storage):
    said = import_json("whatsapp", export)
    assert (said["posts"], said["photos"]) == (5, 2)
    posts = list(Post.objects.order_by("published_at"))
    assert [post.text for post in posts] == ["De nieuwe bank", "", "📎 plan.pdf", "📎 IMG-3.jpg", "📎 IMG-4.jpg"]
    assert [post.photos.count() for post in posts] == [1, 1, 0, 0, 0]
    image = posts[0].photos.get().image
    assert (image.alt, image.width, image.uploaded_by) == ("De nieuwe bank", 64, posts[0].author)
    assert len(storage()) == 6

    again = import_json("whatsapp", export)
    assert (again["posts"], again["photos"]) == (0, 0)
    assert len(storage()) == 6


@pytest.mark.usefixtures("town")
def test_a_look_leaves_no_file(import_json, export, storage):
    assert import_json("whatsapp", export, "--dry-run")["photos"] == 2
    assert storage() == []
    assert not Image.objects.exists()


@pytest.mark.usefixtures("town")
def test_an_import_that_fails_leaves_no_file(import_json, export, storage):
    assert "nobody" in import_json("whatsapp", export, "--owner", "niemand", code=1)["error"]
    assert storage() == []


def test_an_import_that_fails_afterwards_leaves_no_file(import_json, export, storage, town, monkeypatch):
    def fail(*_args, **_kwargs):
        raise OSError("the disk is full")

    monkeypatch.setattr("omarm.importers.commands.conversations.stream.bring_in_reactions", fail)
    assert "the disk is full" in import_json("whatsapp", export, code=1)["error"]
    assert storage() == []
    assert not Post.objects.exists()


@pytest.mark.usefixtures("town", "storage")
def test_what_is_larger_than_a_photo_may_be_is_not_unpacked(import_json, export, monkeypatch):
    monkeypatch.setattr(photos, "MEGABYTE", 1)
    assert import_json("whatsapp", export)["photos"] == 0


@pytest.mark.usefixtures("town")
def test_a_removed_message_takes_its_photo_along(import_json, export, storage, ada, django_capture_on_commit_callbacks):
    import_json("whatsapp", export)
    with django_capture_on_commit_callbacks(execute=True):
        assert import_json("whatsapp", export, "--opt-out", "Marieke")["withdrawn"] == 2
    assert not Photo.objects.exists()
    assert not Image.objects.exists()
    assert storage() == []


def test_a_photo_that_unpacks_to_more_than_the_zip_says_is_no_photo(pack, tmp_path):
    """The list says 10 bytes, the file holds a million: no more than 10 come out, and then it is damaged."""
    path = pack({"a.jpg": b"\0" * 1_000_000}, compression=zipfile.ZIP_DEFLATED)
    data = bytearray(path.read_bytes())
    for mark, offset in ((b"PK\x03\x04", 22), (b"PK\x01\x02", 24)):
        place = data.index(mark) + offset
        data[place : place + 4] = (10).to_bytes(4, "little")
    path.write_bytes(data)
    with SafeZip(path, limits=Limits()) as archive:
        assert archive.size("a.jpg") == 10
        message = post(files=(SourceFile(name="a.jpg", path_in_archive="a.jpg"),))
        taken = photos.Photos(archive).of(message, None)
    assert taken == {}
