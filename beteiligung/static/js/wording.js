// [data-module] around the choice of a ready-made text: what is chosen is shown at once, as its readers will get it. The
// server fills it in, as it does for the button; what was typed stays where it is, since both are sent.

export default function showChosen(part) {
  const form = part.closest('form')
  const preview = part.querySelector('[data-preview]')
  const status = part.querySelector('[role="status"]')
  const button = part.querySelector('button')
  if (!button) return
  const { module, shown } = form.elements
  let asked = 0
  const clear = () => {
    shown.value = ''
    preview.replaceChildren()
  }
  const show = async () => {
    const number = (asked += 1)
    status.textContent = ''
    clear() // nothing is sent unread, also while the line is slow
    if (!module.value) return
    const body = new URLSearchParams(new FormData(form))
    body.set(button.name, button.value) // without it the decision would be sent
    try {
      const answer = await fetch(form.action, { method: 'POST', body })
      const page = new DOMParser().parseFromString(await answer.text(), 'text/html')
      if (number !== asked) return
      shown.value = page.querySelector('#form [name="shown"]').value
      preview.replaceChildren(...page.querySelectorAll('#fehler p:not(.soft)'), ...page.querySelector('[data-preview]').childNodes)
      status.textContent = shown.value ? status.dataset.ready : ''
    } catch {
      if (number === asked) status.textContent = status.dataset.failed
    }
  }
  form.addEventListener('change', ({ target }) => {
    if (target === module || (module.value && target.type === 'radio')) show()
  })
  button.addEventListener('click', (event) => {
    event.preventDefault()
    show()
  })
}
