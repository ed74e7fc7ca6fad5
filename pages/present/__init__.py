"""Presenting: sections full screen."""
