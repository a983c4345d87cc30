"""Who is here: the organisation, its departments and positions, its people, and how they sign in."""

from omarm.people.models.access import FormerUsername, OneTimeCode, Role, Session
from omarm.people.models.finding import Found, Word, WordVariant
from omarm.people.models.handover import HandOver
from omarm.people.models.hours import ClosedDay, WorkDay
from omarm.people.models.organisation import Department, Organisation, Position
from omarm.people.models.person import Person

__all__ = [
    "ClosedDay",
    "Department",
    "FormerUsername",
    "Found",
    "HandOver",
    "OneTimeCode",
    "Organisation",
    "Person",
    "Position",
    "Role",
    "Session",
    "Word",
    "WordVariant",
    "WorkDay",
]
