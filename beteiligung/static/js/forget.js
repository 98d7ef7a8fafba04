// [data-module] on a notice: everything that pages kept on this device goes. The server says so as well (Clear-Site-Data),
// but not every browser listens. The worker goes first, so that it brings nothing back.

export default async function forgetAll() {
  for (const worker of (await navigator.serviceWorker?.getRegistrations()) ?? []) await worker.unregister()
  localStorage.clear()
  sessionStorage.clear()
  indexedDB.deleteDatabase('geraet')
  for (const name of (await globalThis.caches?.keys()) ?? []) await caches.delete(name)
}
