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
