"""A measurement that is not there otherwise, a works council, and an agreement."""

from contextlib import contextmanager
from unittest import mock

from django.utils import timezone

from omarm.consent import measurements
from omarm.consent.commands import Agreement, record_consent
from omarm.consent.measurements import Measurement, declare
from omarm.core.errors import DomainError
from omarm.core.testing.cast import CastTestCase, make_person
from omarm.people.commands import change_roles


def measurement(code="probe", **told):
    told = {
        "title": "Proef",
        "purpose": "Om te proberen.",
        "source": ("posts",),
        "audience": "iedereen",
        "retention_days": 30,
    } | told
    return Measurement(code=code, **told)


class ConsentTestCase(CastTestCase):
    """Wim sits in the works council. Only `probe` is declared, and needs consent."""

    @classmethod
    def setUpTestData(cls):
        super().setUpTestData()
        cls.wim = make_person("wim")
        change_roles(actor=None, person=cls.wim, codes=["works_council"])
        cls.today = timezone.localdate()

    def setUp(self):
        self.enterContext(mock.patch.dict(measurements._declared, clear=True))
        self.enterContext(mock.patch.dict(measurements._forgetting, clear=True))
        declare(measurement())

    def agreement(self, **told):
        told = {
            "given_by": "Ondernemingsraad",
            "given_on": self.today,
            "scope": "Zoals besproken.",
            "document": "OR-12",
        } | told
        return Agreement(**told)

    def consent(self, code="probe", *, actor=None, **told):
        return record_consent(actor=actor or self.wim, measurement=code, agreement=self.agreement(**told))

    @contextmanager
    def refused(self, code):
        """Check that the block is refused by a DomainError with this code."""
        with self.assertRaises(DomainError) as caught:
            yield
        self.assertEqual(caught.exception.code, code)
