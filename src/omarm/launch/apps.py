from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class LaunchConfig(AppConfig):
    name = "omarm.launch"
    label = "launch"

    def ready(self):
        from omarm.core.navigation import Entry, register, register_slot
        from omarm.launch import prepared  # noqa: F401 (it registers what waits on the desk)
        from omarm.launch.queries.seeing import sees_kit
        from omarm.launch.queries.why import stands_for

        for code, label, url_name, order in (
            ("launch", _("Launch"), "launch:kit", 2),
            ("business-case", _("Business case"), "launch:case", 3),
        ):
            register(Entry(code, label, url_name, "list-checks", order, "adoption", sees_kit, "setup"))
        register(Entry("why", _("Why this intranet"), "launch:why", "info", 78, place="me", visible=stands_for))
        register_slot("foot", "launch/_foot.html", lambda person: {"why": stands_for(person)})
