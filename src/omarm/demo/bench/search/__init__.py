"""How quickly is found among a million documents."""

from omarm.demo.bench.search.measuring import measure_search, table_of_search

__all__ = ["measure_search", "table_of_search"]
