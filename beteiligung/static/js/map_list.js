// The ideas of a list as numbers on a map, in the order of the list. Each number is a button and opens a small card, made
// of what the list says. What would lie on top of each other moves apart; a line leads to where it belongs.

const SIZE = 40 // pixels of a number, and how far apart they stay

export default async function showList(part) {
  const words = part.dataset
  const [box, status, opened] = ['map', 'status', 'card'].map((name) => part.querySelector(`[data-is="${name}"]`))
  status.textContent = words.loading
  const { openMap } = await import(words.map)
  const pinned = [...document.querySelectorAll(`#${words.list} > [data-pin]`)].map((card) => [card, placeOf(card)])
  const places = pinned.map(([, place]) => place)
  const { L, map, city, tidy } = await openMap(box, places, { withArea: true })
  status.textContent = ''

  const shown = pinned
    .filter(([, place]) => city.contains(place))
    .map(([card, place], index) => {
      const number = index + 1
      const title = card.querySelector('a')
      bear(card, number)
      const marker = L.marker(place, { icon: numberIcon(L, number), keyboard: false }).addTo(map)
      const button = marker.getElement()
      button.setAttribute('aria-label', `${number}: ${title.textContent}`)
      button.lang = title.closest('[lang]').lang
      button.setAttribute('aria-expanded', 'false')
      marker.on('click', () => open(card, button))
      L.circleMarker(place, { className: 'map-spot', interactive: false, radius: 4 }).addTo(map)
      const line = L.polyline([place, place], { className: 'map-lead', interactive: false }).addTo(map)
      return { place, marker, line }
    })
  opened.addEventListener('keydown', (event) => {
    if (event.key === 'Escape') close()?.focus()
  })
  map.on('zoomend', spread)
  spread()

  function spread() {
    const points = apart(shown.map(({ place }) => map.latLngToLayerPoint(place)))
    for (const [index, { place, marker, line }] of shown.entries()) {
      const seat = map.layerPointToLatLng(points[index])
      marker.setLatLng(seat)
      line.setLatLngs([place, seat])
      if (marker.getElement() === document.activeElement) map.panInside(seat, { padding: [SIZE, SIZE] }) // it moved away
    }
    tidy()
  }

  function open(card, button) {
    close()
    button.setAttribute('aria-expanded', 'true')
    const state = card.querySelector('.card-foot > *')
    opened.replaceChildren(...[card.querySelector('.map-number'), card.querySelector('a').parentElement, state].map(copy))
    opened.hidden = false
    opened.querySelector('a').focus()
  }

  function close() {
    const button = box.querySelector('[aria-expanded="true"]')
    button?.setAttribute('aria-expanded', 'false')
    opened.hidden = true
    return button
  }

  function bear(card, number) {
    const badge = Object.assign(document.createElement('span'), { className: 'map-number', textContent: number })
    badge.setAttribute('role', 'img')
    badge.setAttribute('aria-label', words.number.replace('{n}', number))
    card.prepend(badge)
  }
}

function placeOf(card) {
  return card.dataset.pin.split(' ').map(Number)
}

function copy(element) {
  return element.cloneNode(true)
}

function numberIcon(L, number) {
  const NumberIcon = L.DivIcon.extend({
    createIcon() {
      const button = Object.assign(document.createElement('button'), { type: 'button', textContent: number })
      this._setIconStyles(button, 'icon')
      return button
    },
  })
  return new NumberIcon({ className: 'map-number', iconSize: [SIZE, SIZE], iconAnchor: [SIZE / 2, SIZE / 2] })
}

// Pushes points away from each other until none are nearer than a number is wide, or nearly so.
function apart(points) {
  const seats = points.map((point) => point.clone())
  for (let round = 0; round < 60; round += 1) {
    let isCrowded = false
    for (const [index, one] of seats.entries()) {
      for (const [step, other] of seats.slice(index + 1).entries()) {
        const [x, y] = [other.x - one.x, other.y - one.y]
        const gap = Math.hypot(x, y)
        if (gap >= SIZE) continue
        isCrowded = true
        const angle = gap ? Math.atan2(y, x) : (index + step) * 2.4 // those on one spot go in all directions
        const [east, south] = [(Math.cos(angle) * (SIZE - gap + 1)) / 2, (Math.sin(angle) * (SIZE - gap + 1)) / 2]
        one.x -= east
        one.y -= south
        other.x += east
        other.y += south
      }
    }
    if (!isCrowded) break
  }
  return seats
}
