from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class PraiseConfig(AppConfig):
    name = "omarm.praise"
    label = "praise"

    def ready(self):
        from omarm.core import navigation
        from omarm.praise import subscribers  # noqa: F401 (its decorators register the listeners)
        from omarm.praise.commands.praise import CODE
        from omarm.praise.forms import PraiseForm
        from omarm.praise.models import Praise
        from omarm.praise.queries import words_of
        from omarm.praise.views.parts import parts_for
        from omarm.stream import attachments, kinds

        kinds.register(
            kinds.Kind("praise", Praise, "praise/card.html", words=words_of),
            kinds.Writing("praise", "praise", _("Compliment"), "award", PraiseForm, order=50),
        )
        attachments.register(attachments.Attachment(CODE, _("Compliment"), "award", None, parts_for, order=5))
        navigation.register(navigation.Entry("values", _("Values"), "praise:values", "award", 60,
                                             place="administration", section="talk", visible=_administers))  # fmt: skip


def _administers(person):
    return person.is_authenticated and person.is_administrator
