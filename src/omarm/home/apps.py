from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class HomeConfig(AppConfig):
    name = "omarm.home"
    label = "home"

    def ready(self):
        from omarm.core.navigation import Entry, register, register_slot
        from omarm.home.queries import nav_groups

        register(Entry("home", _("Home"), "home:home", "house", 10))
        register_slot("nav", "home/_my_groups.html", nav_groups)
