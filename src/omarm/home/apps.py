from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class HomeConfig(AppConfig):
    name = "omarm.home"
    label = "home"

    def ready(self):
        from omarm.core.navigation import Entry, register, register_slot
        from omarm.groups import suggesting
        from omarm.groups.queries import my_groups
        from omarm.home.queries import about_my_topics, nav_groups, target_of, ways_to_reach
        from omarm.search.queries import bestbets, page
        from omarm.stream.queries import groups_on, new_in_groups, topics_in_groups

        register(Entry("home", _("Home"), "home:home", "house", 10))
        suggesting.register_news(new_in_groups)
        suggesting.register_suggestions(about_my_topics)
        suggesting.register_topics(topics_in_groups, groups_on)
        register_slot("nav", "home/_my_groups.html", nav_groups)
        page.register_own("groups", my_groups)
        page.register_ways(ways_to_reach)
        bestbets.register_target(target_of)
