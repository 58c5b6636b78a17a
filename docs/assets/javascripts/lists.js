/* Lists: all answers opened at once, filters over all pages of a list, and addresses whose entry has moved to a further
   page. The index, and the rows of the other pages, are scripts, so that this also works in a copy opened from a
   disk. */
window.consensusList = (() => {
  const script = document.currentScript;
  const root = new URL("../..", script.src);
  const upwards = script.getAttribute("src").replace(/assets\/.*/, ""); // the way from this page to the root
  const taken = new Map();
  const arriving = new Map();
  const arrived = (name, query = "") => {
    const asked = `${name}${query}`;
    if (!arriving.has(asked)) {
      arriving.set(
        asked,
        new Promise((resolve, reject) => {
          const element = document.createElement("script");
          const file = /^\d/.test(name) ? `rows-${name}` : name;
          const hash = taken.get("hashes")?.[file]; // on a built site, in the names of the rows
          element.src = new URL(hash ? `assets/hashed/${file}.${hash}.js` : `search/${file}.js${query}`, root);
          element.addEventListener("load", () => resolve(taken.get(name)));
          element.addEventListener("error", () => {
            arriving.delete(asked);
            reject(new Error(name));
          });
          document.head.append(element);
        }),
      );
    }
    return arriving.get(asked);
  };
  /* What filters start from. Where what was kept on the way is of another text than the page, it is asked for at an
     address that is not kept. */
  const filtering = async () => {
    const kept = await arrived("filters");
    const { text } = document.body.dataset;
    return location.protocol === "file:" || taken.get("text") === text ? kept : arrived("filters", `?${text}`);
  };
  const onDisk = (address) =>
    location.protocol === "file:" ? address.replace(/\/(?=[?#]|$)/, "/index.html") : address;

  /* An address that names an entry which is not on this page leads to the page that has it. */
  const follow = async () => {
    const anchor = decodeURIComponent(location.hash.slice(1));
    if (!anchor || document.getElementById(anchor) || !document.querySelector("nav.pages")) return;
    const moved = (await arrived("anchors"))[`${script.dataset.list}#${anchor}`];
    if (moved) location.replace(onDisk(new URL(`${moved}#${anchor}`, root).href));
  };
  const followed = () => follow().catch(() => { /* The list has no such entry. */ });
  followed();
  addEventListener("hashchange", followed);

  /* One button opens all answers, or closes them if all are open. */
  const opener = document.querySelector("[data-answers]");
  const answers = () => [...document.querySelectorAll("details.answer")];
  const areOpen = () => answers().every((each) => each.open);
  const label = () => {
    if (opener) opener.textContent = `${areOpen() ? "Close" : "Open"} all answers`;
  };
  opener?.addEventListener("click", () => {
    const open = !areOpen();
    for (const each of answers()) each.open = open;
  });
  document.addEventListener("toggle", label, true);

  const form = document.querySelector("form.filters");
  const lists = [...document.querySelectorAll("ol.questions")];
  if (form && lists.length) filter(form, lists);

  /* Any choice within a group, all groups together. The address keeps the choice. */
  function filter(form, lists) {
    const STEP = 50;
    const title = document.title;
    const status = form.querySelector("[role=status]");
    const reset = form.querySelector("[type=reset]");
    const several = document.querySelector("[data-several]");
    const pages = document.querySelector("nav.pages");
    const part = document.querySelector(".part");
    const groups = [...form.querySelectorAll("fieldset")];
    const held = lists.map((list) => [list, [...list.children]]);
    const own = held.flatMap(([, rows]) => rows);
    const unfiltered = status.textContent;
    const blocks = lists.map((list) => list.closest("section.group") ?? list);
    const matching = document.createElement("div"); // what is shown of a filtered list, under its headings
    blocks[0].before(matching);
    const more = document.createElement("button");
    Object.assign(more, { type: "button", className: "chip more", textContent: "Show more", hidden: true });
    blocks[blocks.length - 1].after(more);
    const made = new Map();
    let index = null;
    let matches = [];
    let unmatched = []; // what the address asks for, but no filter has: it is of another edition

    const isolated = (text, lang, className = "") =>
      Object.assign(document.createElement("bdi"), { textContent: text, className, ...(lang && { lang }) });
    const boxes = (group) => [...group.querySelectorAll("input")];
    const option = (hook, [id, label, found]) => {
      const line = document.createElement("li");
      const box = Object.assign(document.createElement("input"), { type: "checkbox", name: hook, value: id });
      const words = isolated(label, document.body.dataset.language);
      const count = Object.assign(document.createElement("span"), { className: "count", textContent: found.size });
      const whole = document.createElement("label");
      whole.append(box, " ", words, " ", count);
      line.append(whole);
      return line;
    };
    const positions = (steps) => {
      let position = 0;
      return new Set(steps.map((step) => (position += step)));
    };
    const prepare = async () => {
      if (index) return;
      const inPage = document.querySelector("[data-index]");
      const read = inPage ? JSON.parse(inPage.textContent) : await filtering();
      const found = read.groups.map((group) =>
        group.options.map(([id, label, steps]) => [id, label, positions(steps)]),
      );
      for (const [number, group] of groups.entries()) {
        const missing = found[number].slice(boxes(group).length);
        group.querySelector("ul").append(...missing.map((each) => option(group.dataset.hook, each)));
        group.querySelector("[data-all]")?.remove();
      }
      index = { ...read, found: found.map((options) => new Map(options.map(([id, , has]) => [id, has]))) };
    };

    /* Written HTML with links from the site's root, as it is on this page. */
    const written = (html) => {
      const holder = document.createElement("template");
      holder.innerHTML = html;
      for (const link of holder.content.querySelectorAll('a[href^="/"]')) {
        link.setAttribute("href", onDisk(upwards + link.getAttribute("href").slice(1)));
      }
      return holder.content;
    };
    /* The row at a position of the whole list: on this page, or among those of another. */
    const row = async (position) => {
      const number = index.starts.filter((start) => start <= position).length;
      const place = position - index.starts[number - 1];
      if (number === Number(script.dataset.page)) return own[place];
      const rows = await arrived(String(number));
      if (!made.has(position)) {
        const found = written(rows[place]);
        found.querySelector(".answer").open = own.every((each) => each.querySelector(".answer").open);
        made.set(position, found.firstElementChild);
      }
      return made.get(position);
    };

    /* Rows in a list, under the headings of the groups that they are in. */
    const grouped = (rows, positions) => {
      const starts = index.headings ?? [[0, ""]];
      const found = new Map();
      for (const [place, each] of rows.entries()) {
        const [, heading] = starts.filter(([start]) => start <= positions[place]).pop();
        found.set(heading, [...(found.get(heading) ?? []), each]);
      }
      return [...found].map(([heading, those]) => {
        const list = Object.assign(document.createElement("ol"), { className: "questions" });
        list.append(...those);
        if (!heading) return list;
        const [group, above] = [document.createElement("section"), document.createElement("h2")];
        group.className = "group";
        above.append(written(heading));
        group.append(above, list);
        return group;
      });
    };

    /* What the list is: "1 of 4: Strength = Limited or Strong; Consensus = Not stated in the source". */
    const joined = (found, between) => found.flatMap((each, place) => (place ? [between, each] : [each])).flat();
    const named = (box) => {
      const words = box.closest("label").cloneNode(true);
      words.querySelector(".count").remove();
      return isolated(words.textContent.trim(), words.querySelector("bdi").lang);
    };
    const choices = () =>
      groups
        .filter((group) => group.querySelector(":checked"))
        .map((group) => {
          const legend = group.querySelector("legend");
          const names = boxes(group).filter((box) => box.checked).map(named);
          return [isolated(legend.textContent, legend.lang, legend.className), " = ", ...joined(names, " or ")];
        });
    const say = (shown, fault = "") => {
      const counted = `${matches.length} of ${index.total}: `;
      const part = shown < matches.length ? `; the first ${shown} are shown` : "";
      if (several) several.hidden = choices().length < 2;
      status.replaceChildren(counted, ...joined(choices(), "; "), part, fault);
      document.title = `${status.textContent} - ${title}`;
      status.append(...unknown());
      addQuery();
    };
    const unknown = () => {
      const those = unmatched.map((value) => isolated(value));
      return those.length ? [". Asked for in the address, but not in this list: ", ...joined(those, ", ")] : [];
    };
    /* The address in print has the choice too. It comes after this script in the page. */
    const addQuery = () => {
      const place = document.querySelector("[data-query]");
      if (place) place.textContent = reset.disabled ? "" : `?${asked()}`;
    };
    addEventListener("DOMContentLoaded", addQuery);
    let turn = 0;
    let shown = 0;
    const show = async (count) => {
      const mine = ++turn;
      const rows = await Promise.all(matches.slice(0, count).map(row));
      if (mine !== turn) return null;
      const first = shown;
      shown = rows.length;
      matching.replaceChildren(...grouped(rows, matches));
      for (const list of lists) list.replaceChildren();
      for (const each of [pages, part, ...blocks]) each?.setAttribute("hidden", "");
      more.hidden = rows.length === matches.length;
      say(rows.length);
      label();
      return rows[first];
    };
    more.addEventListener("click", async () => {
      try {
        (await show(shown + STEP))?.querySelector("a").focus();
      } catch {
        say(shown, ". More could not be loaded; try again");
      }
    });

    const apply = () => {
      const chosen = groups.map((group) => boxes(group).filter((box) => box.checked).map((box) => box.value));
      const passes = (position, left) =>
        chosen.every(
          (values, group) =>
            group === left || !values.length || values.some((value) => index.found[group].get(value).has(position)),
        );
      const all = [...Array(index.total).keys()];
      for (const [number, group] of groups.entries()) {
        const others = all.filter((position) => passes(position, number));
        for (const box of boxes(group)) {
          const has = index.found[number].get(box.value);
          box.closest("label").querySelector(".count").textContent = others.filter((each) => has.has(each)).length;
        }
      }
      const isFiltered = chosen.some((values) => values.length);
      reset.disabled = !isFiltered;
      matches = all.filter((position) => passes(position, null));
      if (!isFiltered) return unfilter(unfiltered);
      return show(STEP);
    };
    const unfilter = (said) => {
      turn += 1;
      shown = 0;
      matching.replaceChildren();
      for (const [list, rows] of held) list.replaceChildren(...rows);
      for (const each of [pages, part, ...blocks]) each?.removeAttribute("hidden");
      more.hidden = true;
      status.replaceChildren(said, ...unknown());
      if (several) several.hidden = true;
      document.title = title;
      addQuery();
      label();
    };
    const run = async (act) => {
      for (const each of blocks) each.style.visibility = index ? "" : "hidden";
      try {
        await prepare();
        act();
        await apply();
      } catch {
        for (const group of groups) for (const box of boxes(group)) box.checked = false;
        reset.disabled = true;
        unfilter(`The filters could not be loaded; try again. ${unfiltered}`);
      } finally {
        for (const each of blocks) each.style.visibility = "";
      }
    };
    const asked = () => String(new URLSearchParams(new FormData(form)));
    const read = () => {
      const given = new URLSearchParams(location.search);
      const every = groups.flatMap(boxes);
      for (const box of every) box.checked = given.getAll(box.name).includes(box.value);
      const has = (name, value) => every.some((box) => box.name === name && box.value === value);
      const hooks = new Set(every.map(({ name }) => name));
      unmatched = [...hooks].flatMap((name) => given.getAll(name).filter((value) => value && !has(name, value)));
      if (form.querySelector(":checked")) form.querySelector("details").open = true;
    };
    const write = () => {
      unmatched = [];
      const query = asked() && `?${asked()}`;
      if (location.search === query) return;
      try {
        history.pushState(null, "", `${location.pathname}${query}`);
      } catch {
        /* A copy opened from a disk cannot change its address. */
      }
    };
    form.addEventListener("change", () => run(write));
    form.addEventListener("reset", () => setTimeout(run, 0, write));
    form.addEventListener("submit", (event) => event.preventDefault());
    form.addEventListener("click", ({ target }) => target.matches("[data-all]") && run(() => {}));
    addEventListener("popstate", () => run(read));
    if (location.search) run(read);
  }

  return {
    /* Called by the scripts of the index and of the rows to pass on their content. */
    take: (name, value) => taken.set(name, value),
  };
})();
