META
key;value
language;de
currency;EUR
PROJECTS
project_id;cost;name
1;10;Ein Fest
2;10;Bänke
