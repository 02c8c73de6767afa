"""Run the command line with ``python -m osce_press``, or by its name."""

import signal
import sys

__all__ = ["run"]


def run() -> int:
    """Run the command line; Ctrl-C ends it with 130 at any time, however often it is pressed."""
    try:
        try:
            from osce_press.cli import main  # noqa: PLC0415 - long enough to be interrupted

            return main()
        finally:
            signal.signal(signal.SIGINT, signal.SIG_IGN)
    except KeyboardInterrupt:
        return 130


if __name__ == "__main__":
    sys.exit(run())
