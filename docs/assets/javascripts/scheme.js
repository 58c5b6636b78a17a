/* Before the page is painted: the reader's choice of light or dark, if there is one; else the device's stands. */
(() => {
  const root = document.documentElement;
  root.classList.replace("no-js", "js");
  try {
    const choice = localStorage.getItem("scheme");
    if (choice === "light" || choice === "dark") root.dataset.scheme = choice;
  } catch {
    /* Storage is closed: the device's choice stands. */
  }
})();
