title,cost
Ein Fest,10
