from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class StewardshipConfig(AppConfig):
    name = "omarm.stewardship"
    label = "stewardship"

    def ready(self):
        from omarm.audit.wording import name_by
        from omarm.core.navigation import Entry, register, register_slot
        from omarm.groups import tabs
        from omarm.profiles.sections import Section
        from omarm.profiles.sections import register as register_section
        from omarm.stewardship import prepared, subscribers  # noqa: F401 (they register what waits, and the listeners)
        from omarm.stewardship.queries.learning import link_for
        from omarm.stewardship.queries.seeing import guides_course
        from omarm.stewardship.queries.words import title_of
        from omarm.stewardship.views import parts

        name_by("course.lesson", lambda event: title_of(event.target))
        register(Entry("course-guide", _("Course"), "stewardship:guide", "award", 58, place="adoption",
                       visible=guides_course, section="people"))  # fmt: skip
        register_slot("settings", "stewardship/_settings_link.html", link_for)
        register_slot("care", "stewardship/_care_link.html", lambda person: {})
        register_section(Section("certificate", _("Certificate"), "stewardship/_profile.html", parts.on_profile, 45,
                                 place="rail"))  # fmt: skip
        tabs.register_about("stewardship/_on_group.html", parts.on_group)
        tabs.register_about("stewardship/_calendar.html", parts.in_community)
