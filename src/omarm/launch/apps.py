from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class LaunchConfig(AppConfig):
    name = "omarm.launch"
    label = "launch"

    def ready(self):
        from omarm.audit.wording import name_by
        from omarm.core.navigation import Entry, register, register_slot
        from omarm.launch import prepared  # noqa: F401 (it registers what waits on the desk)
        from omarm.launch.models import Opening
        from omarm.launch.queries.naming import naming_for
        from omarm.launch.queries.opening import launching_for
        from omarm.launch.queries.seeing import sees_kit
        from omarm.launch.queries.tips import thing_of
        from omarm.launch.queries.why import stands_for
        from omarm.programme.queries.frame import links_for

        name_by("launch.open", lambda event: Opening.Audience(event.target).label)
        name_by("launch.said", lambda event: thing_of(event.target).title)
        for code, label, url_name, order in (
            ("launch", _("Launch"), "launch:kit", 2),
            ("business-case", _("Business case"), "launch:case", 3),
        ):
            register(Entry(code, label, url_name, "list-checks", order, "adoption", sees_kit, "setup"))
        register(Entry("why", _("Why this intranet"), "launch:why", "info", 78, place="me", visible=stands_for))

        def foot_for(person):
            return {"why": stands_for(person), "launching": launching_for(person)} | links_for(person)

        def home_for(person):
            return {"launching": launching_for(person), "naming": naming_for(person)}

        register_slot("foot", "launch/_foot.html", foot_for)
        register_slot("asked", "launch/_at_home.html", home_for)
