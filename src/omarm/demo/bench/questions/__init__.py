"""Questions: whether the one that was asked before is found, whether it is sent to the right group, and how quickly."""

from omarm.demo.bench.questions.quality import measure_quality, table_of_quality
from omarm.demo.bench.questions.speed import measure_questions, table_of_questions

__all__ = ["measure_quality", "measure_questions", "table_of_quality", "table_of_questions"]
