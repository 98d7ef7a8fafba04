"""Offers to help with an idea, read by its author, the officers of its area and whoever made them. Never public."""
