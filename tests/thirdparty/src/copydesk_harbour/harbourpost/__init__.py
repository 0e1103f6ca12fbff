"""The Harbour Post."""
