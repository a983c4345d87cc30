from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class AdoptionConfig(AppConfig):
    name = "omarm.adoption"
    label = "adoption"

    def ready(self):
        from omarm.adoption.indicators import ours  # noqa: F401 (it registers what we come with)
        from omarm.adoption.queries.seeing import sees_all, sees_overview
        from omarm.core.navigation import Entry, register

        register(Entry("adoption", _("Adoption"), "adoption:overview", "sprout", 15, place="work",
                       visible=_of(sees_overview)))  # fmt: skip
        for code, label, url_name, order, may in (
            ("adoption-overview", _("Indicators"), "adoption:overview", 10, sees_overview),
            ("adoption-curve", _("Curve"), "adoption:curve", 20, sees_overview),
            ("adoption-maturity", _("Maturity"), "adoption:maturity", 40, sees_all),
            ("adoption-beachhead", _("Where to begin"), "adoption:beachhead", 50, sees_all),
            ("adoption-community", _("Groups"), "adoption:community", 60, sees_all),
            ("adoption-designs", _("Does it help?"), "adoption:designs", 65, sees_all),
        ):
            register(Entry(code, label, url_name, "sprout", order, place="adoption", visible=_of(may)))


def _of(may):
    return lambda person: person.is_authenticated and may(person)
