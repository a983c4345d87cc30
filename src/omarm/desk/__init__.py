"""The desk of the community manager: what waits today, each with what can be done about it."""
