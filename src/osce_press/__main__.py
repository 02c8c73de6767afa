"""Run the command line with ``python -m osce_press``."""

import sys

from osce_press.cli import main

if __name__ == "__main__":
    sys.exit(main())
