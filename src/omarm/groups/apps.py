from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class GroupsConfig(AppConfig):
    name = "omarm.groups"
    label = "groups"

    def ready(self):
        from omarm.core.navigation import Entry, register
        from omarm.groups import (
            subscribers,  # noqa: F401 (its decorators register the listeners)
            tabs,
        )
        from omarm.groups.commands import hand_over_group
        from omarm.groups.queries import found, held_groups
        from omarm.groups.queries.directory import FACET
        from omarm.people import handing_over
        from omarm.profiles import facets
        from omarm.search import sources

        facets.register(FACET)
        tabs.register(tabs.Tab("posts", _("Posts"), "home:group", 10))
        tabs.register(tabs.Tab("about", _("About"), "groups:about", 20))
        tabs.register(tabs.Tab("members", _("Members"), "groups:members", 30, waiting="number_asking"))
        register(Entry("groups", _("Groups"), "groups:groups", "users-round", 20))
        sources.register_rights(found.marks_carried)
        sources.register(
            sources.Source(
                "groups", _("Groups"), "users-round", 20,
                documents=found.documents, visible=found.visible, hits=found.hits, all_ids=found.all_ids,
                kinds=found.kinds, few=True,
            )
        )  # fmt: skip
        handing_over.register(
            handing_over.Holding(
                "groups", _("Groups"), held_by=held_groups, hand_over=hand_over_group, order=10,
                unasked=_("Open a group and choose another owner among its members."),
                remark=_(
                    "Groups that were closed do not stand here: they can only be read. Who opens one again chooses an owner first."
                ),
            )
        )  # fmt: skip
