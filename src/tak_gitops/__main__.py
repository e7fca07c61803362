"""Run the command line as `python -m tak_gitops`."""

from tak_gitops.cli import main

main()
