"""What coordinators and administrators keep of people: accounts of staff and their roles."""

from beteiligung.accounts.administration.staff import bp as staff_bp

__all__ = ["staff_bp"]
