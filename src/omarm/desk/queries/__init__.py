"""What the desk knows, for apps above and beside: how the hours for the community stand."""

from omarm.desk.queries.capacity import capacity

__all__ = ["capacity"]
