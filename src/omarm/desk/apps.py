from django.apps import AppConfig
from django.utils.module_loading import autodiscover_modules
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy


class DeskConfig(AppConfig):
    name = "omarm.desk"
    label = "desk"

    def ready(self):
        from omarm.core.navigation import Entry, register, register_slot
        from omarm.desk import subscribers  # noqa: F401 (its decorators register the listeners)
        from omarm.desk.queries.prompting import settings_for
        from omarm.desk.queries.seeing import sees_desk

        autodiscover_modules("prepared")  # what waits, from the app that knows it
        for code, label in (
            ("today", pgettext_lazy("the desk", "Today")), ("teach", pgettext_lazy("the desk", "Teach")),
            ("stimulate", pgettext_lazy("the desk", "Stimulate")), ("observe", pgettext_lazy("the desk", "Observe")),
            ("projects", pgettext_lazy("the desk", "Projects")), ("calendar", _("Calendar of groups")),
            ("next", _("Next step")),
        ):  # fmt: skip
            register(Entry(f"desk-{code}", label, f"desk:{code}", "clipboard-check", 5, "adoption", sees_desk, "desk"))
        register(Entry("desk", _("My desk"), "desk:today", "clipboard-check", 14, place="work", visible=sees_desk))
        register_slot("settings", "desk/_settings_link.html", settings_for)
        register_slot("above", "desk/_way_back.html", _way_back)


def _way_back(person):
    """Return whether somebody does what they took up at the desk, as plain data."""
    return {"is_from_desk": getattr(person, "is_from_desk", False)}
