/* Explains an abbreviation where it stands, by tap, pointer or keyboard. The words come from the page's own list of
   abbreviations, to which each link leads when there is no script. */
(() => {
  const note = document.createElement("div");
  note.className = "term-note";
  note.id = "term-note";
  note.setAttribute("role", "tooltip");
  note.hidden = true;
  document.body.append(note);
  let shown = null;

  const show = (link) => {
    const explanation = document.getElementById(decodeURIComponent(link.hash.slice(1)));
    if (!explanation) return false;
    note.replaceChildren(...[...explanation.querySelectorAll("span")].map((span) => span.cloneNode(true)));
    note.hidden = false;
    const at = link.getBoundingClientRect();
    const left = Math.min(at.left, innerWidth - note.offsetWidth - 12);
    const above = at.top - note.offsetHeight - 6;
    note.style.left = `${Math.max(12, left)}px`;
    note.style.top = `${above > 60 ? above : at.bottom + 6}px`;
    link.setAttribute("aria-describedby", note.id);
    shown = link;
    return true;
  };
  const hide = () => {
    note.hidden = true;
    shown?.removeAttribute("aria-describedby");
    shown = null;
  };
  const term = (event) => event.target.closest?.("a.term");

  document.addEventListener("click", (event) => {
    const link = term(event);
    if (link && show(link)) event.preventDefault();
    else if (!note.contains(event.target)) hide();
  });
  document.addEventListener("mouseover", (event) => {
    const link = term(event);
    if (link) show(link);
    else if (shown && shown !== document.activeElement && !note.contains(event.target)) hide();
  });
  document.addEventListener("focusin", (event) => (term(event) ? show(term(event)) : hide()));
  document.addEventListener("keydown", (event) => event.key === "Escape" && hide());
  addEventListener("scroll", hide, { passive: true });
})();
