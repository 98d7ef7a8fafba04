META
key;value
language;de
currency;EUR
PROJECTS
project_id;cost;name
1;10.505;Ein Fest
