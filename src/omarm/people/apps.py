from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class PeopleConfig(AppConfig):
    name = "omarm.people"
    label = "people"

    def ready(self):
        from omarm.core.navigation import Entry, register
        from omarm.people import (
            handing_over,
            subscribers,  # noqa: F401 (its decorators register the listeners)
        )
        from omarm.people.queries import hits, rights
        from omarm.people.queries.best_bets import held_best_bets
        from omarm.search import sources
        from omarm.search.commands.bestbets import hand_over_best_bet

        handing_over.register(
            handing_over.Holding(
                "best-bets", _("Best bets"), held_by=held_best_bets, hand_over=hand_over_best_bet, order=40,
                unasked=_("Ask who keeps the search to name somebody else."),
            )
        )  # fmt: skip
        sources.register_rights(rights.marks_carried)
        sources.register_own_words(rights.abbreviations)
        sources.register(
            sources.Source(
                "people", _("People"), "user-round", 10,
                documents=hits.documents, visible=hits.visible, hits=hits.hits, all_ids=hits.all_ids, find=hits.find,
            )
        )  # fmt: skip
        register(Entry("people", _("People"), "profiles:directory", "user-round", 30))
        register(Entry("settings", _("Settings"), "people:settings", "settings", 10, place="me"))
        register(Entry("administration", _("Administration"), "people:administration", "sliders-horizontal", 20,
                       place="work", visible=_administers))  # fmt: skip
        register(Entry("audit", _("Audit"), "people:audit", "shield-check", 30, place="work", visible=_reads_the_audit))
        register(
            Entry(
                "hand-over", _("Hand-overs"), "people:hand-overs", "hand-helping", 25, place="work", visible=_only_cares
            )
        )
        register(Entry("hand-overs", _("Hand-overs"), "people:hand-overs", "hand-helping", 30, place="administration", section="people",
                       visible=_cares))  # fmt: skip
        for code, label, url_name, icon, order, section in (
            ("look", _("Name and colour"), "people:administration", "sliders-horizontal", 10, "standing"),
            ("conversation", _("Conversation"), "people:conversation", "message-circle", 15, "talk"),
            ("hours", _("Working hours"), "people:hours", "clock", 17, "standing"),
            ("accounts", _("Accounts"), "people:accounts", "user-round", 20, "people"),
            ("departments", _("Departments"), "people:departments", "building-2", 21, "people"),
            ("acts", _("Audit"), "people:audit", "shield-check", 90, "oversight"),
        ):
            register(Entry(code, label, url_name, icon, order, "administration", _administers, section))


def _reads_the_audit(person):
    return person.is_authenticated and person.has_role("works_council") and not person.is_administrator


def _administers(person):
    return person.is_authenticated and person.is_administrator


def _cares(person):
    return person.is_authenticated and person.cares_for_all


def _only_cares(person):
    return _cares(person) and not person.is_administrator
