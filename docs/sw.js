/* Keeps one complete edition of the site on the device. sw-files.js, written when the site is built, names the edition
   and two lists of files with their hashes, each of which is fetched only when its files are kept. An edition is kept
   only if all its files arrived unchanged, so that pages, styles and index are always served from the same edition. The
   downloads are kept separately, if the reader asks for it. */
importScripts("sw-files.js");
const { edition, limit, pages, downloads } = self.siteFiles;
const PAGES = { ...pages, name: `${self.registration.scope} ${pages.sha256}` };
const DOWNLOADS = { ...downloads, name: `${self.registration.scope} ${downloads.sha256} downloads` };

const digest = async (response) => {
  const bytes = await crypto.subtle.digest("SHA-256", await response.arrayBuffer());
  return [...new Uint8Array(bytes)].map((byte) => byte.toString(16).padStart(2, "0")).join("");
};

/* The response to a request for a file of this edition. */
const fetched = async (path, hash) => {
  const response = await fetch(new URL(path, self.registration.scope), { cache: "no-store" });
  if (response.ok && (await digest(response.clone())) === hash) return response;
  throw new Error(`${path} is not of edition ${edition}`);
};
const save = async ({ name, list, sha256 }) => {
  const wanted = await (await fetched(list, sha256)).json();
  const cache = await caches.open(name);
  try {
    for (const [path, hash] of Object.entries(wanted)) {
      await cache.put(new URL(path, self.registration.scope), await fetched(path, hash));
    }
  } catch (error) {
    await caches.delete(name);
    throw error;
  }
};
const saved = async ({ name, count }) =>
  (await caches.has(name)) && (await (await caches.open(name)).keys()).length === count;

self.addEventListener("install", (event) => event.waitUntil(pages.size <= limit ? save(PAGES) : Promise.resolve()));

self.addEventListener("activate", (event) =>
  event.waitUntil(
    (async () => {
      for (const name of await caches.keys()) {
        if (name.startsWith(`${self.registration.scope} `) && name !== PAGES.name && name !== DOWNLOADS.name) {
          await caches.delete(name);
        }
      }
      await self.clients.claim();
    })(),
  ),
);

self.addEventListener("message", (event) => {
  const answer = async () =>
    event.source.postMessage({
      edition,
      size: pages.size,
      saved: await saved(PAGES),
      downloadsSize: downloads.size,
      downloadsSaved: await saved(DOWNLOADS),
    });
  if (event.data === "state") event.waitUntil(answer());
  if (event.data === "save") event.waitUntil(save(PAGES).then(answer, answer));
  if (event.data === "save downloads") event.waitUntil(save(DOWNLOADS).then(answer, answer));
  if (event.data === "take over") self.skipWaiting();
});

self.addEventListener("fetch", (event) => {
  const address = new URL(event.request.url);
  if (event.request.method !== "GET" || !address.href.startsWith(self.registration.scope)) return;
  event.respondWith(
    (async () => {
      for (const kept of [PAGES, DOWNLOADS]) {
        const found =
          (await saved(kept)) && (await (await caches.open(kept.name)).match(event.request, { ignoreSearch: true }));
        if (found) return found;
      }
      try {
        return await fetch(event.request);
      } catch (error) {
        const missing =
          event.request.mode === "navigate" &&
          (await caches.match(new URL("404.html", self.registration.scope), { cacheName: PAGES.name }));
        if (missing) return new Response(missing.body, { status: 404, headers: missing.headers });
        throw error;
      }
    })(),
  );
});
