"""What waits on the desk, what somebody said of it, prompts sent to one person, and what a community needs of hours."""

from omarm.desk.models.prompts import Prompt, PromptRefusal
from omarm.desk.models.rules import Capacity, TaskWords
from omarm.desk.models.today import Item, ItemState, Round

__all__ = ["Capacity", "Item", "ItemState", "Prompt", "PromptRefusal", "Round", "TaskWords"]
