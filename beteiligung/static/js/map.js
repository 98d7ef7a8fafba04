// A map of the city: boundaries, and pictures where the city has a source of them. Leaflet and its styles are fetched
// here, after somebody asked for a map. Colours stand in the styles; the map looks the same way in every language.

const ours = document.querySelector('link[rel="stylesheet"]') // comes last and overrules
const moves = matchMedia('(prefers-reduced-motion: no-preference)').matches

export const CLOSE = 16 // single houses
const [ROOM, BESIDE_BUTTONS] = [32, 80] // pixels at the edge, so that a pin is seen whole

// ``places``: [latitude, longitude] of what must be seen; one alone from close by, unless the area around it must be seen
// as well. Without places: the area the map is about, else the city.
export async function openMap(box, places = [], { withArea = false } = {}) {
  const { leaflet, styles, boundaries, tiles, bounds, zooms } = box.dataset
  const [data] = await Promise.all([
    fetch(boundaries).then((answer) => answer.json()),
    import(leaflet),
    ...styles.split(' ').map(useStyles),
  ])
  const L = globalThis.L
  const city = toBounds(L, bounds)
  const [least, most] = zooms.split(' ').map(Number)
  const map = L.map(box, {
    attributionControl: false, // the caption names the makers
    bounceAtZoomLimits: false,
    maxBounds: city.pad(0.1),
    maxZoom: most,
    minZoom: least,
    scrollWheelZoom: false, // who scrolls the page must not be held up
    zoomAnimation: moves,
    fadeAnimation: moves,
    zoomControl: false,
    zoomSnap: 0.25, // what must be seen fills a small screen
  })
  L.control
    .zoom({
      position: document.dir === 'rtl' ? 'topright' : 'topleft',
      zoomInTitle: box.dataset.nearer,
      zoomOutTitle: box.dataset.farther,
    })
    .addTo(map)
  const { own, names } = showAreas(L, map, data, box.dataset.area)
  const seen = L.latLngBounds(places.filter((place) => city.contains(place)))
  if (own && (withArea || !places.length || !tiles)) seen.extend(own.getBounds?.() ?? own.getLatLng())
  const closest = !tiles ? CLOSE - 3 : own && !own.getBounds && !places.length ? CLOSE - 2 : CLOSE // without pictures areas must be seen
  const [west, east] = document.dir === 'rtl' ? [ROOM, BESIDE_BUTTONS] : [BESIDE_BUTTONS, ROOM]
  const room = { paddingTopLeft: [west, ROOM], paddingBottomRight: [east, ROOM] }
  if (seen.isValid()) map.fitBounds(seen, { maxZoom: closest, ...room })
  else map.fitBounds(city)
  const tidy = () => thinOut(names, box.querySelectorAll('.leaflet-marker-icon'))
  map.on('zoomend', tidy)
  tidy()
  if (tiles) showPictures(L, map, tiles, city) // last, so that none is fetched for a view that nobody sees
  new ResizeObserver(() => map.invalidateSize({ pan: false })).observe(box)
  return { L, map, city, tidy }
}

// The drawing of a pin, from the template in the part.
export function pinIcon(L, part) {
  return L.divIcon({
    className: 'map-pin',
    html: part.querySelector('[data-is="pin"]').content.firstElementChild.cloneNode(true),
    iconSize: [44, 52],
    iconAnchor: [22, 50],
  })
}

function useStyles(address) {
  return new Promise((resolve, reject) => {
    const link = Object.assign(document.createElement('link'), { rel: 'stylesheet', href: address })
    link.addEventListener('load', resolve)
    link.addEventListener('error', reject)
    ours.before(link)
  })
}

function toBounds(L, text) {
  const [west, south, east, north] = text.split(' ').map(Number)
  return L.latLngBounds([south, west], [north, east])
}

// Pictures by ourselves: Leaflet's own layer uses data addresses, which our content security policy refuses. One that did
// not come is asked for once more, since the source may have been busy.
function showPictures(L, map, address, bounds) {
  const Pictures = L.GridLayer.extend({
    createTile(place, done) {
      const picture = Object.assign(new Image(), { alt: '' })
      picture.addEventListener('load', () => done(null, picture))
      picture.addEventListener('error', () => {
        if (picture.dataset.again) return done(new Error('no picture'), picture)
        picture.dataset.again = 'yes'
        setTimeout(() => picture.isConnected && (picture.src = L.Util.template(address, place)), 2_000)
      })
      picture.src = L.Util.template(address, place)
      return picture
    },
  })
  const layer = new Pictures({ bounds, className: 'map-pictures' }).addTo(map)
  layer.on('tileunload', ({ tile }) => tile.removeAttribute('src'))
}

function showAreas(L, map, data, here) {
  const names = []
  const features = data.features.filter(({ properties }) => properties.active_until === null)
  const layer = L.geoJSON(features, {
    interactive: false,
    pointToLayer: (_feature, place) => L.circleMarker(place, { radius: 6, interactive: false }),
    style: ({ properties }) => ({ className: properties.slug === here ? 'map-area map-here' : 'map-area' }),
    onEachFeature: ({ properties }, part) => {
      if (properties.slug === here && part.getBounds) return // the pin would lie under its name
      const name = Object.assign(document.createElement('span'), { textContent: properties.name, lang: 'de' })
      part.bindTooltip(name, { className: 'map-name', direction: part.getBounds ? 'center' : 'bottom', permanent: true })
      names.push(part)
    },
  }).addTo(map)
  return { own: layer.getLayers().find(({ feature }) => feature.properties.slug === here), names }
}

// Seen from far away names cover each other: then only those are shown that have room, also beside pins.
function thinOut(names, pins) {
  const taken = [...pins].map((pin) => pin.getBoundingClientRect())
  for (const part of names) {
    const name = part.getTooltip().getElement()
    const box = name.getBoundingClientRect()
    const isFree = !taken.some((other) => covers(box, other))
    name.classList.toggle('map-name-off', !isFree)
    if (isFree) taken.push(box)
  }
}

function covers(one, other) {
  return one.left < other.right && one.right > other.left && one.top < other.bottom && one.bottom > other.top
}
