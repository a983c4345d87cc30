from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class FilesConfig(AppConfig):
    name = "omarm.files"
    label = "files"

    def ready(self):
        from omarm.files import subscribers  # noqa: F401 (its decorators register the listeners)
        from omarm.files.queries import found, has_files
        from omarm.groups.tabs import Tab, register
        from omarm.search import sources

        sources.register(sources.Source(
            "files", _("Files"), "file-text", 60, found.documents, found.visible, found.hits, found.all_ids
        ))  # fmt: skip
        register(Tab("files", _("Files"), "files:files", 40, has_content=has_files))
