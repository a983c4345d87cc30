from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class SurveysConfig(AppConfig):
    name = "omarm.surveys"
    label = "surveys"

    def ready(self):
        from omarm.core.navigation import Entry, register, register_slot
        from omarm.surveys import subscribers  # noqa: F401 (its decorators register the listeners)
        from omarm.surveys.queries.answering import invitation_for
        from omarm.surveys.queries.rounds import may_run

        register(
            Entry("ambassadors", _("Asked for advice"), "surveys:rounds", "users-round", 55, place="adoption", visible=may_run,
                  section="people")
        )  # fmt: skip
        register_slot("asked", "surveys/_invitation.html", invitation_for)
        register_slot("settings", "surveys/_settings_link.html", _for_employees)


def _for_employees(person):
    return {"is_guest": person.is_guest}
