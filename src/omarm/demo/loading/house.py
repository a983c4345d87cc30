"""What is stored so far, for the steps that build on it."""

from dataclasses import dataclass, field

from omarm.demo.loading.plan import Plan
from omarm.demo.loading.readers import Readers
from omarm.people.commands import nameless_account


@dataclass
class House:
    """The rows by the keys of the content: a comment by (key of its post, number), and who is named where likewise."""

    plan: Plan
    readers: Readers
    departments: dict = field(default_factory=dict)
    people: dict = field(default_factory=dict)
    topics: dict = field(default_factory=dict)
    groups: dict = field(default_factory=dict)
    posts: dict = field(default_factory=dict)
    comments: dict = field(default_factory=dict)
    named: dict = field(default_factory=dict)
    followed: dict = field(default_factory=dict)

    @classmethod
    def empty(cls, plan):
        """Return the House of a plan of which nothing is stored yet."""
        return cls(plan, Readers(plan.content, plan.colleagues, plan.members))

    def author_of(self, talk):
        """Return the Person under whom a post stands: of what was asked without a name that is nobody."""
        return nameless_account() if talk.is_nameless else self.people[talk.author]
