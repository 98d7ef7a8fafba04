META
key;value
language;de
