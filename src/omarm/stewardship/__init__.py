"""The course for who owns a group: lessons, assignments in the own group, a mentor, three levels."""
