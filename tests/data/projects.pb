META
key;value
description;A made-up neighbourhood budget; with a semicolon
country;Deutschland
unit;Musterstadt
num_projects;4
num_votes;2
budget;60000
vote_type;approval
rule;greedy
language;de
currency;EUR
PROJECTS
project_id;cost;votes;name;category;target;selected;latitude;longitude
P-1;12000.0;12;Bäume für den Schulhof;kinder;children;1;51.5300;7.4672
P-2;40.5;9;"Ein ""Platz an der Sonne"" für alle";Umwelt,zusammenhalt;;1;51.4884;7.4991
P-3;0;3;Ein sehr langer Titel, wie ihn Menschen schreiben, die alles auf einmal sagen wollen: Beete, Bänke, Bäume und noch mehr Beete, Beete, Bänke, Bäume und noch mehr Beete, Beete, Bänke, Bäume und noch mehr Beete, Beete, Bänke, Bäume und noch mehr Beete, Beete, Bänke, Bäume und noch mehr Beete, Beete, Bänke, Bäume und noch mehr Beete, und am Ende ein Fest;;adults;0;51.5233;7.4817
P-4;7500;1;"Bänke; die bleiben";Gemeinsam handeln;;0;51.5079;7.4125
VOTES
voter_id;vote
1;P-1,P-2
2;P-2
