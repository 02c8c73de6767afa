"""What pages say, drawn before it is printed."""
