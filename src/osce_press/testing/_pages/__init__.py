"""What the strategies of the package draw: pages with their records."""
