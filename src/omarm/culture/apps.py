from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class CultureConfig(AppConfig):
    name = "omarm.culture"
    label = "culture"

    def ready(self):
        from omarm.audit.wording import name_by
        from omarm.core.navigation import Entry, register, register_slot
        from omarm.culture import prepared, subscribers  # noqa: F401 (they register themselves)
        from omarm.culture.queries import invitation_for, name_in_audit, sees_culture

        register(Entry("culture", _("Culture"), "culture:scans", "sprout", 70, place="adoption", visible=sees_culture,
                       section="setup"))  # fmt: skip
        name_by("culture_scan.", name_in_audit)
        register_slot("asked", "culture/_invitation.html", invitation_for)
