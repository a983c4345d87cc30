from django.apps import AppConfig
from django.utils.module_loading import autodiscover_modules
from django.utils.translation import gettext_lazy as _


class ConsentConfig(AppConfig):
    name = "omarm.consent"
    label = "consent"

    def ready(self):
        from omarm.consent.holdings import below  # noqa: F401 (it declares what lies below the register)
        from omarm.consent.queries import may_read
        from omarm.core.navigation import Entry, register, register_slot

        autodiscover_modules("holdings")
        register_slot("settings", "consent/_settings_link.html", lambda person: {"may_read": may_read(person)})
        register(Entry("register", _("What is measured"), "consent:register", "list-checks", 28, place="work",
                       visible=_stands_for_colleagues))  # fmt: skip
        register(Entry("adoption-register", _("What is measured"), "consent:register", "list-checks", 90, place="adoption",
                       visible=lambda person: person.is_authenticated and may_read(person)))  # fmt: skip


def _stands_for_colleagues(person):
    return person.is_authenticated and person.has_role("works_council")
