from django.apps import AppConfig


class UpdatesConfig(AppConfig):
    name = "omarm.updates"
    label = "updates"

    def ready(self):
        from omarm.stream.kinds import Kind, register
        from omarm.updates.forms import UpdateForm
        from omarm.updates.models import Update

        register(Kind(code="update", model=Update, card="updates/card.html", form=UpdateForm, everyday=True))
