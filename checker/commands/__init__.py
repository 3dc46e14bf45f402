"""Commands: one a module; each turns arguments into calls and results into an exit status."""
