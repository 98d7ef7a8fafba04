// [data-module] around a file field and its button: makes large photos smaller on the device, which spares a slow line, reads
// before that where they were taken, and sends them at once; without a file the button opens the choice. What the browser
// cannot open (HEIC, often) goes as it is; the server makes it clean.

const LARGE_BYTES = 1_500_000
const LONGEST_SIDE = 2_000

export default function sendPhotos(field) {
  const input = field.querySelector('input[type="file"]')
  const button = field.querySelector('button')
  const status = field.querySelector('[role="status"]')
  button.addEventListener('click', (event) => {
    if (input.files.length > 0) return
    event.preventDefault()
    input.click()
  })
  input.addEventListener('change', async () => {
    if (input.files.length === 0) return
    status.textContent = field.dataset.sending
    await propose(field.dataset.place, input)
    const chosen = new DataTransfer()
    for (const file of input.files) chosen.items.add(await smaller(file))
    input.files = chosen.files
    input.form.requestSubmit(button)
  })
}

async function propose(module, input) {
  if (!module) return
  const place = input.form.elements.foto_ort
  place.value = ''
  try {
    const { placeOf } = await import(module)
    for (const file of input.files) place.value ||= await placeOf(file)
  } catch {
    // without the module the server reads what is still in the photo
  }
}

export async function smaller(file) {
  if (file.size < LARGE_BYTES) return file
  try {
    const image = await createImageBitmap(file, { imageOrientation: 'from-image' })
    const factor = Math.min(1, LONGEST_SIDE / Math.max(image.width, image.height))
    const canvas = document.createElement('canvas')
    canvas.width = Math.round(image.width * factor)
    canvas.height = Math.round(image.height * factor)
    canvas.getContext('2d').drawImage(image, 0, 0, canvas.width, canvas.height)
    const blob = await new Promise((resolve) => canvas.toBlob(resolve, 'image/jpeg', 0.85))
    return blob && blob.size < file.size ? new File([blob], file.name, { type: blob.type }) : file
  } catch {
    return file // the browser cannot open it
  }
}
