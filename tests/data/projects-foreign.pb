META
key;value
country;Polska
num_projects;1
language;pl
currency;PLN
PROJECTS
project_id;cost;votes;name;district
1;5000;7;Łąka kwietna;Nordmarkt
VOTES
voter_id;vote
