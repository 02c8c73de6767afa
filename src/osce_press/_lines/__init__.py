"""Bytes or str to lines, with what the markup says of each; only this part knows lxml."""
