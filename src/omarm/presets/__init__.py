"""Settings that go together: what a goal, a form of organisation or a culture asks for, listed before it is applied."""
