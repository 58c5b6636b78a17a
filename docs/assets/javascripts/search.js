/* Search, loaded when it is first opened: this script and search-*.js are one on a site. The index and the texts are
   scripts, so that search also works in a copy opened from a disk. */
window.consensusSearch = (() => {
  /* The number of matches that are sorted by their texts if several words are typed. */
  const WEIGHED = 20;
  /* The number of results at first, and added by each “Show more”. */
  const SHOWN = 10;
  /* The number of these that are shown before the page is painted. */
  const AT_ONCE = 4;
  const FETCHED_AHEAD = 1000;
  const taken = new Map();
  const arriving = new Map();
  let root, load, ahead, input, results, status, settings, words, index, shown;

  const address = (path, anchor) => {
    const file = location.protocol === "file:" ? "index.html" : "";
    return `${root}/${path}${file}${anchor ? `#${anchor}` : ""}`;
  };

  /* Loads a script once; what one of the index has passed on. */
  const script = async (path) => {
    if (!arriving.has(path)) arriving.set(path, load(path));
    await arriving.get(path).catch((error) => {
      arriving.delete(path);
      throw error;
    });
  };
  const arrived = async (name) => {
    const hash = taken.get("hashes")?.[name]; // on a built site, in the names of all parts but the first
    await script(hash ? `assets/hashed/${name}.${hash}.js` : `search/${name}.js`);
    return taken.get(name);
  };
  /* The first script of the index. Where what was kept on the way is of another text than the page, it is asked for at
     an address that is not kept. */
  const start = async () => {
    const kept = await arrived("index");
    const { text } = document.body.dataset;
    if (location.protocol === "file:" || taken.get("text") === text) return kept;
    await script(`search/index.js?${text}`);
    return taken.get("index");
  };
  const prepare = async () => {
    [settings] = await Promise.all([start(), script("assets/javascripts/vendor/minisearch-7.2.0.js")]);
    words = consensusReading(settings.table);
    index = consensusIndex(settings, words, arrived);
    shown = consensusResults(settings, words, index, address);
  };

  /* The texts that results show: first those that are needed now, then, in a small collection, the rest. */
  const textsOf = (questions) =>
    Promise.all(
      questions.map(async (question) => {
        const file = await arrived(`questions-${Math.floor(question / settings.chunk)}`);
        return { question, shown: file[question % settings.chunk] };
      }),
    );
  const fetchAhead = async () => {
    if (settings.documents > FETCHED_AHEAD) return;
    const count = Math.ceil(settings.documents / settings.chunk);
    await Promise.all(Array.from({ length: count }, (_, number) => arrived(`questions-${number}`)));
  };

  /* Suggestions when nothing was found. */
  const topics = () => {
    const { element, declared } = shown;
    const chip = { class: "chip", dir: "auto", ...declared };
    const links = settings.topics.map(([id, label]) =>
      element("li", {}, element("a", { href: address(`topics/${id}/`), ...chip }, label)),
    );
    return links.length ? [element("p", {}, "Topics:"), element("ul", { class: "chips" }, ...links)] : [];
  };

  /* How many questions were found, and whether they have all the words. */
  const counted = ({ order }) => {
    const questions = order.length - (order.includes(settings.collection) ? 1 : 0);
    const page = questions < order.length ? "the page about the collection" : "";
    const number = `${questions} ${questions === 1 ? "question" : "questions"}`;
    return [questions ? number : "", page].filter(Boolean).join(" and ");
  };
  const describe = ({ hits, near, hasAll, units }) => {
    if (hasAll) return `${counted(hits)} found`;
    const quoted = (list) => list.map(({ written }) => `“${written}”`).join(" or ");
    const parts = quoted(units.filter(shown.isOnlyPart));
    const nowhere = quoted(units.filter((unit) => unit.isNowhere && !shown.isOnlyPart(unit)));
    const onlyParts = parts && `${parts} only as part of another word`;
    if (hits.order.length) {
      const said = ["No question has all these words", nowhere && `none has ${nowhere}`, onlyParts].filter(Boolean);
      return `${said.join(", and ")}. ${counted(hits)} with some of them`;
    }
    if (!near.order.length) return "Nothing found";
    const said = [nowhere && `Nothing found for ${nowhere}`, onlyParts].filter(Boolean).join("; ");
    return `${said}. ${onlyParts ? "Such a word" : "A near word"} is in ${counted(near)}`;
  };

  const nothing = ({ areCommon }, query) =>
    areCommon ? `“${query.trim()}” alone is too common to search for` : "Nothing found";

  /* The results, in steps: first those sorted by their texts, then the rest in the order of the index. */
  const list = (found, { order }, weighed) => {
    const said = describe(found);
    const isNear = order === found.near.order;
    const { element, declared } = shown;
    const chip = { class: "chip", dir: "auto", ...declared };
    const rows = element("ol", { class: "results" });
    const more = element("button", { type: "button", class: "chip search__more", hidden: "" }, "Show more");
    const step = async () => {
      const start = rows.children.length;
      const end = start + SHOWN;
      const next = start < weighed.length ? weighed.slice(start, end) : await textsOf(order.slice(start, end));
      const add = (from, to) =>
        rows.append(...next.slice(from, to).map((each) => shown.result(each, found.units, isNear)));
      add(0, AT_ONCE);
      if (next.length > AT_ONCE) {
        await new Promise(requestAnimationFrame);
        if (!rows.isConnected) return null;
        add(AT_ONCE);
      }
      more.hidden = order.length <= rows.children.length;
      status.textContent = more.hidden ? said : `${said}; the first ${rows.children.length} are shown`;
      return rows.children[start];
    };
    more.addEventListener("click", async () => (await step())?.querySelector("a").focus());
    results.replaceChildren(...shown.nearWords(found.units, weighed, replace), rows, more);
    step();
  };
  const replace = (written, other) => {
    input.value = input.value.replace(written, () => other);
    search();
    input.focus();
  };

  let turn = 0;
  const search = async () => {
    const own = ++turn;
    const query = input.value;
    if (!words.typed(query).length) {
      results.replaceChildren();
      status.textContent = query.trim() && `“${query.trim()}” has no letter or figure to search for`;
      return;
    }
    try {
      const found = await index.find(query);
      if (own !== turn) return;
      const matches = found.hits.order.length ? found.hits : found.near;
      const hasSeveral = found.units.length > 1;
      const weighed = await textsOf(matches.order.slice(0, hasSeveral ? WEIGHED : SHOWN));
      if (own !== turn) return;
      if (!matches.order.length) {
        results.replaceChildren(...topics());
        status.textContent = nothing(found, query);
        return;
      }
      if (hasSeveral) sortByTexts(weighed, matches, words.phrase(query));
      list(found, matches, weighed);
      ahead ??= fetchAhead().catch(() => (ahead = null));
    } catch {
      if (own !== turn) return;
      results.replaceChildren();
      status.textContent = "A part of the index could not be loaded. Type on to try again.";
    }
  };

  /* Questions in whose title or statements the typed words are next to each other come first. */
  const sortByTexts = (weighed, { counts, scores }, phrase) => {
    const isWhole = (text) => ` ${words.phrase(text)} `.includes(` ${phrase} `);
    const hasWhole = ({ shown: each }) => (shown.textsOf(each).some(isWhole) ? 1 : 0);
    const whole = new Map(weighed.map((each) => [each.question, hasWhole(each)]));
    const by = (map, one, other) => map.get(other.question) - map.get(one.question);
    weighed.sort((one, other) => by(counts, one, other) || by(whole, one, other) || by(scores, one, other));
  };

  const move = (event) => {
    if (event.key !== "ArrowDown" && event.key !== "ArrowUp") return;
    const stops = [input, ...results.querySelectorAll("a, button")];
    const next = stops.indexOf(document.activeElement) + (event.key === "ArrowDown" ? 1 : -1);
    if (!stops[next]) return;
    event.preventDefault();
    stops[next].focus();
  };

  return {
    /* Called by the scripts of the index to pass on their content. */
    take: (name, value) => taken.set(name, value),
    /* Starts search in a dialog once the index is loaded, beginning with what was typed meanwhile. */
    start: async (pageRoot, loader, dialog) => {
      [root, load] = [pageRoot, loader];
      [input, results, status] = ["input", ".search__results", "[role=status]"].map((part) =>
        dialog.querySelector(part),
      );
      await prepare();
      input.addEventListener("input", search);
      dialog.addEventListener("keydown", move);
      dialog.addEventListener("submit", () => results.querySelector("a")?.focus());
      await search();
    },
  };
})();
