from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class PresetsConfig(AppConfig):
    name = "omarm.presets"
    label = "presets"

    def ready(self):
        from omarm.core.choices import kept_by
        from omarm.core.navigation import Entry, register
        from omarm.presets.queries import read_kept, sees_presets

        kept_by(read_kept)
        register(Entry("presets", _("Presets"), "presets:presets", "sliders-horizontal", 72, place="adoption",
                       visible=sees_presets, section="setup"))  # fmt: skip
