"""Sessions of which the owner can see device and day, and end them. No hour of a visit is written down."""

from datetime import UTC, datetime, time, timedelta

from django.conf import settings
from django.contrib.sessions.backends.db import SessionStore as DatabaseStore
from django.utils import timezone

from omarm.people.models import Session


class SessionStore(DatabaseStore):
    """Django's database session, with person, device and day. Ends thirty days after the last day of use."""

    device, started_on = "", None

    @classmethod
    def get_model_class(cls):
        return Session

    def load(self):
        row = self._get_session_from_db()
        if row is None:
            return {}
        self.device, self.started_on = row.device, row.started_on
        # The first request of a day stores the session anew, and by that sends the cookie again with its later end.
        self.modified = row.seen_on < timezone.now().date()
        return self.decode(row.session_data)

    def create_model_instance(self, data):
        today = timezone.now().date()
        person = data.get("_auth_user_id")
        return self.model(
            session_key=self._get_or_create_session_key(),
            session_data=self.encode(data),
            expire_date=_end(today),
            person_id=int(person) if person else None,
            device=self.device[:80],
            started_on=self.started_on or today,
            seen_on=today,
        )


def _end(today):
    days = settings.SESSION_COOKIE_AGE // 86400 + 1
    return datetime.combine(today + timedelta(days=days), time(), tzinfo=UTC)
