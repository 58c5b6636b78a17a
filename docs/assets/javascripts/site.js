/* Scripts of every page. Each part is independent, and every page is complete without them. */

/* The choice of light, dark or the device's setting. */
(() => {
  const button = document.querySelector("[data-scheme-switch]");
  const choices = ["system", "light", "dark"];
  const root = document.documentElement;
  const now = () => root.dataset.scheme ?? "system";
  const updateLabel = () => {
    button.setAttribute("aria-label", `Colours: ${now()}. Change`);
  };
  button.addEventListener("click", () => {
    const next = choices[(choices.indexOf(now()) + 1) % choices.length];
    if (next === "system") delete root.dataset.scheme;
    else root.dataset.scheme = next;
    try {
      localStorage.setItem("scheme", next);
    } catch {
      /* Storage is blocked: the choice applies to this page only. */
    }
    updateLabel();
  });
  updateLabel();
})();

/* The page's address, shown in print; of a copy on a disk, the address within the copy. */
(() => {
  const here = location.href.replace(/[?#].*$/, "");
  const root = new URL(`${document.currentScript.dataset.root.replace(/\/$/, "")}/`, location).href;
  document.querySelector("[data-address]").textContent =
    document.querySelector('link[rel="canonical"]')?.href ??
    (location.protocol === "file:" ? here.slice(root.length) : here);
})();

/* Closes the menu on a click or a focus outside it, and with Escape. */
(() => {
  const menu = document.querySelector("header details");
  document.addEventListener("click", (event) => menu.contains(event.target) || menu.removeAttribute("open"));
  menu.addEventListener("keydown", (event) => {
    if (event.key !== "Escape" || !menu.open) return;
    menu.open = false;
    menu.querySelector("summary").focus();
  });
  menu.addEventListener(
    "focusout",
    (event) => menu.contains(event.relatedTarget) || event.relatedTarget === null || (menu.open = false),
  );
})();

/* The search dialog opens at once, so that no typed letter is lost; search.js is loaded when it first opens. */
(() => {
  const root = document.currentScript.dataset.root.replace(/\/$/, "");
  document.body.insertAdjacentHTML(
    "beforeend",
    `<dialog class="search" aria-label="Search"><form role="search">` +
      `<label for="search-words" class="hidden">Search questions and statements</label>
      <input type="search" id="search-words" autocomplete="off" autocapitalize="off" spellcheck="false"` +
      ` enterkeyhint="search"><button type="button" class="search__close">Close</button></form>
      <p class="note" role="status"></p><div class="search__results"></div></dialog>`,
  );
  const dialog = document.querySelector("dialog.search");
  const [input, status] = ["input", "[role=status]"].map((part) => dialog.querySelector(part));
  let ready = null;
  const load = (path) =>
    new Promise((resolve, reject) => {
      const element = document.createElement("script");
      element.src = `${root}/${path}`;
      element.addEventListener("load", resolve);
      element.addEventListener("error", () => reject(new Error(path)));
      document.head.append(element);
    });
  const start = async () => {
    status.textContent = "Loading search …";
    if (!window.consensusSearch) await load("assets/javascripts/search.js");
    await window.consensusSearch.start(root, load, dialog);
  };
  const open = () => {
    if (!dialog.open) dialog.showModal();
    input.focus();
    input.select();
    ready ??= start().catch(() => {
      ready = null;
      status.textContent = "Search could not be loaded. All questions are listed on the Questions page.";
    });
  };
  dialog.querySelector(".search__close").addEventListener("click", () => dialog.close());
  dialog.addEventListener("submit", (event) => event.preventDefault());
  dialog.addEventListener("keydown", (event) => {
    if (event.key !== "Escape") return;
    event.preventDefault();
    dialog.close();
  });
  dialog.addEventListener("click", (event) => {
    if (event.target === dialog || event.target.closest("a")) dialog.close();
  });
  visualViewport?.addEventListener("resize", () =>
    dialog.style.setProperty("--covered", `${Math.max(0, innerHeight - visualViewport.height)}px`),
  );
  document.querySelector("[data-search-open]").addEventListener("click", open);
  document.addEventListener("keydown", (event) => {
    if (event.key.toLowerCase() !== "k" || event.altKey || event.shiftKey || !(event.ctrlKey || event.metaKey)) return;
    event.preventDefault();
    open();
  });
})();

/* Explains an abbreviation in place, or shows a reference, by tap, pointer or keyboard. The text comes from the page's
   list of abbreviations or of references, to which each link leads without scripts. A second tap, a click or Enter on
   the number of a reference leads there. */
(() => {
  const GAP = 6;
  const EDGE = 12;
  const note = document.createElement("div");
  note.className = "term-note";
  note.id = "term-note";
  note.setAttribute("role", "tooltip");
  note.hidden = true;
  document.querySelector("main").append(note);
  let shown = null;
  let leaving = 0;

  const meaning = (link) =>
    document.getElementById(decodeURIComponent(link.hash.slice(1)))?.querySelector(".meaning, :scope > [dir]");
  const place = () => {
    const at = shown.getBoundingClientRect();
    const bars = [...document.querySelectorAll(".md-header, .md-tabs")].map(
      (bar) => bar.getBoundingClientRect().bottom,
    );
    const top = Math.max(0, ...bars);
    if (at.bottom < top || at.top > innerHeight) return hide();
    const above = at.top - note.offsetHeight - GAP;
    note.style.left = `${Math.max(
      EDGE,
      Math.min(at.left, document.documentElement.clientWidth - note.offsetWidth - EDGE),
    )}px`;
    note.style.top = `${above > top ? above : at.bottom + GAP}px`;
  };
  const show = (link) => {
    clearTimeout(leaving);
    const words = meaning(link);
    if (!words) return false;
    note.replaceChildren(words.cloneNode(true));
    note.hidden = false;
    shown = link;
    place();
    return true;
  };
  const hide = () => {
    clearTimeout(leaving);
    note.hidden = true;
    shown = null;
  };
  const LINKS = "a.term, a.cites";
  const term = (event) => event.target.closest?.(LINKS);
  const isFollowed = (link, event) => link.matches(".cites") && (event.pointerType !== "touch" || wasShown === link);
  let wasShown = null;

  for (const link of document.querySelectorAll(LINKS)) link.setAttribute("aria-describedby", link.hash.slice(1));
  document.addEventListener("pointerdown", () => (wasShown = shown));
  document.addEventListener("click", (event) => {
    const link = term(event);
    if (link && isFollowed(link, event)) hide();
    else if (link && show(link)) event.preventDefault();
    else if (!note.contains(event.target)) hide();
  });
  document.addEventListener("mouseover", (event) => {
    const link = term(event);
    if (link) show(link);
    else if (note.contains(event.target)) clearTimeout(leaving);
    else if (shown && shown !== document.activeElement) {
      clearTimeout(leaving);
      leaving = setTimeout(hide, 200);
    }
  });
  document.addEventListener("focusin", (event) => (term(event) ? show(term(event)) : hide()));
  document.addEventListener("keydown", (event) => event.key === "Escape" && hide());
  for (const change of ["scroll", "resize"]) addEventListener(change, () => shown && place(), { passive: true });
})();

/* Shows a linked statement or recommendation together with its question's title and its strength; copies and shares it.
   What is copied around its words is in the page; its address is added here. */
(() => {
  const GAP = 8;
  const copied = document.querySelector("[data-copied]");
  if (!copied) return;
  const texts = JSON.parse(copied.textContent);
  const page = document.querySelector('link[rel="canonical"]')?.href ?? location.href.replace(/[?#].*$/, "");
  const address = ({ id }) => `${page}#${id}`;
  const cited = (named) => {
    const recommendation = named.closest("[data-recommendation]");
    const statements = [...recommendation.querySelectorAll("[data-statement]")];
    const [before, after] = texts[recommendation.id];
    const { place } = named.dataset;
    const words = place ? `${place}: ${named.textContent}` : statements.map((each) => each.textContent).join(" ");
    return `${before}${words}${after}\n${address(named)}`;
  };
  const copy = async (text) => {
    if (navigator.clipboard) return navigator.clipboard.writeText(text);
    const area = document.createElement("textarea");
    area.value = text;
    document.body.append(area);
    area.select();
    const done = document.execCommand("copy");
    area.remove();
    if (!done) throw new Error("copying is not allowed");
  };
  document.addEventListener("click", async ({ target }) => {
    const what = target.dataset?.copy;
    if (!what) return;
    const status = target.parentElement.querySelector("[role=status]");
    const named = document.getElementById(target.dataset.of ?? target.closest("[data-recommendation]").id);
    try {
      await copy(what === "link" ? address(named) : cited(named));
      status.textContent = what === "link" ? "Link copied" : "Copied with citation";
    } catch {
      status.textContent = "The browser does not allow copying here";
    }
  });

  /* What a button is called: where only one thing can be meant, its name does not say what. */
  const NAMES = {
    citation: (of) => (of ? `Copy ${of} with citation` : "Copy with citation"),
    link: (of) => (of ? `Copy link to ${of}` : "Copy link"),
    share: (of) => (of ? `Share ${of}` : "Share"),
  };
  const tools = (statement, of) => {
    const made = document.createElement("span");
    made.className = "tools";
    made.dir = "ltr";
    made.lang = "en";
    for (const what of ["citation", "link"]) {
      const button = document.createElement("button");
      button.type = "button";
      button.textContent = NAMES[what](of);
      button.setAttribute("aria-label", `${button.textContent}: ${statement.dataset.place}`);
      button.dataset.copy = what;
      button.dataset.of = statement.id;
      made.append(button, " ");
    }
    made.insertAdjacentHTML("beforeend", '<span class="note" role="status"></span>');
    return made;
  };
  for (const link of document.querySelectorAll(".reading li > a:first-child")) {
    link.parentElement.append(" ", tools(document.getElementById(link.hash.slice(1)), ""));
  }
  const recommendations = document.querySelectorAll("[data-recommendation]");
  for (const recommendation of recommendations) {
    const share = recommendation.querySelector("[data-share]");
    if (!navigator.share) continue;
    share.hidden = false;
    share.addEventListener("click", () =>
      navigator
        .share({ title: document.title, text: cited(recommendation), url: address(recommendation) })
        .catch(() => {}),
    );
  }

  /* The title, and the trail above it, are scrolled into view with what is linked if all fit; else it is repeated. */
  const label = document.createElement("span");
  label.className = "at";
  label.dir = "ltr";
  label.lang = "en";
  let copying = null;
  const top = (element) => element.getBoundingClientRect().top;
  const show = () => {
    const named = document.getElementById(location.hash.slice(1));
    const shown = named?.closest("[data-recommendation]");
    const isStatement = shown !== named;
    const of = (each) => (each === shown && isStatement ? "recommendation" : "");
    label.remove();
    copying?.remove();
    named?.closest("details")?.setAttribute("open", "");
    for (const each of recommendations) {
      each.classList.remove("far");
      for (const button of each.querySelectorAll(".actions button")) {
        button.textContent = NAMES[button.dataset.copy ?? "share"](of(each));
      }
    }
    if (!shown) return;
    if (isStatement) {
      label.textContent = named.dataset.place;
      copying = tools(named, "statement");
      named.before(label);
      named.after(copying);
    }
    const bar = document.querySelector(".md-header");
    const header = getComputedStyle(bar).position === "static" ? 0 : bar.offsetHeight;
    const notice = document.querySelector("[data-edition-notice]");
    const covered = notice ? parseFloat(getComputedStyle(notice).top) + notice.offsetHeight : header;
    const room = innerHeight - covered - GAP;
    const above = top(named) - top(document.querySelector(".crumbs"));
    const isFar = above + Math.min(named.offsetHeight, room / 2) > room;
    shown.classList.toggle("far", isFar);
    const seen = shown.querySelector(".seen");
    const isLow = () => seen.offsetHeight < room * 0.65;
    const SHORTER = ["short", "bare"];
    seen.classList.remove(...SHORTER);
    for (const each of SHORTER) if (!isLow()) seen.classList.add(each);
    seen.style.top = `${covered}px`;
    seen.style.position = isLow() ? "" : "static";
    const repeated = isStatement ? label.offsetHeight + (isLow() ? seen.offsetHeight : 0) : 0;
    named.style.scrollMarginTop = `${covered + GAP + (isFar ? repeated : above)}px`;
    named.scrollIntoView();
  };
  const isInView = () => {
    const named = document.getElementById(location.hash.slice(1))?.getBoundingClientRect();
    return named && named.bottom > 0 && named.top < innerHeight;
  };
  show();
  for (const change of ["load", "hashchange"]) addEventListener(change, show);
  addEventListener("consensus-notice", () => isInView() && show());
})();

/* The size of the copy to unzip, which is made after the page that links to it. */
(() => {
  const link = document.querySelector("a[data-size]");
  if (!link || !location.protocol.startsWith("http")) return;
  const shown = (bytes) => (bytes < 999_500 ? `${Math.round(bytes / 1e3)} kB` : `${(bytes / 1e6).toFixed(1)} MB`);
  fetch(link, { method: "HEAD" })
    .then(({ ok, headers }) => {
      const bytes = Number(headers.get("Content-Length"));
      if (ok && bytes) link.closest("li").querySelector(".size").textContent = `, ${shown(bytes)}`;
    })
    .catch(() => {
      /* Without a network the page is complete without the size. */
    });
})();

/* What keeps the site on the device, and says when a page is out of date. A copy on a disk has neither. Nobody waits
   for it where the page has just come from the network. */
if (location.protocol.startsWith("http")) {
  const LATER = 2_000;
  const script = document.createElement("script");
  script.src = new URL("../../assets/javascripts/offline.js", document.currentScript.src);
  const load = () => document.head.append(script);
  const [visit] = performance.getEntriesByType("navigation");
  const isKept = Boolean(navigator.serviceWorker?.controller) || visit?.transferSize === 0;
  const start = isKept ? load : () => setTimeout(load, LATER);
  if (document.readyState === "complete") start();
  else addEventListener("load", start);
}
