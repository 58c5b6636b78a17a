/* What pages do beyond their HTML. Each part stands alone, and each page is whole without it. */

/* The choice of light, dark, or the device's own. */
(() => {
  const button = document.querySelector("[data-scheme-switch]");
  const choices = ["system", "light", "dark"];
  const root = document.documentElement;
  const now = () => root.dataset.scheme ?? "system";
  const tell = () => {
    button.setAttribute("aria-label", `Colours: ${now()}. Change`);
    for (const icon of button.children) icon.hidden = icon.dataset.schemeIcon !== now();
  };
  button.addEventListener("click", () => {
    const next = choices[(choices.indexOf(now()) + 1) % choices.length];
    if (next === "system") delete root.dataset.scheme;
    else root.dataset.scheme = next;
    try {
      localStorage.setItem("scheme", next);
    } catch {
      /* Storage is closed: the choice holds for this page. */
    }
    tell();
  });
  tell();
  button.hidden = false;
})();

/* The menu closes when the reader turns elsewhere. */
(() => {
  const menu = document.querySelector("details.menu");
  document.addEventListener("click", (event) => menu.contains(event.target) || menu.removeAttribute("open"));
  menu.addEventListener("keydown", (event) => {
    if (event.key !== "Escape" || !menu.open) return;
    menu.open = false;
    menu.querySelector("summary").focus();
  });
  menu.addEventListener("focusout", (event) => menu.contains(event.relatedTarget) || event.relatedTarget === null || (menu.open = false));
})();

/* Search is loaded when it is first opened. */
(() => {
  const script = document.currentScript;
  const root = script.dataset.root;
  const button = document.querySelector("[data-search-open]");
  let loading = null;
  const load = (path) =>
    new Promise((resolve, reject) => {
      const element = document.createElement("script");
      element.src = `${root}/${path}`;
      element.addEventListener("load", resolve);
      element.addEventListener("error", () => reject(new Error(path)));
      document.head.append(element);
    });
  const open = () => {
    loading ??= load("assets/javascripts/search.js").catch(() => (loading = null));
    loading.then(() => window.consensusSearch?.open(root, load));
  };
  button.addEventListener("click", open);
  document.addEventListener("keydown", (event) => {
    if (event.key.toLowerCase() !== "k" || event.altKey || event.shiftKey || !(event.ctrlKey || event.metaKey)) return;
    event.preventDefault();
    open();
  });
  button.hidden = false;
})();

/* Explains an abbreviation where it stands, by tap, pointer or keyboard. The words come from the page's own list of
   abbreviations, to which each link leads when there is no script. */
(() => {
  const GAP = 6;
  const EDGE = 12;
  const note = document.createElement("div");
  note.className = "term-note";
  note.id = "term-note";
  note.setAttribute("role", "tooltip");
  note.hidden = true;
  document.body.append(note);
  let shown = null;
  let leaving = 0;

  const meaning = (link) => document.getElementById(decodeURIComponent(link.hash.slice(1)))?.querySelector(".meaning");
  const place = () => {
    const at = shown.getBoundingClientRect();
    const bars = [...document.querySelectorAll(".md-header, .md-tabs")].map((bar) => bar.getBoundingClientRect().bottom);
    const top = Math.max(0, ...bars);
    if (at.bottom < top || at.top > innerHeight) return hide();
    const above = at.top - note.offsetHeight - GAP;
    note.style.left = `${Math.max(EDGE, Math.min(at.left, document.documentElement.clientWidth - note.offsetWidth - EDGE))}px`;
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
  const term = (event) => event.target.closest?.("a.term");

  for (const link of document.querySelectorAll("a.term")) link.setAttribute("aria-describedby", link.hash.slice(1));
  document.addEventListener("click", (event) => {
    const link = term(event);
    if (link && show(link)) event.preventDefault();
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
