from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class ProfilesConfig(AppConfig):
    name = "omarm.profiles"
    label = "profiles"

    def ready(self):
        from omarm.profiles import subscribers  # noqa: F401 (its decorators register the listeners)

        _register_fields()
        _register_work()
        _register_finding()


def _register_fields():
    """Have the page of somebody show what stands in their fields, and Beheer keep the list of these."""
    from omarm.core import navigation
    from omarm.profiles.sections import Section, register
    from omarm.profiles.views.parts import hint, told_in_fields

    register(Section("hint", _("Colleagues find you sooner with"), "profiles/_hint_section.html", hint, 4))
    register(Section("fields", _("More about me"), "profiles/_fields_section.html", told_in_fields, 20))
    navigation.register(
        navigation.Entry("profile-fields", _("Profile fields"), "profiles:fields", "list-checks", 25,
                         place="administration", section="people", visible=lambda person: person.is_authenticated and person.is_administrator)
    )  # fmt: skip


def _register_finding():
    """Have people be found by their profile, and the directory be narrowed by it."""
    from omarm.people.queries.finding import register_words
    from omarm.profiles import facets
    from omarm.profiles.queries.found import MORE_WORDS
    from omarm.profiles.queries.ways import FACETS

    register_words(MORE_WORDS)
    for facet in FACETS:
        facets.register(facet)


def _register_work():
    """Have pages of people tell about their work: away or there, what they know, projects, thanks, their week."""
    from omarm.core import navigation
    from omarm.profiles.sections import Section, register
    from omarm.profiles.views import parts

    for section in (
        Section("away", _("Away"), "profiles/_away_section.html", parts.away_now, 1, field="absence",
                edit_url_name="profiles:work"),
        Section("welcome", _("Are you new here?"), "profiles/_welcome_section.html", parts.asks_about_welcome, 5),
        Section("expertise", _("Expertise"), "profiles/_expertise_section.html", parts.what_they_know, 10,
                field="expertise", edit_url_name="profiles:expertise"),
        Section("projects", _("Projects"), "profiles/_projects_section.html", parts.their_projects, 30,
                field="projects", edit_url_name="profiles:work"),
        Section("thanks", _("Helped colleagues with"), "profiles/_thanks_section.html", parts.other_thanks, 40),
        Section("week", _("Working days"), "profiles/_week_section.html", parts.their_week, 10, place="rail",
                field="working_days", edit_url_name="profiles:work"),
    ):  # fmt: skip
        register(section)
    navigation.register_slot("settings", "profiles/_settings_links.html", _who)


def _who(person):
    return {"is_colleague": not person.is_guest}
