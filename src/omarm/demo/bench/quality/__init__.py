"""How good search is: the judged set of queries, by us and by PostgreSQL alone."""

from omarm.demo.bench.quality.measuring import measure_quality, table_of_quality

__all__ = ["measure_quality", "table_of_quality"]
