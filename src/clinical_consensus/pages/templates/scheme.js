/* Sets the reader's choice of light or dark before the page is painted. Without one, the device's setting applies. */
(() => {
  const root = document.documentElement;
  root.classList.replace("no-js", "js");
  try {
    const choice = localStorage.getItem("scheme");
    if (choice === "light" || choice === "dark") root.dataset.scheme = choice;
  } catch {
    /* Storage is blocked: the device's setting applies. */
  }
})();

/* A host that removes the final slash of an address would make every link of the page lead elsewhere. The pages ask for
   this script by an address that finds it with that slash and without: each section of the site has a copy. */
if ("slash" in document.currentScript.dataset && !/(\/|\.html)$/.test(location.pathname)) {
  history.replaceState(null, "", `${location.pathname}/${location.search}${location.hash}`);
}
