"""`python -m checker` is `unspin`."""

from checker.cli import main

main()
