"""Schools, associations, clubs. So far only the row that contributions and measures point to."""
