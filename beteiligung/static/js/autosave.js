// form[data-autosave="name"]: keeps what is typed on this device until it has been sent; offers it again after a mishap.
// Only texts that people write: no passwords, codes, addresses or hidden fields. Once sent, the text lives as long
// as the tab, in case the line broke; a page that says it arrived forgets it.

const DAYS_KEPT = 14

export default function keepText(form) {
  const key = `text:${form.dataset.autosave}`
  const kept = form.querySelector('[data-is-kept]')
  const found = form.querySelector('[data-is-found]')
  const fields = [...form.querySelectorAll('textarea, input[type="text"][name]:is(:not([autocomplete]), [autocomplete="off"])')]

  const typed = () => Object.fromEntries(fields.filter((field) => field.value).map((field) => [field.name, field.value]))
  const forget = () => {
    localStorage.removeItem(key)
    sessionStorage.removeItem(key)
    kept.hidden = found.hidden = true
  }
  const restore = () => {
    for (const field of fields) if (stored.texts[field.name] !== undefined) field.value = stored.texts[field.name]
    for (const field of fields) field.dispatchEvent(new Event('input', { bubbles: true }))
    found.hidden = true
    fields[0]?.focus()
  }
  let pause
  const save = () => {
    const texts = typed()
    if (Object.keys(texts).length === 0) return forget()
    localStorage.setItem(key, JSON.stringify({ texts, at: Date.now() }))
    found.hidden = true
    kept.hidden = false
  }

  const stored = read(key)
  if (stored && fields.some((field) => (stored.texts[field.name] ?? field.value) !== field.value)) found.hidden = false

  for (const field of fields) {
    field.addEventListener('input', () => {
      clearTimeout(pause)
      pause = setTimeout(save, 400)
    })
  }
  for (const button of form.querySelectorAll('[data-forget]')) button.addEventListener('click', forget)
  form.querySelector('[data-restore]').addEventListener('click', restore)
  form.addEventListener('submit', (event) => {
    if (event.defaultPrevented) return
    clearTimeout(pause)
    sessionStorage.setItem(key, JSON.stringify({ texts: typed(), at: Date.now() }))
    localStorage.removeItem(key)
  })
}

function read(key) {
  try {
    const stored = JSON.parse(localStorage.getItem(key) ?? sessionStorage.getItem(key))
    if (stored && Date.now() - stored.at < DAYS_KEPT * 86_400_000) return stored
  } catch {
    // an entry that cannot be read is as good as none
  }
  localStorage.removeItem(key)
  return null
}
