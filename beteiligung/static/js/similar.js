// [data-ask="address"] inside a form with title and text: shows ideas like the one that is being written, when the person
// pauses. It stands below the buttons, so that nothing moves under a finger. Without an answer nothing is shown.

const PAUSE = 1_500

export default function showSimilar(part) {
  const form = part.closest('form')
  const words = () => new URLSearchParams(['title', 'text', 'csrf_token'].map((name) => [name, form.elements[name].value]))
  let asked = words().toString()
  let pause
  const ask = async () => {
    const body = words()
    if (body.toString() === asked) return
    asked = body.toString()
    try {
      const answer = await fetch(part.dataset.ask, { method: 'POST', body })
      const { found } = answer.ok ? await answer.json() : { found: '' }
      if (body.toString() === asked) part.innerHTML = found
    } catch {
      asked = '' // no line; the next pause asks again
    }
  }
  form.addEventListener('input', () => {
    clearTimeout(pause)
    pause = setTimeout(ask, PAUSE)
  })
}
