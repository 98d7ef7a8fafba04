// A map of the city: boundaries, and pictures where the city has a source of them. Leaflet and its styles are fetched
// here, after somebody asked for a map. Colours stand in the styles; the map looks the same way in every language.

const ours = document.querySelector('link[rel="stylesheet"]') // comes last and overrules
const moves = matchMedia('(prefers-reduced-motion: no-preference)').matches

export const CLOSE = 16 // single houses

// ``place``: [latitude, longitude] to begin with; else the area the map is about, else the city.
export async function openMap(box, place) {
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
  })
  L.control
    .zoom({
      position: document.dir === 'rtl' ? 'topright' : 'topleft',
      zoomInTitle: box.dataset.nearer,
      zoomOutTitle: box.dataset.farther,
    })
    .addTo(map)
  const own = showAreas(L, map, data, box.dataset.area)
  if (place) map.setView(place, CLOSE)
  else if (own && !own.getBounds) map.setView(own.getLatLng(), CLOSE - 2)
  else map.fitBounds(own?.getBounds() ?? city)
  if (tiles) showPictures(L, map, tiles, city) // last, so that none is fetched for a view that nobody sees
  new ResizeObserver(() => map.invalidateSize({ pan: false })).observe(box)
  return { L, map }
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
  const features = data.features.filter(({ properties }) => properties.active_until === null)
  const layer = L.geoJSON(features, {
    interactive: false,
    pointToLayer: (_feature, place) => L.circleMarker(place, { radius: 6, interactive: false }),
    style: ({ properties }) => ({ className: properties.slug === here ? 'map-area map-here' : 'map-area' }),
    onEachFeature: ({ properties }, part) => {
      if (properties.slug === here && part.getBounds) return // the pin would lie under its name
      const name = Object.assign(document.createElement('span'), { textContent: properties.name, lang: 'de' })
      part.bindTooltip(name, { className: 'map-name', direction: part.getBounds ? 'center' : 'bottom', permanent: true })
    },
  }).addTo(map)
  return layer.getLayers().find(({ feature }) => feature.properties.slug === here)
}
