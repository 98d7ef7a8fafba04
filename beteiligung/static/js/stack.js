// [data-module] in a form with which one card after the other is entered: Enter leads to the next field and sends from the
// last one, so that no hand leaves the keys. Shift and Enter begins a new line. Without this, Enter does what it always does.
// An address ([data-lines]) has lines: there Enter begins the next one, and leads on from an empty one.

const FIELDS = 'input:is([type="text"], [type="email"], [type="tel"], [type="date"]), textarea'

// Whether anything stands in the line of the cursor, before it.
const writtenBefore = (area) => area.value.slice(0, area.selectionStart).split('\n').pop().trim() !== ''

export default function goOnWithEnter(hint) {
  const form = hint.closest('form')
  form.addEventListener('keydown', (event) => {
    if (event.key !== 'Enter' || event.shiftKey || event.isComposing || !event.target.matches(FIELDS)) return
    if (event.target.matches('[data-lines]') && writtenBefore(event.target)) return
    event.preventDefault()
    const fields = [...form.querySelectorAll(FIELDS)].filter((field) => field.checkVisibility())
    const next = fields[fields.indexOf(event.target) + 1]
    if (next) next.focus()
    else form.requestSubmit()
  })
}
