"""Static files as they are served: hashed names, compressed, and all style sheets in one file."""

from django.conf import settings
from django.core.files.base import ContentFile
from whitenoise.compress import Compressor
from whitenoise.storage import CompressedManifestStaticFilesStorage

ALL_STYLES = "css/omarm.css"
FIRST_STYLE = "css/app.css"


class StaticStorage(CompressedManifestStaticFilesStorage):
    """Hashed names once files are collected; plain names before that (development, tests)."""

    manifest_strict = False

    def has_collected(self) -> bool:
        """Return whether a collected set of files is there to serve; in development they are served from their apps."""
        return bool(self.hashed_files) and not settings.DEBUG

    def url(self, name, *, force=False):
        return super().url(name, force=force) if self.has_collected() else self.base_url + name

    def post_process(self, paths, *, dry_run=False, **options):
        if not dry_run:
            paths = paths | {ALL_STYLES: (self, ALL_STYLES)}
            self._write_all_styles(paths)
        yield from super().post_process(paths, dry_run=dry_run, **options)

    def create_compressor(self, **options):
        skipped = options.pop("extensions", None) or Compressor.SKIP_COMPRESS_EXTENSIONS
        return super().create_compressor(extensions=(*skipped, "map"), **options)

    def compress_files(self, paths):
        """Compress what pages ask for: by its hashed name. The plain names are there for whoever asks by hand."""
        return super().compress_files(set(paths) & set(self.hashed_files.values()))

    def _write_all_styles(self, paths):
        names = [name for name in paths if name.startswith("css/") and name.endswith(".css") and name != ALL_STYLES]
        text = "\n".join(_read(*paths[name]) for name in in_reading_order(names))
        if self.exists(ALL_STYLES):
            self.delete(ALL_STYLES)
        self._save(ALL_STYLES, ContentFile(text.encode()))


def in_reading_order(names) -> list[str]:
    """Return the names with app.css first, which states the order of the layers; the rest needs no order."""
    return sorted(names, key=lambda name: (name != FIRST_STYLE, name))


def _read(storage, path):
    with storage.open(path) as source:
        return source.read().decode()
