// Arrow keys turn the pages of ideas on a wall. Links do the same without this.

const LINKS = { ArrowLeft: 'a[rel="prev"]', ArrowRight: 'a[rel="next"]' }

export default function turnPages(slide) {
  addEventListener('keydown', (event) => {
    if (event.altKey || event.ctrlKey || event.metaKey || event.shiftKey) return // the browser's own ways back and on
    slide.querySelector(LINKS[event.key])?.click()
  })
}
