// [data-part="3"] around a link: what the link leads to comes into this page by itself, with headings of that level; the
// address gives it alone where `teil` asks for it. Without an answer the link stays, and so it does under a finger.

export default async function bringPart(part) {
  const address = new URL(part.querySelector('a').href)
  address.searchParams.set('teil', part.dataset.part)
  try {
    const answer = await fetch(address)
    if (answer.ok && !part.contains(document.activeElement)) part.innerHTML = await answer.text()
  } catch {
    // no line
  }
}
