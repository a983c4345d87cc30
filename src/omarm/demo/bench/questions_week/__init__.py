"""A week of a contact centre: whether its questions are answered or passed on in time, and always somebody's."""

from omarm.demo.bench.questions_week.measuring import measure_week, table_of_week

__all__ = ["measure_week", "table_of_week"]
