import importlib.util

import pytest

from omarm.config import env


@pytest.fixture
def with_extra(monkeypatch):
    """As if omarm[s3] were installed."""
    monkeypatch.setattr(importlib.util, "find_spec", lambda name: name)


def test_files_lie_in_the_data_folder_unless_told_otherwise():
    assert env.file_store("") == {"BACKEND": "django.core.files.storage.FileSystemStorage"}


def test_a_bucket_is_named_with_its_endpoint_and_region(with_extra):
    store = env.file_store("s3://fotos.proefstad?endpoint=https://s3.proefstad.example:9000&region=nl-1")
    assert store["BACKEND"] == "storages.backends.s3.S3Storage"
    assert store["OPTIONS"] == {
        "bucket_name": "fotos.proefstad", "endpoint_url": "https://s3.proefstad.example:9000", "region_name": "nl-1",
        "signature_version": "s3v4", "file_overwrite": True, "querystring_auth": True,
    }  # fmt: skip
    assert "endpoint_url" not in env.file_store("s3://fotos")["OPTIONS"]


@pytest.mark.parametrize(
    "nonsense",
    ["/var/fotos", "s3://", "s3://Fotos", "s3://fo/map", "https://fotos", "s3://fotos?endpoint=ftp://x", "s3://fotos?endpoint=",
     "s3://fotos?endpiont=https://x", "s3://sleutel:geheim@fotos", "s3://-fotos"],
)  # fmt: skip
def test_nonsense_is_refused_with_an_example(with_extra, nonsense):
    with pytest.raises(env.SettingError, match="must look like s3://"):
        env.file_store(nonsense)


def test_without_the_extra_it_says_what_to_install(monkeypatch):
    monkeypatch.setattr(importlib.util, "find_spec", lambda name: None)
    with pytest.raises(env.SettingError, match=r"omarm\[s3\]"):
        env.file_store("s3://fotos")
