// A passage of an idea that is to be removed.
// [data-module][data-field="id"]: what is selected in the words inside fills the field.
// [data-module][data-forget="names"]: what the device keeps under these names goes as well once the form is sent.

export default function removePassage(box) {
  const { field, forget } = box.dataset
  if (forget) box.closest('form').addEventListener('submit', () => forget.split(' ').forEach((name) => localStorage.removeItem(name)))
  if (field) fillBySelecting(box, document.getElementById(field))
}

function fillBySelecting(box, field) {
  document.addEventListener('selectionchange', () => {
    const selection = getSelection()
    const text = selection.toString().trim()
    if (!text || !selection.rangeCount) return
    const place = selection.getRangeAt(0).commonAncestorContainer
    const words = (place.nodeType === Node.TEXT_NODE ? place.parentElement : place).closest('[data-words]')
    if (!words || !box.contains(words)) return
    field.value = text
    field.dispatchEvent(new Event('input', { bubbles: true }))
  })
}
