// What every page may use. Each part is bound by a data attribute and each page works without it.
// Words that scripts show stand in the templates, translated.

const DAY = 86_400_000
const language = `${document.documentElement.lang}-u-nu-latn`

// [data-module="address"]: a part of its own, fetched only where it is used.
for (const element of document.querySelectorAll('[data-module]')) {
  import(element.dataset.module).then((part) => part.default(element))
}

// form[data-device="address"]: what survives a broken line is prepared last, when nothing else is to be done.
const kept = navigator.serviceWorker && document.querySelector('[data-device]')
if (kept) {
  const prepare = () => import(kept.dataset.device).then((part) => part.default(kept)).catch(() => {}) // the line broke just now
  addEventListener('load', () => (globalThis.requestIdleCallback ?? setTimeout)(prepare))
}

document.querySelector('[data-focus]')?.focus()
if (document.querySelector('[data-arrived]')) sessionStorage.clear()

showTimes()
countCharacters()
sendOnce()
closeMenus()
chooseByTyping()
fillOnTap()
offerPosition()
offerSharing()

// time[data-relative]: "vor 2 Tagen" while younger than a month; the date itself stays as its title.
function showTimes() {
  if (!Intl.RelativeTimeFormat) return
  const format = new Intl.RelativeTimeFormat(language, { numeric: 'auto' })
  const today = new Date().setHours(0, 0, 0, 0)
  for (const time of document.querySelectorAll('time[data-relative]')) {
    const days = Math.round((new Date(time.dateTime).setHours(0, 0, 0, 0) - today) / DAY)
    if (!(days <= 0 && days > -31)) continue
    const line = time.closest('p') ?? time
    line.style.minBlockSize = `${line.offsetHeight}px` // a shorter text must not move what is below
    time.title = time.textContent
    time.textContent = days > -14 ? format.format(days, 'day') : format.format(Math.trunc(days / 7), 'week')
  }
}

// [data-counter="id"]: tells how many characters are left, once a fifth or less is.
function countCharacters() {
  const number = new Intl.NumberFormat(language)
  for (const note of document.querySelectorAll('[data-counter]')) {
    const field = document.getElementById(note.dataset.counter)
    const most = Number(note.dataset.most)
    const allowed = note.textContent
    const say = () => {
      const left = most - [...field.value.replace(/\r\n?/g, '\n')].length
      const text = left < 0 ? note.dataset.over : note.dataset.left
      note.textContent = left > most / 5 ? allowed : text.replace('{n}', number.format(Math.abs(left)))
    }
    let pause
    field.addEventListener('input', () => {
      clearTimeout(pause)
      pause = setTimeout(say, 400)
    })
    say()
  }
}

// form[data-once]: a second tap does nothing. Buttons come alive again when the page is shown again.
function sendOnce() {
  addEventListener('submit', (event) => {
    const form = event.target
    if (!form.matches('[data-once]')) return
    if (form.dataset.sent) event.preventDefault()
    form.dataset.sent = 'yes'
    for (const button of form.querySelectorAll('[type="submit"]')) button.setAttribute('aria-disabled', 'true')
  })
  addEventListener('pageshow', () => {
    for (const form of document.querySelectorAll('[data-sent]')) {
      delete form.dataset.sent
      for (const button of form.querySelectorAll('[type="submit"]')) button.removeAttribute('aria-disabled')
    }
  })
}

// details[data-menu]: closes by Escape and by a tap elsewhere.
function closeMenus() {
  const close = (except) => {
    for (const menu of document.querySelectorAll('[data-menu][open]')) if (!menu.contains(except)) menu.open = false
  }
  addEventListener('click', (event) => close(event.target))
  addEventListener('keydown', (event) => {
    const menu = document.activeElement?.closest('[data-menu][open]')
    if (event.key !== 'Escape') return
    menu?.querySelector('summary').focus()
    close(null)
  })
}

// [data-chooses="id"]: whoever types into a field that belongs to a choice has chosen it.
function chooseByTyping() {
  for (const box of document.querySelectorAll('[data-chooses]')) {
    box.addEventListener('input', () => {
      document.getElementById(box.dataset.chooses).checked = true
    })
  }
}

// button[data-fills="address"]: shows the part it controls; the module that fills it is fetched with the first tap.
function fillOnTap() {
  for (const button of document.querySelectorAll('[data-fills]')) {
    const part = document.getElementById(button.getAttribute('aria-controls'))
    let filled
    button.addEventListener('click', async () => {
      part.hidden = !part.hidden
      button.setAttribute('aria-expanded', String(!part.hidden))
      if (part.hidden) return
      filled ??= import(button.dataset.fills).then((module) => module.default(part))
      try {
        await filled
      } catch {
        filled = undefined // the line broke; the next tap tries again
        part.querySelector('[role="status"]').textContent = button.dataset.failed
      }
    })
  }
}

// [data-position]: fills two hidden fields with where the person is, after the browser has asked them.
function offerPosition() {
  for (const box of document.querySelectorAll('[data-position]')) {
    if (!navigator.geolocation) {
      box.hidden = true
      continue
    }
    const button = box.querySelector('button')
    const status = box.querySelector('[role="status"]')
    const fill = ({ coords }) => {
      // five decimals are about a metre
      const latitude = document.getElementById(box.dataset.lat)
      latitude.value = coords.latitude.toFixed(5)
      document.getElementById(box.dataset.lon).value = coords.longitude.toFixed(5)
      latitude.dispatchEvent(new Event('change', { bubbles: true }))
      status.textContent = box.dataset.found
      box.parentElement.querySelector('[data-is="told"]')?.removeAttribute('hidden')
      if ('submit' in box.dataset) button.form.requestSubmit()
    }
    const excuse = ({ code }) => {
      status.textContent = [box.dataset.denied, box.dataset.unknown, box.dataset.slow][code - 1]
    }
    button.addEventListener('click', () => {
      status.textContent = box.dataset.looking
      navigator.geolocation.getCurrentPosition(fill, excuse, { timeout: 10_000, maximumAge: 60_000 })
    })
  }
}

// [data-share="address"]: hands the page to the phone's own menu; where there is none, copies its address.
function offerSharing() {
  for (const { dataset, children } of document.querySelectorAll('[data-share]')) {
    const [button, status] = children
    button.addEventListener('click', async () => {
      status.textContent = ''
      try {
        if (navigator.share) return await navigator.share({ title: dataset.title, url: dataset.share })
        await navigator.clipboard.writeText(dataset.share)
        status.textContent = dataset.copied
      } catch (error) {
        if (error.name !== 'AbortError') status.textContent = dataset.failed // who closed the menu knows
      }
    })
  }
}
