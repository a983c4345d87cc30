from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class FirstweekConfig(AppConfig):
    name = "omarm.firstweek"
    label = "firstweek"

    def ready(self):
        from omarm.core.navigation import Entry, register, register_slot
        from omarm.firstweek.queries import at_home, has_week, is_new

        register_slot("asked", "firstweek/_at_home.html", at_home)
        register_slot("settings", "firstweek/_settings_link.html", lambda person: {"has_week": has_week(person)})
        register(Entry("first-week", _("First week"), "firstweek:week", "list-checks", 7, place="me", visible=is_new))
