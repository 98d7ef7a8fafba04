META
key;value
language;de
currency;EUR
PROJECTS
project_id;cost;name
1;1.234,56;Ein Fest
