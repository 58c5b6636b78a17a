/* For the page of missing addresses, where the site's address was not known when it was built. That page is shown at
   any depth, with links from the root of the host. It asks for this script at each depth that pages have; where the
   script is found, the site is, and all links follow. */
(() => {
  const { dataset } = document.documentElement;
  if (dataset.root) return;
  dataset.root = new URL("../../", document.currentScript.src).pathname;
  if (dataset.root === "/") return;
  const moved = (path) => path.replace("/", dataset.root);
  document.addEventListener("DOMContentLoaded", () => {
    for (const each of document.querySelectorAll("[href^='/']")) {
      each.setAttribute("href", moved(each.getAttribute("href")));
    }
    for (const each of document.querySelectorAll("script[src^='/']")) {
      const again = document.createElement("script");
      again.async = false;
      again.dataset.root = dataset.root;
      again.src = moved(each.getAttribute("src"));
      each.replaceWith(again);
    }
  });
})();
