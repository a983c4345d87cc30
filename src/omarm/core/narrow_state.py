"""What the models look like between two migrations, drawn anew no more than the tables need.

At every step Django makes classes anew of a model and of all that point to it, and of what points to those: nearly every
model here, since all point to people. A table is made and changed by what its own model says. Of the others it needs
only the key and its type, which an older class tells just as well, as long as no step changes a key: then everything is
made anew, and so it is for Python in a migration, which may ask any model anything (Django's own `is_delayed`).
"""

from django.db.migrations.state import ProjectState

OF_ITS_OWN = {"get_latest_by", "ordering", "permissions", "verbose_name", "verbose_name_plural"}


class NarrowState(ProjectState):
    """A ProjectState that after a step makes only the class of the model that the step was about."""

    before = None  # the copy that was made before the step that is taken now

    def clone(self):
        """Return a copy of this state that makes as few classes."""
        self.before = copy = super().clone()
        copy.__class__ = type(self)
        return copy

    def reload_model(self, app_label, model_name, delay=False):  # noqa: FBT002 (Django's own signature)
        """Make the class of one model anew."""
        if "apps" in self.__dict__:
            self.is_delayed = True
            self._reload({(app_label, model_name)})

    def alter_field(self, app_label, model_name, name, field, preserve_default):
        """Change a field; a key is known in the tables that point to it, so then everything is made anew."""
        before = self.models[app_label, model_name].fields[name]
        super().alter_field(app_label, model_name, name, field, preserve_default)
        if any(one.primary_key or one.unique for one in (before, field)):
            self._all_anew()

    def rename_field(self, app_label, model_name, old_name, new_name):
        """Rename a field everywhere."""
        super().rename_field(app_label, model_name, old_name, new_name)
        self._all_anew()

    def rename_model(self, app_label, old_name, new_name):
        """Rename a model everywhere."""
        super().rename_model(app_label, old_name, new_name)
        self._all_anew()

    def alter_model_options(self, app_label, model_name, options, option_keys=None):
        """Change options, of which the name of the table matters to others."""
        super().alter_model_options(app_label, model_name, options, option_keys)
        if not set(options) <= OF_ITS_OWN:
            self._all_anew()

    def _all_anew(self):
        for state in filter(None, (self.before, self)):
            if state.__dict__.pop("apps", None) is not None:
                state.is_delayed = False
                state.apps  # noqa: B018 (makes every class, which the states after this one share)
