from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class GroupsConfig(AppConfig):
    name = "omarm.groups"
    label = "groups"

    def ready(self):
        from omarm.core.navigation import Entry, register

        register(Entry("groups", _("Groups"), "groups:groups", "users-round", 20))
