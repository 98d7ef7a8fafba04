// The worker of the pages on which people write about their ideas. When the line is gone it keeps what was about to be
// sent and shows a page that was fetched before; when the line is back it sends all of it, in order. Nothing leaves the
// device before the server has taken it. Pages that are only read are not its business.

const CHAIN = /\/(ideen\/(neu|\d+\/(fotos|bearbeiten|antworten|kommentieren))|moderation\/aufnehmen)(?=[/?#]|$)/
const CARDS = '/moderation/aufnehmen'
const OFFLINE = '/ohne-netz'
const NEVER_WAITS = /\/(loeschen|zuruecknehmen)$/
const ANSWERED = [409, 413, 422, 429]
const AWAY = [502, 503, 504]
const NOT_KEPT = ['csrf_token', 'marke', 'sprachwechsel']
const NOT_KEPT_OF_CARDS = [...NOT_KEPT, 'hinzufuegen'] // a card is sent whole
const MOST = 20
const LASTS = 14 * 86_400_000

addEventListener('install', () => skipWaiting())
addEventListener('activate', (event) => event.waitUntil(clients.claim()))

addEventListener('fetch', (event) => {
  const { request } = event
  const { pathname } = new URL(request.url)
  if (request.mode === 'navigate') {
    if (CHAIN.test(pathname)) event.respondWith(request.method === 'POST' ? posted(request) : visited(request))
  } else if (/\/static\//.test(pathname) && (CHAIN.test(request.referrer) || /\/js\/(site|device)\.js/.test(request.referrer))) {
    event.respondWith(kept(request.url).then((answer) => answer ?? fetch(request)))
  }
})

addEventListener('sync', (event) => event.waitUntil(send()))

addEventListener('message', ({ data: [act, thing], ports: [port] }) => acts[act](thing).then((answer) => port?.postMessage(answer)))

const acts = {
  keepPage,
  list: entries,
  add,
  drop: (id) => store('readwrite', (box) => box.delete(id)),
  send,
  // The person says so, although somebody else is signed in by now.
  async agree(id) {
    await change(id, { agreed: true, refused: undefined })
    return send()
  },
}

// ---------- Pages

const isCard = (address) => address.includes(CARDS)
const offlineFor = (address) => new URL(address).pathname.replace(/\/(ideen|moderation)\/.*/, (isCard(address) ? CARDS : '/ideen/neu') + OFFLINE)
const kept = (address) => caches.match(address, { ignoreSearch: address.includes(OFFLINE), ignoreVary: true })

// Fetched without cookie: the page is the same for everybody, and so is what it needs.
async function keepPage(address) {
  const page = new URL(offlineFor(address), location).href
  const answer = await fetch(page, { credentials: 'omit', cache: 'no-cache' })
  if (!answer.ok) return
  const cache = await caches.open('ohne-netz')
  const files = [...(await answer.clone().text()).matchAll(/"([^"]*\/static\/[^"#]+)/g)].map(([, file]) => file)
  for (const file of new Set(files)) if (!(await cache.match(file))) await cache.add(file)
  await cache.put(page, answer)
}

async function visited(request) {
  const page = new URL(offlineFor(request.url), location).href
  if (request.url.includes(OFFLINE)) return (await kept(request.url)) ?? fetch(request)
  let answer
  try {
    answer = await fetch(request)
    if (!AWAY.includes(answer.status)) return answer
  } catch {
    // no line
  }
  return (await kept(page)) ?? answer ?? Response.error()
}

async function posted(request) {
  const copy = request.clone()
  const address = new URL(request.url)
  const id = Number(address.searchParams.get('geraet')) || undefined
  address.searchParams.delete('geraet')
  let answer
  try {
    answer = await fetch(request)
    if (id && answer.type === 'opaqueredirect') await acts.drop(id)
    if (!AWAY.includes(answer.status)) return answer
  } catch {
    // no line
  }
  const fields = [...(await copy.formData())]
  const mark = fields.find(([name]) => name === 'marke')?.[1]
  const canWait = !NEVER_WAITS.test(address.pathname) && !fields.some(([name]) => name === 'code') // a code is soon too old
  const dropped = isCard(address.href) ? NOT_KEPT_OF_CARDS : NOT_KEPT
  const number = canWait && (await add({ id, url: address.href, mark, fields: fields.filter(([name]) => !dropped.includes(name)) }))
  const page = new URL(offlineFor(request.url), location).href
  return Response.redirect(`${page}?${number ? `nr=${number}` : canWait ? 'voll' : ''}`, 303)
}

// ---------- What waits

function store(mode, act) {
  return new Promise((resolve, reject) => {
    const opening = indexedDB.open('geraet')
    opening.onupgradeneeded = () => opening.result.createObjectStore('wartet', { keyPath: 'id', autoIncrement: true })
    opening.onerror = () => reject(opening.error)
    opening.onsuccess = () => {
      const base = opening.result
      const work = base.transaction('wartet', mode)
      const asked = act(work.objectStore('wartet'))
      work.oncomplete = () => {
        base.close()
        resolve(asked?.result)
      }
      work.onabort = () => {
        base.close()
        reject(work.error)
      }
    }
  })
}

async function entries() {
  const all = await store('readonly', (box) => box.getAll())
  const old = all.filter(({ at }) => at < Date.now() - LASTS)
  for (const { id } of old) await acts.drop(id)
  return all.filter((entry) => !old.includes(entry))
}

async function add({ id, ...entry }) {
  try {
    if (!id && (await entries()).length >= MOST) return null
    const number = await store('readwrite', (box) => box.put({ ...entry, ...(id && { id }), at: Date.now() }))
    registration.sync?.register('send').catch(() => {})
    return number
  } catch {
    return null // no room
  }
}

// What was thrown away in the meantime does not come back.
const change = (id, values) =>
  store('readwrite', (box) => {
    box.get(id).onsuccess = ({ target }) => target.result && box.put({ ...target.result, ...values })
  })

// ---------- Sending: one at a time, whoever asks

let sending
const arrived = {}

function send() {
  sending ??= sendAll().finally(() => (sending = undefined))
  return sending
}

async function sendAll() {
  for (const entry of await entries()) {
    const alone = isCard(entry.url) // nothing builds on it, and it waits until whoever wrote it is signed in again
    if (entry.refused && (!alone || ANSWERED.includes(entry.refused))) {
      if (alone) continue
      break // the next ones may build on it
    }
    try {
      arrived[entry.id] = entry.key ? await sendIdea(entry) : (await post(entry, entry.url, entry.fields)).url
      await acts.drop(entry.id)
    } catch (error) {
      if (!error.refused) return { arrived, away: true }
      await change(entry.id, { refused: error.refused })
      if (!alone) break
    }
  }
  return { arrived }
}

// Written without a line from the beginning: the steps that the screens would have sent.
async function sendIdea(entry) {
  const start = entry.url
  if (!entry.draft) {
    const answer = await post(entry, start, [['submission_key', entry.key], ['raum', entry.raum]])
    entry.draft = answer.url.match(/neu\/\d+/)[0]
    await change(entry.id, { draft: entry.draft })
  }
  const draft = start.replace(/neu$/, entry.draft)
  await post(entry, `${draft}/was`, [['title', entry.title], ['text', entry.text]])
  if (entry.photo) await post(entry, `${draft}/ort`, [['fotos', entry.photo], ['hinzufuegen', '1']])
  return `${draft}/senden`
}

// The form is fetched first: its token is fresh, and it says for whom it is.
async function post(entry, address, fields) {
  const form = await ask(address)
  if (form.redirected) {
    if (/\/(senden|antworten)$/.test(address) && !form.url.endsWith('/was')) return form // it had arrived before
    throw { refused: 409 }
  }
  const page = await form.text()
  const [token, mark] = ['csrf_token', 'marke'].map((name) => page.match(new RegExp(`name="${name}"[^>]* value="([^"]*)"`))?.[1])
  if (mark !== entry.mark && !entry.agreed) throw { refused: 'mark' }
  const body = new FormData()
  for (const [name, value] of [...fields, ['csrf_token', token]]) body.append(name, value)
  const answer = await ask(address, { method: 'POST', body })
  if (!answer.redirected) throw { refused: answer.status }
  return answer
}

async function ask(address, options) {
  const answer = await fetch(address, options)
  if (answer.status >= 500) throw {}
  if (!answer.ok) throw { refused: answer.status }
  return answer
}
