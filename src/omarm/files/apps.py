from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class FilesConfig(AppConfig):
    name = "omarm.files"
    label = "files"

    def ready(self):
        from omarm.files.queries import has_files
        from omarm.groups.tabs import Tab, register

        register(Tab("files", _("Files"), "files:files", 40, has_content=has_files))
