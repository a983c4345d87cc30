"""Colleagues who help others start: the call, hours, meetings, what they see first, and thanks at the end."""
