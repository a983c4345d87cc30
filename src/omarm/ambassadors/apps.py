from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class AmbassadorsConfig(AppConfig):
    name = "omarm.ambassadors"
    label = "ambassadors"

    def ready(self):
        from omarm.ambassadors import subscribers  # noqa: F401 (its decorators register the listeners)
        from omarm.ambassadors.queries.seeing import sees_team
        from omarm.ambassadors.queries.team import badge_of, on_the_programme
        from omarm.core.navigation import Entry, register, register_slot
        from omarm.profiles import sections

        register(
            Entry("ambassadors-team", _("Ambassadors: the team"), "ambassadors:team", "users-round", 56, place="adoption",
                  visible=sees_team, section="people")
        )  # fmt: skip
        sections.register(
            sections.Section("ambassador", _("Ambassador"), "ambassadors/_badge.html", badge_of, 5, place="rail")
        )
        register_slot("programme", "ambassadors/_on_programme.html", on_the_programme)
