from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class NotificationsConfig(AppConfig):
    name = "omarm.notifications"
    label = "notifications"

    def ready(self):
        from omarm.core.navigation import Entry, register, register_slot
        from omarm.notifications import subscribers  # noqa: F401 (its decorators register the listeners)
        from omarm.notifications.commands import mark_read
        from omarm.notifications.queries import bell_for
        from omarm.stream import visits

        register(Entry("notifications", _("Notifications"), "notifications:notifications", "bell", 5, place="me"))
        register_slot("bell", "notifications/_bell.html", bell_for)
        register_slot("settings", "notifications/_settings_link.html", lambda _person: {})
        visits.register(lambda person, post_id: mark_read(actor=person, post_id=post_id))
