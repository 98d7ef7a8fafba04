META
key;value
language;de
currency;EUR
PROJECTS
project_id;cost;name
1;5000;Ein Fest
1;10;Ein Beet
