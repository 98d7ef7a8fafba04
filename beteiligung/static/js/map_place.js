// One place on the map, to look at.

export default async function showPlace(part) {
  const status = part.querySelector('[data-is="status"]')
  const place = part.dataset.pin.split(' ').map(Number)
  status.textContent = part.dataset.loading
  const { openMap, pinIcon } = await import(part.dataset.map)
  const { L, map } = await openMap(part.querySelector('[data-is="map"]'), [place], { withArea: true })
  status.textContent = ''
  const pin = L.marker(place, { icon: pinIcon(L, part), interactive: false, keyboard: false }).addTo(map).getElement()
  pin.setAttribute('role', 'img')
  pin.setAttribute('aria-label', part.dataset.label)
}
