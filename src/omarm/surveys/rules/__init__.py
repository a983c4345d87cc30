"""What a round gives, from who named whom: pure rules over ids, no rows and no requests."""
