from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class PresetsConfig(AppConfig):
    name = "omarm.presets"
    label = "presets"

    def ready(self):
        from omarm.audit.wording import name_by
        from omarm.core.choices import kept_by
        from omarm.core.navigation import Entry, register
        from omarm.presets.queries import name_in_audit, read_kept, sees_presets

        name_by("preset.", name_in_audit)
        kept_by(read_kept)
        register(Entry("presets", _("Presets"), "presets:presets", "sliders-horizontal", 72, place="adoption",
                       visible=sees_presets, section="setup"))  # fmt: skip
