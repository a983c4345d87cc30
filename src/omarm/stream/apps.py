from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class StreamConfig(AppConfig):
    name = "omarm.stream"
    label = "stream"

    def ready(self):
        from omarm.core.navigation import Entry, register
        from omarm.stream import subscribers  # noqa: F401 (its decorators register the listeners)

        register(Entry("new-post", _("Write something new"), "stream:new", "plus", 10, place="new"))
