"""What people do with the list of topics."""

from omarm.topics.commands.merging import merge_topics
from omarm.topics.commands.proposing import accept_proposal, decline_proposal, propose_topic
from omarm.topics.commands.topics import TopicText, add_topic, change_topic

__all__ = [
    "TopicText", "accept_proposal", "add_topic", "change_topic", "decline_proposal", "merge_topics", "propose_topic",
]  # fmt: skip
