// [data-module][data-field="id"]: what is selected in the words of an idea fills the field.

export default function fillBySelecting(box) {
  const field = document.getElementById(box.dataset.field)
  if (!field) return
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
