/* Keeps one complete edition of the site on the device. sw-files.js, written when the site is built, names the edition
   and two lists of files with their hashes, each of which is fetched only when its files are kept. An edition is kept
   only if all its files arrived unchanged. The downloads are kept separately, if the reader asks for it.

   At each navigation the host is asked for its newest edition. If it is the one kept, or if there is no answer in time,
   the page comes from the device, else from the host. A page that is open gets all its files from its own edition. */
importScripts("sw-files.js");
const SCOPE = self.registration.scope;
const OWN = self.siteFiles;
const ANSWER_WITHIN = 2_000;
const PAGE_WITHIN = 10_000;
const KEPT_HEADERS = [
  "Content-Type",
  "Content-Security-Policy",
  "Cross-Origin-Opener-Policy",
  "Permissions-Policy",
  "Referrer-Policy",
  "X-Content-Type-Options",
];

const address = (path) => new URL(path, SCOPE).href;
const pagesCache = ({ pages }) => `${SCOPE} ${pages.sha256}`;
const PAGES = { ...OWN.pages, name: pagesCache(OWN) };
const DOWNLOADS = { ...OWN.downloads, name: `${SCOPE} ${OWN.downloads.sha256} downloads` };
const NOTES = `${SCOPE} notes`;

const inTime = (promise, milliseconds) =>
  Promise.race([
    promise,
    new Promise((_, reject) => setTimeout(() => reject(new Error("no answer in time")), milliseconds)),
  ]);

/* What the worker must still know when it is started again. Where storage is refused, it asks again. */
const orNothing = (promise) => promise.catch(() => undefined);
const note = async (name, text) => (await caches.open(NOTES)).put(address(`sw-note/${name}`), new Response(text));
const noted = async (name) => (await caches.match(address(`sw-note/${name}`), { cacheName: NOTES }))?.text();
const forget = async (name) =>
  (await caches.has(NOTES)) && (await caches.open(NOTES)).delete(address(`sw-note/${name}`));

/* A response is kept as its bytes and the headers that a page needs: what a host says of encodings, redirects and
   variants of its answer does not hold for the copy. */
const kept = (bytes, { headers }) =>
  new Response(bytes, {
    headers: KEPT_HEADERS.filter((name) => headers.has(name)).map((name) => [name, headers.get(name)]),
  });
const digest = async (bytes) =>
  [...new Uint8Array(await crypto.subtle.digest("SHA-256", bytes))]
    .map((byte) => byte.toString(16).padStart(2, "0"))
    .join("");
const fetched = async (path, hash) => {
  const response = await fetch(address(path), { cache: "no-store" }).catch(() => {
    throw new Error(`${path} did not arrive`);
  });
  const bytes = await response.arrayBuffer();
  if ((await digest(bytes)) === hash) return kept(bytes, response);
  if (response.ok) throw new Error(`${path} was changed on its way to this device`);
  const isMissing = [404, 410].includes(response.status);
  throw new Error(isMissing ? `${path} is missing on this host` : `this host refused ${path} (${response.status})`);
};
/* The cache of a part that is whole: the list is kept after all its files. */
const whole = new Map();
const cacheOf = async ({ name, list }) => {
  if (whole.has(name)) return whole.get(name);
  if (!(await caches.has(name))) return undefined;
  const cache = await caches.open(name);
  if (!(await cache.match(address(list)))) return undefined;
  whole.set(name, cache);
  return cache;
};
const remove = (name) => {
  whole.delete(name);
  return caches.delete(name);
};

/* The file that is kept for an address, which may end in index.html, or lack its final slash. */
const plain = (url) => url.replace(/[?#].*$/, "").replace(/\/index\.html$/, "/");
const found = async (part, url) => {
  const cache = await cacheOf(part);
  if (!cache) return undefined;
  const file = await cache.match(plain(url));
  if (file || plain(url).endsWith("/") || !(await cache.match(`${plain(url)}/`))) return file;
  return Response.redirect(`${plain(url)}/${new URL(url).search}`);
};
const foundOwn = async (url) => (await found(PAGES, url)) ?? (await found(DOWNLOADS, url));

/* Whether a part can be read: it is whole, and its first file, read as for a reader, has the bytes of the list. */
const isReadable = async (part, path = "") => {
  whole.delete(part.name);
  const list = await found(part, address(part.list));
  const files = await list?.json();
  const sample = files && (path in files ? path : Object.keys(files)[0]);
  const file = sample && (await found(part, address(sample)));
  return Boolean(file) && (await digest(await file.arrayBuffer())) === files[sample];
};

/* Saves a part. If that fails, what was whole before stays: its name is a hash, so its files are the same. */
const saved = async (part) => {
  const list = await fetched(part.list, part.sha256);
  const files = await list.clone().json();
  whole.delete(part.name);
  const before = await cacheOf(part);
  const cache = await caches.open(part.name);
  try {
    for (const [path, hash] of Object.entries(files)) await cache.put(address(path), await fetched(path, hash));
    await cache.put(address(part.list), list);
    if (!(await isReadable(part))) throw new Error("what was saved could not be read");
  } catch (error) {
    if (!before) await remove(part.name);
    throw error;
  }
};
const saving = new Map();
const save = (part) => {
  const ended = () => saving.delete(part.name);
  if (!saving.has(part.name)) saving.set(part.name, saved(part).finally(ended));
  return saving.get(part.name);
};

/* Why something could not be saved, for the reader. */
const reason = ({ name, message }) => {
  if (name === "QuotaExceededError") return "there is no room for it on this device";
  return name === "Error" ? message : "the browser does not allow it";
};

/* A host that answers with an error of its own does not answer, nor, for what is kept, does one that refuses to. */
const REFUSED = [401, 403, 407, 408, 425, 429];
const isFailing = ({ status }) => status >= 500;
const isRefusing = (response) => isFailing(response) || REFUSED.includes(response.status);
const unless = async (isNone, answer) => {
  const response = await answer;
  if (isNone(response)) throw new Error("the host does not answer");
  return response;
};

/* The figures of the newest edition, as the host has them now; what is not such a file has none. */
const isOwn = (figures) => figures && JSON.stringify(figures) === JSON.stringify(OWN);
const figuresIn = (text) => {
  try {
    const figures = JSON.parse(text.slice(text.indexOf("{"), text.lastIndexOf("}") + 1));
    return figures.pages.sha256 ? figures : null;
  } catch {
    return null;
  }
};
const remember = async (figures, text) => {
  if (isOwn(figures)) await Promise.all([...["newest", "problem"].map(forget), stayLast()]);
  else if (figures) await note("newest", text);
};
const asked = async (event) => {
  const response = await unless(isRefusing, fetch(address("sw-files.js"), { cache: "no-store" }));
  const text = await response.text();
  const figures = figuresIn(text);
  event.waitUntil(orNothing(remember(figures, text)));
  return { figures, response: new Response(text, { headers: { "Content-Type": "text/javascript" } }) };
};
const remembered = async () => {
  const text = await orNothing(noted("newest"));
  const figures = text && figuresIn(text);
  return figures && !isOwn(figures) ? { figures, text } : undefined;
};

/* The edition that each open page is of, by the name of its cache. */
const editions = new Map();
const bind = (event, name) => {
  editions.set(event.resultingClientId, name);
  event.waitUntil(orNothing(note(`client-${event.resultingClientId}`, name)));
};
const editionOf = async (client) => {
  if (!editions.has(client)) editions.set(client, await orNothing(noted(`client-${client}`)));
  return editions.get(client);
};

/* A page from the host, never an older one from the browser's own cache. If a host only removes the final slash, the
   page stays at its address, so that its links lead where they should. */
const fromHost = async (url) => {
  const response = await fetch(url, { cache: "no-cache", redirect: "manual" });
  if (response.type !== "opaqueredirect") return response;
  const followed = await fetch(url, { cache: "no-cache" }).catch(() => response);
  const isSame = followed.url && plain(followed.url).replace(/\/$/, "") === plain(url).replace(/\/$/, "");
  return isSame ? kept(await followed.arrayBuffer(), followed) : response;
};

const written = (text) => text.replace(/[&<>"']/g, (character) => `&#${character.charCodeAt(0)};`);
const notSaved = async (url) => {
  const before = (await self.clients.matchAll({ type: "window" })).find((client) => client.url !== url);
  const policy = "default-src 'none'; script-src 'self'; style-src 'self'; font-src 'self'";
  const page = `<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width,initial-scale=1">
<meta name="color-scheme" content="light dark">
<meta http-equiv="Content-Security-Policy" content="${policy}">
<title>Not saved on this device</title>
<script src="${written(address("scheme.js"))}"></script>
<link rel="stylesheet" href="${written(address("assets/stylesheets/site.css"))}">
</head>
<body>
<div class="md-container">
<main class="md-main">
<div class="md-main__inner md-grid">
<div class="md-content">
<article class="md-content__inner md-typeset">
<h1>Not saved on this device; needs a network</h1>
<p>There is no network now, or the site does not answer. This address was not saved:</p>
<p dir="auto">${written(url)}</p>
<ul class="index">
${before ? `<li><a href="${written(before.url)}">Back to the page before</a></li>` : ""}
<li><a href="${written(SCOPE)}">Home</a></li>
</ul>
</article>
</div>
</div>
</main>
</div>
</body>
</html>
`;
  return new Response(page, { status: 503, headers: { "Content-Type": "text/html; charset=utf-8" } });
};

const navigated = async (event) => {
  const { url } = event.request;
  const own = await foundOwn(url);
  if (!own) return unless(isFailing, fromHost(url)).catch(() => notSaved(url));
  const asking = asked(event);
  event.waitUntil(orNothing(asking));
  const newest = await inTime(asking, ANSWER_WITHIN).catch(remembered);
  if (newest && !isOwn(newest.figures)) {
    const response = await orNothing(inTime(unless(isRefusing, fromHost(url)), PAGE_WITHIN));
    if (response) {
      bind(event, newest.figures ? pagesCache(newest.figures) : "none");
      return response;
    }
  }
  bind(event, PAGES.name);
  return own;
};
const fileOf = async ({ request, clientId }) => {
  const name = await editionOf(clientId);
  const file = name && (await found({ ...PAGES, name }, request.url));
  if (file) return file;
  if (name === PAGES.name) return (await found(DOWNLOADS, request.url)) ?? fetch(request);
  if (name) return fetch(request, { cache: "no-cache" });
  return unless(isRefusing, fetch(request)).catch(async () => (await foundOwn(request.url)) ?? fetch(request));
};

self.addEventListener("fetch", (event) => {
  const { request } = event;
  if (request.method !== "GET" || !request.url.startsWith(SCOPE)) return;
  if (request.mode === "navigate") event.respondWith(navigated(event));
  else if (request.url === address("sw-files.js")) {
    const known = async (error) => {
      const newest = await remembered();
      if (newest) return new Response(newest.text);
      throw error;
    };
    event.respondWith(asked(event).then(({ response }) => response, known));
  } else if (request.cache !== "no-store") event.respondWith(fileOf(event));
});

/* The pages are saved unasked if they are few, and again if those of the edition before were saved. */
const wereSaved = async (isDownloads) =>
  (await caches.keys()).some(
    (name) => name.startsWith(`${SCOPE} `) && name !== NOTES && name.endsWith(" downloads") === isDownloads,
  );
const tellAll = async (message) => {
  const open = await self.clients.matchAll({ includeUncontrolled: true });
  for (const client of open) if (client.url.startsWith(SCOPE)) client.postMessage(message);
};
const keep = async (part) => (await isReadable(part)) || save(part);
const isWanted = async () => OWN.pages.size <= OWN.limit || wereSaved(false);

/* Which edition was installed last is noted before anything of it is kept: from then on an older worker, which may run
   for long, removes nothing and saves nothing unasked. */
const install = async () => {
  const before = await orNothing(noted("installed"));
  try {
    if (self.registration.active) await orNothing(note("installed", PAGES.name));
    if (await isWanted()) await keep(PAGES);
  } catch (error) {
    const problem = { edition: OWN.edition, reason: reason(error) };
    if (self.registration.active) {
      await orNothing(before ? note("installed", before) : forget("installed"));
      await orNothing(note("problem", JSON.stringify(problem)));
    }
    await tellAll({ problem });
    throw error;
  }
  if (await wereSaved(true)) await orNothing(keep(DOWNLOADS));
  await orNothing(forget("problem")); // before a page asks this worker, which it does as soon as it is active
  await self.skipWaiting();
};

/* Where an edition was taken back while its worker was being installed, that worker's note may have outlived it. */
const stayLast = async () => {
  const { installing, waiting } = self.registration;
  if (!installing && !waiting && !(await isLast())) await note("installed", PAGES.name);
};
const isLast = async () => ((await orNothing(noted("installed"))) ?? PAGES.name) === PAGES.name;

/* Saves this edition again if it was lost. */
const mend = async () => (await isLast()) && (await isWanted()) && keep(PAGES);

/* Removes what no open page needs, once this edition is kept. Caches are listed first: where one is a newer
   worker's, its note is there too. */
const tidy = async () => {
  const names = await caches.keys();
  if (!(await isLast()) || ((await isWanted()) && !(await isReadable(PAGES)))) return;
  const open = new Set((await self.clients.matchAll({ includeUncontrolled: true })).map(({ id }) => id));
  const used = new Set([PAGES.name, DOWNLOADS.name, NOTES]);
  const notes = (await caches.has(NOTES)) ? await (await caches.open(NOTES)).keys() : [];
  for (const { url } of notes) {
    const client = url.slice(address("sw-note/client-").length);
    if (!url.startsWith(address("sw-note/client-"))) continue;
    if (open.has(client)) used.add(await editionOf(client));
    else if (!editions.has(client)) await forget(`client-${client}`);
  }
  for (const name of names) {
    if (name.startsWith(`${SCOPE} `) && !used.has(name)) await remove(name);
  }
};

const state = async (client) => {
  const problem = await orNothing(noted("problem"));
  const path = plain(client.url).slice(SCOPE.length) || "./";
  return {
    edition: OWN.edition,
    text: OWN.text,
    size: OWN.pages.size,
    saved: await isReadable(PAGES, path),
    downloadsSize: OWN.downloads.size,
    downloadsSaved: await isReadable(DOWNLOADS, path),
    problem: problem && JSON.parse(problem),
  };
};

self.addEventListener("install", (event) => event.waitUntil(install()));
self.addEventListener("activate", (event) =>
  event.waitUntil(
    orNothing(Promise.all(["newest", "problem"].map(forget)).then(tidy)).then(() => self.clients.claim()),
  ),
);
self.addEventListener("message", (event) => {
  const { data, source } = event;
  const answer = async () => source.postMessage(await state(source));
  const failed = async (error) => {
    const problem = { edition: OWN.edition, reason: reason(error), of: data };
    source.postMessage({ ...(await state(source)), problem });
  };
  if (data === "take over") event.waitUntil(self.skipWaiting());
  if (data === "state") event.waitUntil(orNothing(mend()).then(answer).then(tidy));
  if (data === "save") event.waitUntil(save(PAGES).then(answer, failed));
  if (data === "save downloads") event.waitUntil(save(DOWNLOADS).then(answer, failed));
});
