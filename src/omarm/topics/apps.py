from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class TopicsConfig(AppConfig):
    name = "omarm.topics"
    label = "topics"

    def ready(self):
        from omarm.core.navigation import Entry, register

        register(Entry("manage-topics", _("Topics"), "topics:manage", "hash", 40,
                       place="administration", section="finding", visible=_keeps_the_list))  # fmt: skip


def _keeps_the_list(person):
    from omarm.topics.queries import may_curate

    return person.is_authenticated and may_curate(person)
