// Of the page on which officers write cards down without a line: what a filled form holds, and how the next card begins.
// What is the same for a whole stack of cards stays, as does the area.

export async function fieldsOf(form, smaller) {
  for (const field of form.elements) if (field.willValidate) field.setAttribute('aria-invalid', String(!isRight(field)))
  if (![...form.elements].every(isRight)) return null
  const fields = [['submission_key', crypto.randomUUID()]]
  for (const [name, value] of new FormData(form)) {
    if (!(value instanceof File)) fields.push([name, value])
    else if (value.size) fields.push([name, await smaller(value)])
  }
  return fields
}

// What belongs to a choice is needed where that is chosen.
function isRight(field) {
  const choice = field.closest('[data-chooses]')
  const isNeeded = choice && !('optional' in field.dataset) ? document.getElementById(choice.dataset.chooses).checked : field.required
  if (!isNeeded || ['checkbox', 'radio'].includes(field.type)) return field.validity.valid || Boolean(choice && !isNeeded)
  return field.validity.valid && field.value.trim().length >= Number(field.dataset.least ?? 1)
}

export function begin(form) {
  for (const field of form.querySelectorAll('[data-each] :is(input, textarea)')) {
    if (['checkbox', 'radio'].includes(field.type)) field.checked = field.defaultChecked
    else field.value = field.defaultValue
  }
  form.elements.title.focus()
}
