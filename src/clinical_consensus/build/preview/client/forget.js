/* Takes the place of a service worker that an earlier site left on this port: removes all that it kept, ends itself, and
   loads the pages that are open from the preview. */
const forget = async () => {
  await Promise.all((await caches.keys()).map((name) => caches.delete(name)));
  const pages = await self.clients.matchAll({ type: "window" });
  await self.registration.unregister();
  for (const page of pages) page.navigate(page.url);
};
self.addEventListener("install", () => self.skipWaiting());
self.addEventListener("activate", (event) => event.waitUntil(forget()));
