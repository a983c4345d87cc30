from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class MustreadConfig(AppConfig):
    name = "omarm.mustread"
    label = "mustread"

    def ready(self):
        from omarm.core.navigation import Entry
        from omarm.core.navigation import register as register_entry
        from omarm.mustread import subscribers  # noqa: F401 (its decorators register the listeners)
        from omarm.mustread.commands import check_moment
        from omarm.mustread.forms import ChangeMustReadForm, MustReadForm
        from omarm.mustread.views.parts import parts_for
        from omarm.stream.attachments import Attachment, register

        register(
            Attachment(
                "mustread",
                _("Must read"),
                "badge-check",
                MustReadForm,
                parts_for,
                order=20,
                check_moment=check_moment,
                change=ChangeMustReadForm.of,
            )
        )
        register_entry(Entry("must-read", _("To read"), "mustread:mine", "badge-check", 20, place="me"))
