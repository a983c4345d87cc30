"""Who a session belongs to."""

from allauth.account.auth_backends import AuthenticationBackend

from omarm.people.models import Person


class PersonBackend(AuthenticationBackend):
    """allauth's check of a password; the person comes with their tasks, since every page asks for those."""

    def get_user(self, user_id):
        return Person.objects.active().with_tasks().filter(pk=user_id).first()
