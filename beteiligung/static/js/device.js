// What people write about their ideas survives a broken line: the worker keeps it, this shows it. On a form of the chain
// (form[data-device]) it prepares the device and puts back what the server refused; on the page that comes without a line
// ([data-offline]) it lists what waits, has it sent, and takes down a new idea. Elsewhere it only tells that something waits.
// Officers write cards down in the same way; how a card is kept stands in a part of its own ([data-keeps]).

const MINUTES = 60_000
const MARK = 'marke'
const CARDS = '/moderation/aufnehmen'
const READABLE = /^(title|text|place|beneficiaries|cost|contribution|period|shown_name|email|.*-alternative_text)$/

export default function device(element) {
  if ('offline' in element.dataset) return waitForLine(element)
  return element.matches('form') ? prepare(element) : tell(element)
}

async function worker(act, thing) {
  const { active } = await navigator.serviceWorker.ready
  const { port1, port2 } = new MessageChannel()
  const answer = new Promise((resolve) => (port1.onmessage = ({ data }) => resolve(data)))
  active.postMessage([act, thing], [port2])
  return answer
}

async function tell(element) {
  if (document.querySelector('[data-module*="forget.js"]')) return // it is being emptied
  const isPrepared = await navigator.serviceWorker.getRegistration()
  if (isPrepared && (await worker('list')).length) element.querySelector('[data-is-waiting]').hidden = false
}

// ---------- A form of the chain

async function prepare(form) {
  const mark = form.elements[MARK].value
  localStorage.setItem(MARK, mark)
  await navigator.serviceWorker.register(form.dataset.worker)
  const waiting = (await worker('list')).filter(({ url }) => isCard(url) === isCard(location.href))
  const here = new URL(form.getAttribute('action') || location, location)
  const isShownAgain = new URLSearchParams(location.search).has('geraet')
  here.searchParams.delete('geraet')
  const refused = waiting.find((entry) => isAnswered(entry) && entry.url === here.href && (entry.mark === mark || entry.agreed))
  if (refused) {
    form.action = `${here.pathname}?${new URLSearchParams([...here.searchParams, ['geraet', refused.id]])}`
    if (!isShownAgain) fill(form, refused.fields)
    form.querySelector('[data-is-put-back]').hidden = false
  } else if (waiting.length) await tellHowMany(form, waiting.length)
  const page = isCard(location.href) ? 'karten-ohne-netz' : 'ohne-netz'
  if (sessionStorage.getItem(page) === document.documentElement.lang) return
  await worker('keepPage', location.href)
  sessionStorage.setItem(page, document.documentElement.lang)
}

function isCard(address) {
  return address.includes(CARDS)
}

// A card that nobody here may send goes by itself when its officer is signed in again.
function isAnswered({ refused, url }) {
  return Boolean(refused) && !(isCard(url) && [403, 'mark'].includes(refused))
}

// Cards need nobody to look at them once more: they are sent from the form as well.
async function tellHowMany(form, count) {
  const note = form.querySelector('[data-is-waiting]')
  const words = note.querySelector('[data-count]')
  if (words) words.textContent = count === 1 ? words.dataset.one : words.dataset.many.replace('{n}', count)
  note.hidden = count === 0
  if (!words || !count) return
  const { arrived } = await worker('send')
  const left = (await worker('list')).filter(({ url }) => isCard(url)).length
  if (left === count) return
  if (form.elements.title.value || form.elements.text.value) return tellHowMany(form, left)
  location.assign(Object.values(arrived).at(-1) ?? location.href)
}

function fill(form, fields) {
  const valuesOf = (field) => fields.filter(([name]) => name === field.name).map(([, value]) => value)
  for (const field of form.elements) {
    const values = valuesOf(field)
    if (field.type === 'file') field.files = asList(values)
    else if (values.length && field.name !== 'version' && field.type !== 'submit') field.value = values[0]
    field.dispatchEvent(new Event('input', { bubbles: true }))
  }
  // Last: typing into what belongs to a choice has chosen it.
  for (const field of form.elements) if (['checkbox', 'radio'].includes(field.type)) field.checked = valuesOf(field).includes(field.value)
}

function asList(files) {
  const list = new DataTransfer()
  for (const file of files) if (file.name) list.items.add(file)
  return list.files
}

// ---------- The page without a line

function waitForLine(page) {
  const find = (name) => page.querySelector(`[data-is="${name}"]`)
  const [status, list, template, form] = ['status', 'list', 'entry', 'form'].map(find)
  const words = status.dataset
  const moment = new Intl.DateTimeFormat(`${document.documentElement.lang}-u-nu-latn`, { dateStyle: 'medium', timeStyle: 'short' })
  const query = new URLSearchParams(location.search)
  const seen = new Set([query.get('nr')]) // what this page is about, of all that was sent
  const isInPlaceOfAnother = location.pathname !== page.dataset.offline
  let pause, timer, changed
  let known // what was refused before: the worker may send without this page having asked for it
  let isFirst = true

  find('try').addEventListener('click', atOnce)
  addEventListener('online', atOnce)
  document.addEventListener('visibilitychange', () => document.hidden || attempt())
  form.addEventListener('submit', page.dataset.keeps ? keepCard : keep)
  if (query.has('voll')) find('full').hidden = false
  return attempt()

  function atOnce() {
    pause = undefined
    return attempt()
  }

  async function attempt() {
    clearTimeout(timer)
    known ??= refusedOf(await show())
    status.textContent = words.sending
    const { arrived, away } = await worker('send')
    const waiting = await show()
    const isThere = away ? false : await hasLine()
    find('own').hidden = !isThere
    find('out')?.toggleAttribute('hidden', !waiting.some(({ refused }) => refused === 403))
    const refused = waiting.find(({ refused }) => refused)
    const isNews = refused && (!known.includes(refused.id) || query.get('nr') === String(refused.id))
    known = refusedOf(waiting)
    status.textContent = refused ? words.refused : isThere ? (waiting.length ? words.sending : words.done) : words.away
    if (isThere && !isWriting()) {
      if (isNews && hasForm(refused)) return location.assign(refused.url)
      if (refused) return // whoever comes to look at the list stays there
      const answered = [...seen].filter((id) => Object.hasOwn(arrived, id)).map((id) => arrived[id])[0]
      if (answered) return location.assign(answered)
      if (isInPlaceOfAnother && !isFirst) return location.reload()
    }
    if (isThere && !waiting.length && !isInPlaceOfAnother) return
    isFirst = false // a page that failed a moment ago is not asked for again in the same moment
    pause = Math.min((pause ?? 1_000) * 2, 5 * MINUTES)
    timer = setTimeout(attempt, pause)
  }

  function refusedOf(waiting) {
    return waiting.filter(({ refused }) => refused).map(({ id }) => id)
  }

  async function hasLine() {
    try {
      return (await fetch(page.dataset.ask, { method: 'HEAD', cache: 'no-store' })).ok
    } catch {
      return false
    }
  }

  function isWriting() {
    return Boolean(form.elements.title.value || form.elements.text.value)
  }

  // A form of one screen is shown again by its own page; an idea that was written here is changed here.
  function hasForm(entry) {
    return !entry.key && [409, 413, 422, 429].includes(entry.refused)
  }

  async function show() {
    const waiting = (await worker('list')).filter(({ url }) => isCard(url) === isCard(page.dataset.offline))
    for (const { id } of waiting) seen.add(String(id))
    find('waiting').hidden = waiting.length === 0
    list.replaceChildren(...waiting.map(asItem))
    return waiting
  }

  function asItem(entry) {
    const item = template.firstElementChild.cloneNode(true)
    const part = (name) => item.querySelector(`[data-is="${name}"]`)
    const fields = entry.fields ?? [['title', entry.title], ['text', entry.text]]
    const isOthers = entry.refused === 'mark' // who else uses the phone learns no more than is needed to decide
    const readable = isOthers ? /^title$/ : READABLE
    const texts = fields.filter(([name, value]) => readable.test(name) && value).map(([, value]) => value)
    const files = [entry.photo, ...fields.map(([, value]) => value)].filter((value) => value instanceof Blob && value.size)
    part('when').textContent = moment.format(entry.at)
    part('texts').textContent = texts.join('\n') || (files.length ? words.photo : words.step)
    part('files').textContent = files.map(({ name }) => name).join(', ')
    part('other').hidden = !isOthers
    part('agree').hidden = !isOthers || isCard(entry.url) // who enters an idea is named, so nobody else sends it
    part('why').hidden = !entry.refused || isOthers || entry.refused === 403
    part('open').hidden = !entry.refused || !hasForm(entry)
    part('change').hidden = !entry.key
    part('agree').addEventListener('click', () => worker('agree', entry.id).then(attempt))
    part('open').addEventListener('click', () => location.assign(entry.url))
    part('change').addEventListener('click', () => change(entry))
    part('drop').addEventListener('click', async ({ target }) => {
      const isSure = target.textContent === words.sure
      target.textContent = words.sure
      if (isSure) await worker('drop', entry.id).then(attempt)
    })
    return item
  }

  // Until something is kept nothing may be typed that would then be emptied with it.
  async function whileStill(act) {
    form.inert = true
    return act().finally(() => (form.inert = false))
  }

  async function keepCard(event) {
    event.preventDefault()
    const { fields, isKept, begin } = await whileStill(async () => {
      const { fieldsOf, begin } = await import(page.dataset.keeps)
      const { smaller } = await import(page.dataset.photos)
      const fields = await fieldsOf(form, smaller)
      return { fields, begin, isKept: fields && (await worker('add', { url: form.action, mark: localStorage.getItem(MARK), fields })) }
    })
    find('wrong').hidden = Boolean(fields)
    if (!fields) return find('wrong').focus()
    if (!isKept) return (find('full').hidden = false)
    begin(form)
    await attempt()
  }

  function change(entry) {
    changed = entry
    for (const name of ['raum', 'title', 'text']) form.elements[name].value = entry[name]
    form.elements.foto.files = asList([entry.photo].filter(Boolean))
    form.elements.title.focus()
  }

  async function keep(event) {
    event.preventDefault()
    const { raum, title, text, foto } = form.elements
    const wrong = [[raum, raum.value], [title, title.value.trim().length > 3], [text, text.value.trim().length > 19]]
      .filter(([, isRight]) => !isRight)
      .map(([field]) => field)
    for (const field of [title, text]) field.setAttribute('aria-invalid', String(wrong.includes(field)))
    find('wrong').hidden = wrong.length === 0
    if (wrong.length) return find('wrong').focus()
    const isKept = await whileStill(async () => {
      const photo = foto.files[0] && (await (await import(page.dataset.photos)).smaller(foto.files[0]))
      const { id, key = crypto.randomUUID(), draft } = changed ?? {}
      const mark = changed?.mark ?? localStorage.getItem(MARK)
      return worker('add', { id, url: page.dataset.start, mark, key, draft, raum: raum.value, title: title.value, text: text.value, photo })
    })
    if (!isKept) return (find('full').hidden = false)
    changed = undefined
    form.reset()
    form.querySelector('[data-forget]').click()
    await attempt()
    find('waiting').scrollIntoView({ block: 'center' })
  }
}
