"""Facts of cities as data: one TOML file each. A city that is not here brings its own."""
