from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class SearchConfig(AppConfig):
    name = "omarm.search"
    label = "search"

    def ready(self):
        from omarm.core.navigation import Entry, register
        from omarm.search import sources, subscribers  # noqa: F401 (its decorators register the listeners)
        from omarm.search.queries import condition, topics  # noqa: F401 (a question of `omarm doctor`)

        sources.register(
            sources.Source(
                "topics", _("Topics"), "hash", 50,
                documents=topics.documents, visible=topics.visible, hits=topics.hits, all_ids=topics.all_ids, few=True,
            )
        )  # fmt: skip
        register(Entry("search", _("Search"), "search:search", "search", 10, place="search"))
        for code, label, url_name, icon, order in (
            ("best-bets", _("Best bets"), "search:best-bets", "star", 42),
            ("in-vain", _("Searched in vain"), "search:in-vain", "search", 44),
        ):
            register(
                Entry(code, label, url_name, icon, order, place="administration", section="finding", visible=_keeps)
            )


def _keeps(person):
    from omarm.search.queries.bestbets import may_keep

    return person.is_authenticated and may_keep(person)
