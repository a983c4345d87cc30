"""Which functions are there for whom, and from when: an organisation turns on what its present goal needs."""
