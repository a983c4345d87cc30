from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class ModerationConfig(AppConfig):
    name = "omarm.moderation"
    label = "moderation"

    def ready(self):
        from omarm.core.navigation import Entry, register
        from omarm.groups import tabs
        from omarm.moderation import subscribers  # noqa: F401 (its decorators register the listeners)
        from omarm.moderation.queries import hidden_case_of, waits_in
        from omarm.stream import menus

        menus.register(menus.Act("post", _("Report this post"), "moderation:report-post", "flag"))
        menus.register(menus.Act("comment", _("Report this"), "moderation:report-comment", "flag"))
        menus.register_lead(hidden_case_of)
        tabs.register(
            tabs.Tab("moderation", _("Reported"), "moderation:group", 95, for_managers=True, waiting=waits_in)
        )
        register(Entry("reports", _("Reported and decided"), "moderation:mine", "shield", 80, place="me"))
        register(Entry("moderation", _("Reported"), "moderation:queue", "shield", 60,
                       place="administration", section="oversight", visible=_decides))  # fmt: skip
        register(Entry("reported", _("Reported"), "moderation:queue", "shield", 40, place="work", visible=_decides))
        register(Entry("signal-words", _("Words that are a signal"), "moderation:words", "flag", 61,
                       place="administration", section="oversight", visible=_decides))  # fmt: skip
        register(Entry("risks", _("Risks"), "moderation:risks", "triangle-alert", 62,
                       place="administration", section="oversight", visible=_sees_risks))  # fmt: skip
        register(Entry("read-risks", _("Risks"), "moderation:risks", "triangle-alert", 45,
                       place="work", visible=_only_reads_risks))  # fmt: skip


def _decides(person):
    from omarm.moderation.models import has_the_task

    return person.is_authenticated and has_the_task(person)


def _sees_risks(person):
    from omarm.moderation.models import may_see_risks

    return person.is_authenticated and may_see_risks(person)


def _only_reads_risks(person):
    return _sees_risks(person) and not _decides(person)
