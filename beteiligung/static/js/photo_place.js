// Where a JPEG was taken, as its Exif says: "latitude,longitude" in degrees, or ''. Loaded when a photo is chosen.
// Making a photo smaller on the device loses this, so it is read before, and only proposed to the person.

const READ_BYTES = 256 * 1024
const START = 0xffd8, APP1 = 0xffe1, PIXELS = 0xffda
const GPS = 0x8825, LATITUDE_REF = 1, LATITUDE = 2, LONGITUDE_REF = 3, LONGITUDE = 4

export async function placeOf(file) {
  try {
    return placeIn(new DataView(await file.slice(0, READ_BYTES).arrayBuffer()))
  } catch {
    return '' // it ends too early, or says nonsense
  }
}

function placeIn(data) {
  if (data.getUint16(0) !== START) return ''
  for (let at = 2; data.getUint16(at) !== PIXELS; at += 2 + data.getUint16(at + 2)) {
    if (data.getUint16(at) === APP1 && data.getUint32(at + 4) === 0x45786966 /* Exif */) {
      return placeInTiff(new DataView(data.buffer, at + 10, data.getUint16(at + 2) - 8))
    }
  }
  return ''
}

function placeInTiff(data) {
  const little = data.getUint16(0) === 0x4949
  const short = (at) => data.getUint16(at, little)
  const long = (at) => data.getUint32(at, little)
  const entries = (at) => new Map(Array.from({ length: short(at) }, (_, n) => [short(at + 2 + 12 * n), at + 10 + 12 * n]))
  const ratio = (at) => long(at) / long(at + 4)
  const gps = entries(long(entries(long(4)).get(GPS)))
  const degrees = (ref, value, negative) => {
    const at = long(gps.get(value))
    const found = ratio(at) + ratio(at + 8) / 60 + ratio(at + 16) / 3600
    return String.fromCharCode(data.getUint8(gps.get(ref))) === negative ? -found : found
  }
  const place = [degrees(LATITUDE_REF, LATITUDE, 'S'), degrees(LONGITUDE_REF, LONGITUDE, 'W')]
  const isKnown = place.every(Number.isFinite) && place.some(Boolean) // a phone that did not know yet writes zeros
  return isKnown ? place.map((number) => number.toFixed(5)).join(',') : ''
}
