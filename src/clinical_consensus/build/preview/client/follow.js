/* Follows the preview: loads the page again when the site was made anew, and shows above it what is wrong. The server
   adds this script to every page; the site itself does not have it. */
(() => {
  const EVERY = 150;
  const SILENCES = 8;
  const KEPT = "preview";
  const STATE = "/_preview/state.json";
  const { version } = document.currentScript.dataset;
  const UNTIL = `Until this is corrected, ${version ? "the last good pages stay" : "there are no pages"}:`;
  const GONE = "The preview does not answer. To start it again: make serve";

  const bar = document.createElement("div");
  bar.className = "preview-bar";
  bar.tabIndex = 0;
  bar.setAttribute("role", "alert");
  const style = document.createElement("link");
  style.rel = "stylesheet";
  style.href = "/_preview/follow.css";
  document.head.append(style);
  document.body.prepend(bar);

  const element = (name, text) => {
    const made = document.createElement(name);
    made.textContent = text;
    return made;
  };
  let shown = "";
  const show = (lines) => {
    const text = lines.join("\n");
    if (text === shown) return;
    shown = text;
    bar.replaceChildren(...lines.map((line) => element("p", line)));
  };

  /* Where the reader is on the page: what is in view, what has the focus, what is typed there, what is open. */
  const children = (of) => [...of.children].filter((each) => each !== bar);
  const path = (of) =>
    of === document.body ? [] : [...path(of.parentElement), children(of.parentElement).indexOf(of)];
  const details = () => [...document.querySelectorAll("details")];
  const place = () => {
    const focused = document.activeElement ?? document.body;
    const inBody = document.body.contains(focused) ? focused : document.body;
    return {
      left: scrollX,
      top: scrollY,
      open: details().map((each) => each.open),
      search: document.querySelector("dialog.search")?.open,
      id: inBody.id,
      path: path(inBody),
      name: inBody.localName,
      typed: inBody.value,
      selected: inBody.matches("input, textarea") ? [inBody.selectionStart, inBody.selectionEnd] : null,
    };
  };
  const found = ({ id, path: steps, name }) => {
    const there = steps.reduce((at, step) => at && children(at)[step], document.body);
    const one = (id && document.getElementById(id)) || there;
    return one?.localName === name && one !== document.body ? one : null;
  };
  const restore = (kept) => {
    const now = details();
    if (now.length === kept.open.length) now.forEach((each, number) => (each.open = kept.open[number]));
    if (kept.search) document.querySelector("[data-search-open]")?.click();
    const focused = found(kept);
    focused?.focus({ preventScroll: true });
    if (focused && kept.selected && focused.value !== kept.typed) {
      focused.value = kept.typed;
      focused.dispatchEvent(new Event("input", { bubbles: true }));
    }
    if (focused && kept.selected?.[0] != null) focused.setSelectionRange(...kept.selected);
    scrollTo({ left: kept.left, top: kept.top, behavior: "instant" });
  };
  let isFollowing = false;
  addEventListener("pagehide", () => {
    history.scrollRestoration = isFollowing ? "manual" : "auto";
  });
  const reload = () => {
    try {
      sessionStorage.setItem(KEPT, JSON.stringify({ ...place(), address: location.href }));
      isFollowing = true;
      history.scrollRestoration = "manual";
    } catch {
      /* Storage is blocked: the browser restores what it can. */
    }
    location.reload();
  };
  addEventListener("load", () => {
    try {
      const kept = JSON.parse(sessionStorage.getItem(KEPT));
      sessionStorage.removeItem(KEPT);
      if (kept?.address === location.href) restore(kept);
    } catch {
      /* Storage is blocked. */
    }
  });

  let silences = 0;
  const ask = async () => {
    const state = await fetch(STATE, { cache: "no-store" })
      .then((response) => response.json())
      .catch(() => null);
    silences = state ? 0 : silences + 1;
    if (state && state.version !== version) return reload();
    if (state) show(state.problems.length ? [UNTIL, ...state.problems] : []);
    else if (silences >= SILENCES) show([GONE]);
    setTimeout(ask, EVERY);
  };
  ask();
})();
