-- People who write, for wrk: one thread and one connection each, so that each sends one form after the other.
-- wrk … --script writers.lua URL -- FILE SECONDS PAUSE; the pause is in milliseconds, 0 sends again at once.
--
-- A line of the file is one form: person, kind, path, cookie and body, with tabs between them. The path "-" is where
-- the last answer led. Nobody leaves while an answer is due: what was sent is acknowledged, or the run says otherwise.

local people = {}
local forms, place, next_path, ends = {}, 1, nil, 0
acknowledged, refused, has_left = {}, "", false -- global: read by done() from each thread

function setup(thread)
  table.insert(people, thread)
  thread:set("person", #people)
end

function init(args)
  local pause = tonumber(args[3])
  for line in io.lines(args[1]) do
    local who, kind, path, cookie, body = line:match("^(%d+)\t(%S+)\t(%S+)\t(%S+)\t(%S+)$")
    if tonumber(who) == person then
      table.insert(forms, {kind = kind, path = path, cookie = cookie, body = body})
    end
  end
  ends = os.time() + tonumber(args[2])
  if pause > 0 then
    math.randomseed(person)
    local first = true
    function delay()
      if first then
        first = false
        return 0
      end
      return math.random(pause / 2, pause * 3 / 2)
    end
  end
end

function request() -- wrk asks once more than it sends: only an answer leads on to the next form
  local form = forms[place]
  local headers = {
    ["Content-Type"] = "application/x-www-form-urlencoded",
    ["Cookie"] = form.cookie,
    ["Origin"] = "http://" .. wrk.headers["Host"],
  }
  return wrk.format("POST", form.path == "-" and next_path or form.path, headers, form.body)
end

function response(status, headers)
  local kind = forms[place].kind
  if status == 302 then
    acknowledged[kind] = (acknowledged[kind] or 0) + 1
    next_path = headers["Location"]:gsub("/aehnlich$", "/ort") -- past similar ideas
  else
    refused = kind .. ": " .. status
  end
  place = place + 1
  if forms[place] == nil then
    refused = "no form is left"
  end
  if refused ~= "" or os.time() >= ends then
    has_left = true
    wrk.thread:stop()
  end
end

function done()
  for number, thread in ipairs(people) do
    for kind, count in pairs(thread:get("acknowledged")) do
      io.write("acknowledged ", kind, " ", count, "\n")
    end
    if thread:get("refused") ~= "" then
      io.write("refused ", thread:get("refused"), "\n")
    end
    if not thread:get("has_left") then
      io.write("unanswered ", number, "\n")
    end
  end
end
