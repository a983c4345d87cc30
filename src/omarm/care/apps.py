from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class CareConfig(AppConfig):
    name = "omarm.care"
    label = "care"

    def ready(self):
        from omarm.care import questions, subscribers  # noqa: F401 (its decorators register the listeners)
        from omarm.care.queries.health import promise_kept_in
        from omarm.care.queries.questions import questions_asked, questions_in_posts
        from omarm.care.queries.tips import may_word_tips
        from omarm.core.navigation import Entry, register
        from omarm.groups import promises, tabs

        questions.register(questions_asked)
        questions.register(questions_in_posts)
        promises.register(promise_kept_in)
        tabs.register(tabs.Tab("care", _("Care for the group"), "care:health", order=90, for_managers=True))
        for code, label, url_name, icon, order, visible in (
            ("groups-desk", _("Groups"), "care:desk", "users-round", 25, _cares_for_all),
            ("tips", _("Tips"), "care:tips", "lightbulb", 45, may_word_tips),
        ):
            register(
                Entry(
                    code, label, url_name, icon, order, place="administration", visible=_of(visible), section="groups"
                )
            )
        # Administrators find it among the pages of Beheer.
        register(Entry("desk", _("Desk for groups"), "care:desk", "users-round", 25, place="work",
                       visible=_of(lambda person: person.cares_for_all and not person.is_administrator)))  # fmt: skip


def _cares_for_all(person):
    return person.cares_for_all


def _of(may):
    return lambda person: person.is_authenticated and may(person)
