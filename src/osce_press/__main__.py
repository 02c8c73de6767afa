"""Run the command line with ``python -m osce_press``, or by its name."""

import os
import signal
import sys

__all__ = ["run"]


def run() -> int:
    """Run the command line; Ctrl-C ends it with 130 at any time, however often it is pressed."""
    usual = signal.getsignal(signal.SIGINT)
    try:
        if usual is signal.default_int_handler:
            # Nothing is begun, and an import that is interrupted prints where it was.
            signal.signal(signal.SIGINT, lambda _number, _frame: os._exit(130))
        from osce_press.cli import main  # noqa: PLC0415 - long enough to be interrupted

        try:
            signal.signal(signal.SIGINT, usual)
            return main()
        finally:
            signal.signal(signal.SIGINT, signal.SIG_IGN)
    except KeyboardInterrupt:
        return 130


if __name__ == "__main__":
    sys.exit(run())
