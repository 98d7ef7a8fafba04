// [data-module] around boxes in rows of [data-columns]: arrow keys go from one to the next, and Tab passes them all.

export default function walkByArrows(grid) {
  const boxes = [...grid.querySelectorAll('input')]
  const columns = Number(grid.dataset.columns)
  const row = (number) => Math.floor(number / columns)
  const reach = (box) => {
    for (const other of boxes) other.tabIndex = other === box ? 0 : -1
  }
  reach(boxes[0])
  grid.addEventListener('focusin', (event) => reach(event.target))
  grid.addEventListener('keydown', (event) => {
    const here = boxes.indexOf(event.target)
    const sideways = { ArrowRight: 1, ArrowLeft: -1 }[event.key] ?? 0
    const step = sideways || ({ ArrowDown: columns, ArrowUp: -columns }[event.key] ?? 0)
    if (!step) return
    event.preventDefault()
    const next = here + step
    if (boxes[next] && (!sideways || row(next) === row(here))) boxes[next].focus()
  })
}
