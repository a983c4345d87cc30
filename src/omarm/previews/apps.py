from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class PreviewsConfig(AppConfig):
    name = "omarm.previews"
    label = "previews"

    def ready(self):
        from omarm.core.navigation import Entry
        from omarm.core.navigation import register as register_entry
        from omarm.previews import subscribers  # noqa: F401 (its decorators register the listeners)
        from omarm.previews.commands.links import CODE
        from omarm.previews.views.parts import parts_for
        from omarm.stream.attachments import Attachment, register

        register(Attachment(CODE, _("Link preview"), "link", None, parts_for, order=90))
        register_entry(Entry("previews", _("Link previews"), "previews:domains", "link", 50,
                             place="administration", section="talk", visible=_administers))  # fmt: skip


def _administers(person):
    return person.is_authenticated and person.is_administrator
