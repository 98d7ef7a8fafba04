// [data-lat][data-lon]: fills two hidden fields with where the person is, after the browser has asked them.

export default function offerPosition(box) {
  const button = box.querySelector('button')
  const status = box.querySelector('[role="status"]')
  if (!navigator.geolocation) {
    box.hidden = true
    return
  }
  button.addEventListener('click', () => {
    status.textContent = box.dataset.looking
    navigator.geolocation.getCurrentPosition(
      ({ coords }) => {
        // five decimals are about a metre
        document.getElementById(box.dataset.lat).value = coords.latitude.toFixed(5)
        document.getElementById(box.dataset.lon).value = coords.longitude.toFixed(5)
        status.textContent = box.dataset.found
        if ('submit' in box.dataset) button.form.requestSubmit()
      },
      () => {
        status.textContent = box.dataset.failed
      },
      { timeout: 10_000, maximumAge: 60_000 },
    )
  })
}
