"""What all other parts need, and what knows none of them."""
