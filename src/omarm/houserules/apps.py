from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class HouseRulesConfig(AppConfig):
    name = "omarm.houserules"
    label = "houserules"

    def ready(self):
        from omarm.core.navigation import Entry, register

        register(Entry("house-rules", _("House rules"), "houserules:current", "sprout", 80, place="me"))
        register(Entry("write-house-rules", _("House rules"), "houserules:writing", "sprout", 30,
                       place="administration", section="talk", visible=_writes))  # fmt: skip


def _writes(person):
    from omarm.houserules.queries import may_write

    return person.is_authenticated and may_write(person)
