META
key;value
num_projects;3
PROJECTS
project_id;cost;votes;name;district
1;5000;7;Une place verte;Saint-Cyprien
2;6000.0;5;Un banc;Nordmarkt
