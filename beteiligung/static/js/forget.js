// [data-module] on a notice: everything that pages kept on this device goes. The server says so as well (Clear-Site-Data),
// but not every browser listens.

export default async function forgetAll() {
  localStorage.clear()
  sessionStorage.clear()
  indexedDB.deleteDatabase('geraet')
  for (const name of (await globalThis.caches?.keys()) ?? []) await caches.delete(name)
  for (const worker of (await navigator.serviceWorker?.getRegistrations()) ?? []) await worker.unregister()
}
