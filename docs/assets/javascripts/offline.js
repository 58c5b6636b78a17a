/* The site without a network, which the service worker (sw.js) keeps, and the notice on a page that is out of date. */
(() => {
  const root = new URL("../../", document.currentScript.src);
  const button = (label, act) => {
    const made = document.createElement("button");
    made.type = "button";
    made.textContent = label;
    made.addEventListener("click", act);
    return made;
  };

  /* The notice of a newer edition, above the answer. */
  const { edition, text } = document.body.dataset;
  const notice = document.createElement("div");
  notice.className = "newer";
  notice.setAttribute("role", "alert");
  notice.dataset.editionNotice = "";
  const inSearch = document.createElement("p");
  inSearch.className = "search__newer";
  const say = (what, ...more) => {
    notice.replaceChildren(`${what} `, ...more);
    inSearch.textContent = `${what} Search shows the text of this page.`;
    document.querySelector(".search [role=status]").before(inSearch);
    dispatchEvent(new Event("consensus-notice"));
  };
  let shown = text;
  let registered = null;

  /* Whether one semantic version comes after another (semver.org 2.0.0, section 11); "~" is the end of a final one. */
  const parts = (version) => {
    const [core, ...tried] = version.replace(/\+.*/, "").split("-");
    return [...core.split("."), ...(tried.length ? tried.join("-").split(".") : ["~"])];
  };
  const isNewer = (version, than) => {
    const [now, before] = [version, than].map(parts);
    const at = now.findIndex((part, index) => part !== before[index]);
    if (at < 0 || !before[at]) return at >= 0;
    const [isNumber, wasNumber] = [now[at], before[at]].map((part) => /^\d+$/.test(part));
    if (isNumber && wasNumber) return Number(now[at]) > Number(before[at]);
    return isNumber === wasNumber ? now[at] > before[at] : wasNumber;
  };
  const fetched = (address) => fetch(address, { cache: "no-store" });
  const pageIn = async (response) => new DOMParser().parseFromString(await response.text(), "text/html");
  const listed = (list) => {
    try {
      return JSON.parse(list.match(/\{.*\}/s)[0]);
    } catch {
      return {};
    }
  };
  /* The edition on the host, as its list of files says, or Home where the host lacks this list. */
  const onHost = async () => {
    const { edition, text } = listed(await (await fetched(new URL("sw-files.js", root))).text());
    return text ? { edition, text } : { ...(await pageIn(await fetched(root))).body.dataset };
  };
  /* Without a network it is the newest that this device has seen, also where no worker can keep it. */
  const SEEN = `edition of ${root.pathname}`;
  const seen = () => {
    try {
      const last = JSON.parse(localStorage.getItem(SEEN));
      return last && isNewer(last.edition, edition) ? last : undefined;
    } catch {
      return undefined;
    }
  };
  const remember = ({ edition, text }) => {
    try {
      localStorage.setItem(SEEN, JSON.stringify({ edition, text }));
    } catch {
      /* Storage is blocked: it is known on this page only. */
    }
  };
  const newest = async () => {
    const found = await onHost().catch(() => undefined);
    if (!found?.text) return seen();
    remember(found);
    return found;
  };
  const update = () =>
    registered?.update().catch(() => {
      /* It is saved at the next visit. */
    });
  const CHANGED = "This question changed in it.";
  const UNCHANGED = "This question did not change in it.";
  const GONE = "This page is not in it.";
  const NO_NETWORK = "It cannot be loaded now.";
  const LATE = "Its pages are not all on this host yet.";
  /* What became of this page in the newest edition, which is read from that edition's page. */
  const fate = async (newestText) => {
    const response = await fetched(location.href.replace(/#.*$/, "")).catch(() => undefined);
    if ([404, 410].includes(response?.status)) return GONE;
    if (!response?.ok) return NO_NETWORK;
    const page = await pageIn(response);
    if (page.body.dataset.text !== newestText) return LATE;
    const question = document.querySelector("[data-text][data-question]");
    if (!question) return "";
    const now = page.querySelector("[data-text][data-question]");
    if (now?.dataset.question !== question.dataset.question) return GONE;
    const [was, is] = [question, now].map((each) => "withdrawn" in each.dataset);
    if (is !== was) return `This question is ${is ? "" : "no longer "}withdrawn in it.`;
    return now.dataset.text === question.dataset.text ? UNCHANGED : CHANGED;
  };
  const check = async () => {
    const found = await newest();
    if (!found?.text || found.text === shown) return;
    if (found.text === text) {
      shown = text;
      notice.remove();
      inSearch.remove();
      return;
    }
    const another = isNewer(found.edition, edition) ? "a newer" : "another";
    const what =
      found.edition === edition
        ? `The text of this site has changed in edition ${edition}.`
        : `There is ${another} edition of this site: ${found.edition}.`;
    shown = found.text;
    document.querySelector("main .md-content__inner").prepend(notice);
    say(what, button("Show it", () => location.reload()));
    update();
    const became = await fate(found.text);
    if ([NO_NETWORK, LATE].includes(became)) shown = text;
    const again = button("Try again", () => location.reload());
    const show =
      {
        [NO_NETWORK]: again,
        [LATE]: again,
        [GONE]: button("Home", () => location.assign(root)),
      }[became] ?? notice.querySelector("button");
    say(what, `${became} `, show);
  };
  const checkAgain = () => document.hidden || check();
  check();
  document.addEventListener("visibilitychange", checkAgain);
  addEventListener("pageshow", ({ persisted }) => persisted && check());
  addEventListener("online", checkAgain);
  setInterval(checkAgain, 15 * 60_000);

  /* What is saved on the device, in the footer and on the page of downloads. */
  const place = document.querySelector("[data-offline]");
  const keep = document.querySelector("[data-keep-downloads]");
  const notSaved = (reason) => `Not saved for offline reading: ${reason}.`;
  const megabytes = (bytes) => `${(bytes / 1e6).toFixed(1)} MB`;
  const workers = window.isSecureContext && navigator.serviceWorker;
  if (!workers) {
    const why = window.isSecureContext ? "the browser does not allow it" : "the address does not begin with https";
    place.textContent = notSaved(why);
    return;
  }
  let askedForUpdate = false;
  /* A new worker takes over by itself; if the old one is busy at that moment, Chrome may leave it waiting. */
  const ASK_AGAIN_AFTER = 1_000;
  const takeOver = () => {
    if (!registered.waiting) return;
    registered.waiting.postMessage("take over");
    askAgain();
  };
  const askAgain = () => setTimeout(takeOver, ASK_AGAIN_AFTER);
  const watch = () => registered.installing?.addEventListener("statechange", askAgain);
  const missing = async (name) => {
    const response = await fetched(new URL(name, root)).catch(() => undefined);
    if (!response) return `${name} did not arrive`;
    const type = response.headers.get("Content-Type") ?? "";
    const isMissing = response.ok ? /html/.test(type) : [404, 410].includes(response.status);
    if (isMissing) return `${name} is missing on this host`;
    if (!response.ok) return `this host refused ${name} (${response.status})`;
    return /javascript/.test(type) ? undefined : `this host does not send ${name} as JavaScript`;
  };
  const tell = (message) => (workers.controller ?? registered?.active)?.postMessage(message);
  const asking = (label, message) =>
    button(label, ({ target }) => {
      target.replaceWith("Saving …");
      tell(message);
    });
  const showPages = ({ edition: kept, size, saved, problem }) => {
    const other = problem?.of === "save downloads" ? undefined : problem;
    if (saved) {
      const why = other && other.edition !== kept ? ` Edition ${other.edition} is not saved: ${other.reason}.` : "";
      place.replaceChildren(`Saved for offline reading: edition ${kept} (${megabytes(size)}).${why}`);
    } else {
      const why = other ? [`${notSaved(other.reason)} `] : [];
      place.replaceChildren(...why, asking(`Save for offline reading (${megabytes(size)})`, "save"));
    }
  };
  const showDownloads = ({ edition: kept, downloadsSize, downloadsSaved, problem }) => {
    const size = megabytes(downloadsSize);
    if (downloadsSaved) {
      keep.replaceChildren(`The files on this page are saved too: edition ${kept} (${size}).`);
    } else {
      const why = problem?.of === "save downloads" ? [`Not saved: ${problem.reason}. `] : [];
      keep.replaceChildren(...why, asking(`Save the files on this page too (${size})`, "save downloads"));
    }
  };
  workers.addEventListener("message", ({ data }) => {
    if (data.size) {
      if (data.text !== text && !askedForUpdate) update();
      askedForUpdate = true;
      showPages(data);
      if (keep && data.downloadsSize) showDownloads(data);
    } else if (!registered?.active) {
      place.textContent = notSaved(data.problem.reason);
    } else {
      tell("state");
    }
  });
  workers.startMessages();
  workers.addEventListener("controllerchange", () => {
    tell("state");
    check();
  });
  workers
    .register(new URL("sw.js", root), { updateViaCache: "none" })
    .then((registration) => {
      registered = registration;
      tell("state");
      askAgain();
      watch();
      registration.addEventListener("updatefound", watch);
    })
    .catch(async () => {
      const wrong = await Promise.all(["sw.js", "sw-files.js"].map(missing));
      place.textContent = notSaved(wrong.find(Boolean) ?? "the browser does not allow it");
    });
})();
