/* Search, loaded when it is first opened. The index and the texts are scripts, so that search also works in a copy
   opened from a disk. A result shows complete statements, or only title and strength; never a part of a statement. */
window.consensusSearch = (() => {
  const WEIGHED = 20; // the number of matches that are sorted by their texts if several words are typed
  const SHOWN = 10; // the number of results at first, and added by each “Show more”
  const AT_ONCE = 4; // the number of these that are shown before the page is painted
  const FETCHED_AHEAD = 1000;
  const BOOST = { title: 4, words: 3, topics: 2, statements: 2, authors: 2, parts: 1, rationale: 1, grades: 0.5 };
  const taken = new Map();
  let root, load, ahead, input, results, status, vocabulary, occurring, settings, fold;

  const element = (name, attributes = {}, ...children) => {
    const made = document.createElement(name);
    for (const [key, value] of Object.entries(attributes)) made.setAttribute(key, value);
    made.append(...children);
    return made;
  };

  /* Words, folded as in the index (src/clinical_consensus/pages/search_index.py). */
  const plain = (text) => text.normalize("NFKD").replace(/\p{M}/gu, "").toLowerCase();
  const words = (text) => (plain(text).match(fold.word) ?? []).map(folded);
  const once = (known, key, make) => {
    if (!known.has(key)) known.set(key, make());
    return known.get(key);
  };
  const folds = new Map();
  const folded = (word) =>
    once(folds, word, () =>
      fold.rules.reduce((now, [pattern, replacement]) => now.replace(pattern, replacement), word),
    );

  const address = (path, anchor) => {
    const file = location.protocol === "file:" ? "index.html" : "";
    return `${root}/${path}${file}${anchor ? `#${anchor}` : ""}`;
  };

  const prepare = async () => {
    await Promise.all([load("assets/javascripts/vendor/minisearch-7.2.0.js"), load("search/index.js")]);
    settings = taken.get("index");
    fold = {
      word: new RegExp(`[${settings.ideographs}]|(?:(?![${settings.ideographs}])[\\p{L}\\p{N}])+`, "gu"),
      rules: settings.folds.map(([pattern, replacement]) => [new RegExp(pattern, "g"), replacement]),
    };
    occurring = new Map(settings.words);
    const known = [...occurring.keys()];
    vocabulary = MiniSearch.loadJS(
      {
        ...settings.index,
        documentCount: known.length,
        nextId: known.length,
        documentIds: { ...known },
        fieldIds: { word: 0 },
        fieldLength: Object.fromEntries(known.map((_, number) => [number, [1]])),
        averageFieldLength: [1],
        index: known.map((word, number) => [word, { 0: { [number]: 1 } }]),
      },
      { fields: ["word"], ...SAME_WORDS },
    );
  };

  /* MiniSearch has an index of all words, and for each query a small one of the documents of the words that it may
     find: the lists of all others stay packed. */
  const SAME_WORDS = { tokenize: (text) => words(text), processTerm: (term) => term };
  const indexOf = (query, options) => {
    const fields = Object.keys(settings.index.fieldIds);
    const found = vocabulary.search(query, options).map(({ id }) => id);
    const lists = found.map((word) => [
      word,
      Object.fromEntries(Object.entries(occurring.get(word)).map(([field, steps]) => [field, unpacked(steps)])),
    ]);
    return MiniSearch.loadJS({ ...settings.index, index: lists }, { fields, ...SAME_WORDS });
  };

  /* How often a word occurs in each document. Packed: the steps from one document to the next,
     and -n after a document that has the word n times. */
  const unpacked = (steps) => {
    const times = {};
    let document = 0;
    for (const step of steps) {
      if (step < 0) times[document] = -step;
      else times[(document += step)] = 1;
    }
    return times;
  };

  const typos = (term) => (term.length > 5 ? 2 : term.length > 3 ? 1 : false);
  const prefix = (term, position, terms) =>
    term.length > 2 || (position === terms.length - 1 && (term.length > 1 || terms.length === 1));
  const find = (query) => {
    const options = { boost: BOOST, prefix, fuzzy: typos };
    const index = indexOf(query, { prefix, fuzzy: typos });
    const all = index.search(query, { ...options, combineWith: "AND" });
    const matches = all.length ? all : index.search(query, options);
    return matches.some(isInText)
      ? matches
      : matches.map((match) => ({ ...match, score: -match.id })).sort((one, other) => other.score - one.score);
  };

  /* Fields whose words are not from the source: search words of the glossary, and topics. */
  const isAdded = (field) => field === "words" || field === "topics";
  const isInText = (match) => Object.values(match.match).some((fields) => !fields.every(isAdded));

  /* The typed word for which a word of the index was found: the same word, its beginning, or the nearest typo. */
  const shared = (one, other) => {
    let length = 0;
    while (length < one.length && one[length] === other[length]) length += 1;
    return length;
  };
  const typedAs = (term, typed) =>
    typed.find((word) => word === term) ??
    typed.find((word) => term.startsWith(word)) ??
    typed.reduce((nearest, word) => (shared(word, term) > shared(nearest, term) ? word : nearest));

  /* The texts that results show are loaded in chunks: first those that are needed now,
     then, in a small collection, the rest. */
  const arriving = new Map();
  const chunk = async (number) => {
    const name = String(number);
    await once(arriving, name, () => load(`search/questions-${name}.js`)).catch((error) => {
      arriving.delete(name);
      throw error;
    });
    return taken.get(name);
  };
  const question = async (number) => (await chunk(Math.floor(number / settings.chunk)))[number % settings.chunk];
  const fetchAhead = async () => {
    const count = settings.index.documentCount;
    if (count > FETCHED_AHEAD) return;
    await Promise.all(Array.from({ length: Math.ceil(count / settings.chunk) }, (_, number) => chunk(number)));
  };

  /* The folded words of a query, each with its spelling as typed. */
  const WRITTEN = /[\p{L}\p{N}\p{M}]+/gu;
  const asTyped = (query) =>
    new Map(
      (query.match(WRITTEN) ?? []).flatMap((written) =>
        words(written).map((word, _, all) => [word, all.length > 1 ? word : written]),
      ),
    );

  /* The text with each found word marked. */
  const marked = (text, found) => {
    const pieces = document.createDocumentFragment();
    let end = 0;
    for (const match of text.matchAll(WRITTEN)) {
      if (!words(match[0]).some((word) => found.has(word))) continue;
      pieces.append(text.slice(end, match.index), element("mark", {}, match[0]));
      end = match.index + match[0].length;
    }
    pieces.append(text.slice(end));
    return pieces;
  };

  /* The folded words of the title and of each statement. */
  const foldedTexts = new Map();
  const textsOf = (shown) =>
    once(foldedTexts, shown, () => ({
      title: words(shown.title),
      statements: shown.recommendations.flatMap((recommendation) =>
        recommendation.statements.map(([id, text], position) => (
          { recommendation, id, text, position, words: words(text) }
        )),
      ),
    }));

  /* Whether the typed words are next to each other in the title or in a statement. */
  const contains = (shown, phrase) => {
    const texts = textsOf(shown);
    return [texts.title, ...texts.statements.map((statement) => statement.words)].some((found) =>
      ` ${found.join(" ")} `.includes(` ${phrase} `),
    );
  };

  /* The fewest statements that together contain the typed words. Words that are also in the title count only if the
     statements contain no others. */
  const statementsWith = (shown, match, found) => {
    const typed = (folded) =>
      new Set(folded.filter((word) => found.has(word)).map((word) => typedAs(word, match.queryTerms)));
    const texts = textsOf(shown);
    const held = texts.statements.map((statement) => ({ statement, typed: [...typed(statement.words)] }));
    const inTitle = typed(texts.title);
    const all = new Set(held.flatMap((each) => each.typed));
    const others = new Set([...all].filter((word) => !inTitle.has(word)));
    const wanted = others.size ? others : all;
    const chosen = [];
    while (wanted.size) {
      const gain = (each) => each.typed.filter((word) => wanted.has(word)).length;
      const best = held.reduce((most, each) => (gain(each) > gain(most) ? each : most));
      for (const word of best.typed) wanted.delete(word);
      chosen.push(best.statement);
    }
    return texts.statements.filter((statement) => chosen.includes(statement));
  };

  /* Why a question was found by words that are not in its text, and which typed words it does not have. */
  const reasons = (shown, match, typed) => {
    const texts = textsOf(shown);
    const inTexts = [texts.title, ...texts.statements.map((statement) => statement.words)].flat();
    const isFound = (name) => words(name).every((word) => inTexts.some((text) => text.startsWith(word)));
    const terms = Object.entries(match.match);
    const of = (word) => terms.filter(([term]) => typedAs(term, match.queryTerms) === word);
    const lacking = [...typed].filter(([word]) => !match.queryTerms.includes(word)).map(([, written]) => written);
    const lines = lacking.length ? [`Without: ${lacking.join(", ")}`] : [];
    for (const [word, written] of typed) {
      const found = of(word);
      if (!found.length || !found.every(([, fields]) => fields.every(isAdded))) continue;
      const all = [...new Set(found.flatMap(([term]) => settings.names[term] ?? []))];
      const names = all.some(isFound) ? all.filter(isFound) : all;
      if (found.some(([, fields]) => fields.includes("topics"))) {
        lines.push(`“${written}”: a topic by our reading, not in the text`);
      } else if (names.length) {
        lines.push(`“${written}”: a search word for ${names.join(", ")}, not in the text`);
      }
    }
    return lines.map((line) => element("span", { class: "result__reason" }, line));
  };

  const strength = (recommendation) => {
    const line = element(
      "span",
      { class: "result__strength" },
      element("span", { class: "label" }, settings.strength),
      " ",
    );
    const grade = recommendation.strength;
    line.append(
      grade
        ? element("span", { class: "badge" }, element("bdi", {}, grade.label))
        : element("span", { class: "gap" }, settings.not_stated),
    );
    if (recommendation.inferred.length) line.append(" ", element("span", { class: "mark" }, settings.inferred));
    return line;
  };

  const result = (shown, match, typed) => {
    const found = new Set(match.terms);
    const held = statementsWith(shown, match, found);
    const title = element(
      "span",
      { class: "result__title" },
      shown.page ? "" : `${shown.number}. `,
      element("bdi", {}, marked(shown.title, found)),
    );
    if (shown.withdrawn) title.append(" ", element("span", { class: "mark" }, "withdrawn"));
    if (shown.inferred) title.append(" ", element("span", { class: "mark" }, `title ${settings.inferred}`));
    const path = shown.page ?? `questions/${shown.id}/`;
    const link = element("a", { href: address(path, shown.page ? "" : (held[0]?.id ?? shown.id)) }, title);
    link.append(...reasons(shown, match, typed));
    for (const [position, statement] of held.entries()) {
      const { recommendation } = statement;
      const several =
        shown.recommendations.length > 1
          ? `recommendation ${shown.recommendations.indexOf(recommendation) + 1}, `
          : "";
      const place = element(
        "span",
        { class: "label" },
        `${several}statement ${statement.position + 1} of ${recommendation.statements.length}`,
      );
      const isFirst = held[position - 1]?.recommendation !== recommendation;
      link.append(
        element("span", { class: "result__place" }, ...(isFirst ? [strength(recommendation), " "] : []), place),
      );
      link.append(element("span", { class: "result__text", dir: "auto" }, marked(statement.text, found)));
    }
    if (!held.length) {
      for (const recommendation of shown.recommendations) {
        link.append(element("span", { class: "result__place" }, strength(recommendation)));
      }
    }
    return element("li", { "data-result": shown.id ?? "collection" }, link);
  };

  /* Suggestions when nothing was found: the nearest words of the index, and the topics. */
  const nothing = (query) => {
    const options = { fuzzy: 0.4, prefix: true, tokenize: (text) => [text] };
    const suggested = words(query).flatMap((word) =>
      indexOf(word, options).autoSuggest(word, options).flatMap(({ terms }) => terms),
    );
    const near = [...new Set(suggested)].filter((word) => word.length > 2).slice(0, 5);
    const tries = near.map((word) => {
      const button = element("button", { type: "button", class: "chip" }, word);
      button.addEventListener("click", () => { input.value = word; search(); input.focus(); });
      return element("li", {}, button);
    });
    const topics = settings.topics.map(([id, label]) =>
      element("li", {}, element("a", { class: "chip", href: address(`topics/${id}/`), dir: "auto" }, label)),
    );
    return [
      element("p", {}, "No question has these words."),
      ...(near.length ? [element("p", {}, "Nearest words:"), element("ul", { class: "chips" }, ...tries)] : []),
      ...(topics.length ? [element("p", {}, "Topics:"), element("ul", { class: "chips" }, ...topics)] : []),
    ];
  };

  const texts = (matches) => Promise.all(matches.map(async (match) => ({ match, shown: await question(match.id) })));

  /* How many questions were found, and whether they have all the words. */
  const describe = (matches, typed) => {
    const questions = matches.filter((match) => match.id !== settings.collection).length;
    const page = questions < matches.length ? "the page about the collection" : "";
    const number = `${questions} ${questions === 1 ? "question" : "questions"}`;
    const count = [questions ? number : "", page].filter(Boolean).join(" and ");
    if (matches[0].queryTerms.length >= typed.size) return `${count} found`;
    const known = new Set(matches.flatMap((match) => match.queryTerms));
    const nowhere = [...typed].filter(([word]) => !known.has(word)).map(([, written]) => `“${written}”`);
    const none = nowhere.length ? `, and none has ${nowhere.join(" or ")}` : "";
    return `No question has all these words${none}. ${count} with some of them`;
  };

  /* The results, in steps: first those sorted by their texts, then the rest in the order of the index. */
  const list = (matches, weighed, typed) => {
    const found = describe(matches, typed);
    const shown = element("ol", { class: "results" });
    const more = element("button", { type: "button", class: "chip search__more", hidden: "" }, "Show more");
    const step = async () => {
      const start = shown.children.length;
      const end = start + SHOWN;
      const next = start < weighed.length ? weighed.slice(start, end) : await texts(matches.slice(start, end));
      const rows = (from, to) => next.slice(from, to).map(({ shown: each, match }) => result(each, match, typed));
      shown.append(...rows(0, AT_ONCE));
      if (next.length > AT_ONCE) {
        await new Promise(requestAnimationFrame);
        if (!shown.isConnected) return null;
        shown.append(...rows(AT_ONCE));
      }
      more.hidden = matches.length <= shown.children.length;
      status.textContent = more.hidden ? found : `${found}; the first ${shown.children.length} are shown`;
      return shown.children[start];
    };
    more.addEventListener("click", async () => (await step())?.querySelector("a").focus());
    results.replaceChildren(shown, more);
    step();
  };

  let turn = 0;
  const search = async () => {
    const query = input.value.trim();
    const own = ++turn;
    const typed = asTyped(query);
    if (!typed.size) {
      results.replaceChildren();
      status.textContent = "";
      return;
    }
    const matches = find(query);
    const phrase = words(query).join(" ");
    const weighed = await texts(matches.slice(0, phrase.includes(" ") ? WEIGHED : SHOWN));
    if (own !== turn) return;
    if (!matches.length) {
      results.replaceChildren(...nothing(query));
      status.textContent = "Nothing found";
      return;
    }
    const whole = ({ shown }) => (phrase.includes(" ") && contains(shown, phrase) ? 1 : 0);
    weighed.sort((one, other) => whole(other) - whole(one) || other.match.score - one.match.score);
    list(matches, weighed, typed);
    ahead ??= fetchAhead().catch(() => (ahead = null));
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
