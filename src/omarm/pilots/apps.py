from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class PilotsConfig(AppConfig):
    name = "omarm.pilots"
    label = "pilots"

    def ready(self):
        from omarm.core.navigation import Entry, register, register_slot
        from omarm.groups import tabs
        from omarm.groups.queries import tell_what_ends
        from omarm.pilots import subscribers  # noqa: F401 (its decorators register the listeners)
        from omarm.pilots.queries.ending import pilots_that_end
        from omarm.pilots.queries.pilots import tried_by, tried_in
        from omarm.pilots.queries.seeing import sees_pilots

        register(
            Entry("pilots", _("Pilots"), "pilots:pilots", "flag", 52, place="adoption", visible=sees_pilots,
                  section="people")
        )  # fmt: skip
        register_slot("programme", "pilots/_on_programme.html", tried_by)
        tell_what_ends(pilots_that_end)
        tabs.register_about("pilots/_on_group.html", tried_in)
