META
key;value
language;de
currency;EUR
PROJECTS
project_id;votes;name
1;5;Ein Fest
