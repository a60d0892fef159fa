"""`python -m innonet`: the command line where the `innonet` program is not on the path."""

from innonet.cli import program

program()
