from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class StagingConfig(AppConfig):
    name = "omarm.staging"
    label = "staging"

    def ready(self):
        from omarm.audit.wording import name_by
        from omarm.core.functions import decide_by, function_of
        from omarm.core.navigation import Entry, register, register_slot
        from omarm.staging import prepared  # noqa: F401 (it registers what waits on the desk)
        from omarm.staging.queries import functions_off, may_switch, sees_coming, sees_functions

        decide_by(functions_off, waived=may_switch)
        name_by("function.", lambda event: getattr(function_of(event.target), "label", ""))
        register(Entry("functions", _("Functions"), "staging:functions", "sliders-horizontal", 74, place="adoption",
                       visible=sees_functions, section="setup"))  # fmt: skip
        register(Entry("later", _("What comes later"), "staging:later", "calendar-clock", 75, place="me",
                       visible=sees_coming))  # fmt: skip
        register_slot("above", "staging/_looking.html", _looking)


def _looking(person):
    """Return as whom somebody looks, as plain data; nothing for who looks as themselves."""
    looks = getattr(person, "looks_as", None)
    return {"looks": looks and {"name": looks.name, "day": looks.day}}
