"""The version of the library, which rows carry, too."""

__version__ = "0.1.0"
