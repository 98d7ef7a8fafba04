-- Visitors for wrk, on one thread: each click takes the next address of a file, and the file begins anew at its end.
-- wrk … --script readers.lua URL -- FILE PEOPLE PAUSE; the pause is in milliseconds, 0 asks again at once.

local requests, place = {}, 0

function init(args)
  local people, pause = tonumber(args[2]), tonumber(args[3])
  for path in io.lines(args[1]) do
    table.insert(requests, wrk.format("GET", path))
  end
  if pause > 0 then
    -- The first click of each comes at once, later ones from half to one and a half pauses after the answer.
    local first = people
    function delay()
      first = first - 1
      return first >= 0 and 0 or math.random(pause / 2, pause * 3 / 2)
    end
  end
end

function request()
  place = place % #requests + 1
  return requests[place]
end
