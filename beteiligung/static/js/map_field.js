// A pin on the map for two hidden fields. It is set by a tap, dragged, moved by arrow keys, or typed as coordinates;
// "my position" fills the same fields. The fields are what counts: the pin shows what stands in them.

const METRES_PER_DEGREE = 111_195
const STEPS = {
  ArrowUp: [1, 0, 'north'],
  ArrowDown: [-1, 0, 'south'],
  ArrowRight: [0, 1, 'east'],
  ArrowLeft: [0, -1, 'west'],
}

export default async function pickPlace(part) {
  const find = (name) => part.parentElement.parentElement.querySelector(`[data-is="${name}"]`)
  const words = part.dataset
  const latitude = document.getElementById(words.latitude)
  const longitude = document.getElementById(words.longitude)
  const [box, status, told, where, offer, set, remove, typed, refusal] = [
    'map', 'status', 'told', 'where', 'offer', 'set', 'remove', 'typed', 'refusal',
  ].map(find)

  status.textContent = words.loading
  const { CLOSE, openMap, pinIcon } = await import(words.map)
  const { L, map } = await openMap(box, latitude.value && longitude.value ? [[Number(latitude.value), Number(longitude.value)]] : [])
  status.textContent = ''

  const pin = L.marker(map.getCenter(), { autoPan: true, draggable: true, icon: pinIcon(L, part) })
  pin.on('add', () => {
    const element = pin.getElement()
    element.setAttribute('role', 'application') // screen readers then leave the arrow keys to us
    element.setAttribute('aria-label', words.pin)
    element.addEventListener('keydown', step)
  })
  pin.on('dragend', () => put(pin.getLatLng()))
  map.on('click', ({ latlng }) => {
    put(latlng)
    pin.getElement().focus() // the arrow keys then move it
  })
  set.addEventListener('click', () => {
    put(map.getCenter())
    pin.getElement().focus()
  })
  remove.addEventListener('click', () => {
    clear()
    set.focus() // the button that was pressed is gone
  })
  typed.addEventListener('change', read)
  typed.addEventListener('keydown', (event) => {
    if (event.key !== 'Enter') return
    event.preventDefault() // this field is no reason to send the form
    read()
  })
  latitude.addEventListener('change', () => {
    show()
    ask()
  })

  show()
  ask()

  function place() {
    return latitude.value && longitude.value ? L.latLng(latitude.value, longitude.value) : null
  }

  function put(point) {
    latitude.value = point.lat.toFixed(5) // about a metre
    longitude.value = L.Util.wrapNum(point.lng, [-180, 180], true).toFixed(5)
    latitude.dispatchEvent(new Event('change', { bubbles: true }))
  }

  function clear() {
    latitude.value = longitude.value = ''
    show()
    forget()
    offer.querySelector('input').checked = false
    status.textContent = words.removed
  }

  function show() {
    const here = place()
    set.hidden = Boolean(here)
    remove.hidden = told.hidden = !here
    refusal.hidden = true
    typed.removeAttribute('aria-invalid')
    typed.value = here ? `${latitude.value}, ${longitude.value}` : ''
    if (!here) return pin.remove()
    const isNew = !map.hasLayer(pin)
    pin.setLatLng(here).addTo(map)
    if (!map.getBounds().pad(-0.1).contains(here)) map.setView(here, isNew ? CLOSE : map.getZoom())
  }

  function step(event) {
    const found = STEPS[event.key]
    if (!found || event.altKey || event.ctrlKey || event.metaKey) return
    event.preventDefault()
    event.stopPropagation()
    const [north, east, direction] = found
    const metres = event.shiftKey ? 100 : 10
    const { lat, lng } = pin.getLatLng()
    const degrees = metres / METRES_PER_DEGREE
    put(L.latLng(lat + north * degrees, lng + (east * degrees) / Math.cos((lat * Math.PI) / 180)))
    status.textContent = words[direction].replace('{n}', metres)
  }

  function read() {
    const text = typed.value.replace(/[٠-٩]/g, (digit) => digit.charCodeAt(0) & 15).replace(/٫/g, ',')
    if (text === (place() ? `${latitude.value}, ${longitude.value}` : '')) return
    const numbers = (text.match(/-?\d+(?:[.,]\d+)?/g) ?? []).map((number) => Number(number.replace(',', '.')))
    const point = numbers.length === 2 && Math.abs(numbers[0]) <= 90 ? L.latLng(numbers) : null
    if (point && map.options.maxBounds.contains(point)) return put(point)
    if (!text.trim()) return clear()
    find('why').textContent = point ? words.far : words.unread
    refusal.hidden = false
    typed.setAttribute('aria-invalid', 'true')
  }

  // The server says in which area the pin stands and offers that area where another was chosen.
  function ask() {
    forget()
    const here = place()
    if (!here) return
    ask.soon = setTimeout(async () => {
      const query = new URLSearchParams({ lat: latitude.value, lon: longitude.value, raum: words.area })
      try {
        const answer = await fetch(`${words.ask}?${query}`)
        if (!answer.ok || !place()?.equals(here)) return
        const { message, offer: better } = await answer.json()
        status.textContent = where.textContent = message
        const box = offer.querySelector('input')
        box.checked &&= better?.slug === box.value
        offer.hidden = !better
        if (!better) return
        box.value = better.slug
        find('offered').textContent = better.label
      } catch {
        // without an answer the place is as good; the next screen says the same
      }
    }, 700)
  }

  function forget() {
    clearTimeout(ask.soon)
    where.textContent = ''
    offer.hidden = true
  }
}
