"""What readers of a report decided about its findings: files of decisions, what they change and what they tell."""
