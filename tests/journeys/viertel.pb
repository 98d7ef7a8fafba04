META
key;value
description;Erfundenes Viertelbudget
country;Nirgendland
unit;Beispielstadt
num_projects;9
num_votes;300
budget;165000
vote_type;approval
rule;greedy
language;nl
currency;EUR
PROJECTS
project_id;cost;votes;name;category
w-1;40000;157;Wilde Blumen, frohe Bienen: ein Streifen für alle, die hier wohnen, arbeiten oder nur vorbeigehen und sich über Farben freuen;Grün
w-2;20000.50;107;Gewächshaus im Herzen des Viertels;Grün
w-3;125000;82;Der ganze Platz wird neu;Öffentlicher Raum
w-4;29999.50;80;Turngeräte für draußen;Öffentlicher Raum
w-5;17000;79;Bäckerei der Nachbarn;Öffentlicher Raum
w-6;40000;78;Willkommen! – Wandbild an der Unterführung;Kultur
w-7;35000;73;„Skatepark“ am See;Öffentlicher Raum
w-8;5000;66;Defibrillator am Ostufer;Sonstiges
w-9;4166.67;7;Drei Bänke;Grün
VOTES
voter_id;vote
1;w-1,w-2
2;w-3
