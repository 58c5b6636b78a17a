/* Keeps one whole edition of the site on the device. sw-files.js, written when the site is built, names the edition and
   every file with its hash: an edition is kept only when all of its files arrived just so, and pages, styles and index are
   always served from one and the same edition. */
importScripts("sw-files.js");
const { edition, version, size, limit, files } = self.siteFiles;
const NAME = `${self.registration.scope} ${version}`;

const digest = async (response) => {
  const bytes = await crypto.subtle.digest("SHA-256", await response.arrayBuffer());
  return [...new Uint8Array(bytes)].map((byte) => byte.toString(16).padStart(2, "0")).join("");
};

const save = async () => {
  const cache = await caches.open(NAME);
  try {
    for (const [path, hash] of Object.entries(files)) {
      const address = new URL(path, self.registration.scope);
      const response = await fetch(address, { cache: "no-store" });
      if (!response.ok || (await digest(response.clone())) !== hash) throw new Error(`${path} is not of edition ${edition}`);
      await cache.put(address, response);
    }
  } catch (error) {
    await caches.delete(NAME);
    throw error;
  }
};
const saved = async () => (await caches.has(NAME)) && (await (await caches.open(NAME)).keys()).length === Object.keys(files).length;

self.addEventListener("install", (event) => event.waitUntil(size <= limit ? save() : Promise.resolve()));

self.addEventListener("activate", (event) =>
  event.waitUntil(
    (async () => {
      for (const name of await caches.keys()) if (name.startsWith(`${self.registration.scope} `) && name !== NAME) await caches.delete(name);
      await self.clients.claim();
    })(),
  ),
);

self.addEventListener("message", (event) => {
  const answer = async () => event.source.postMessage({ edition, size, saved: await saved() });
  if (event.data === "state") event.waitUntil(answer());
  if (event.data === "save") event.waitUntil(save().then(answer, answer));
  if (event.data === "take over") self.skipWaiting();
});

self.addEventListener("fetch", (event) => {
  const address = new URL(event.request.url);
  if (event.request.method !== "GET" || !address.href.startsWith(self.registration.scope)) return;
  event.respondWith(
    (async () => {
      if (!(await saved())) return fetch(event.request);
      const cache = await caches.open(NAME);
      const kept = await cache.match(event.request, { ignoreSearch: true });
      if (kept) return kept;
      try {
        return await fetch(event.request);
      } catch (error) {
        const missing = event.request.mode === "navigate" && (await cache.match(new URL("404.html", self.registration.scope)));
        if (missing) return new Response(missing.body, { status: 404, headers: missing.headers });
        throw error;
      }
    })(),
  );
});
