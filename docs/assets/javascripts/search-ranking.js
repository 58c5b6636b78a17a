/* The order of the questions that were found: MiniSearch ranks those with the most of the typed words. */
window.consensusRanking = (_, known) => {
  const { documents, fields, bit, questionsOf, NOWHERE } = known;

  /* The number of questions that MiniSearch ranks, those with the most of the typed words. */
  const WEIGHED = 100;
  const BOOST = {
    title: 4, number: 4, words: 3, topics: 2, statements: 2, authors: 2, parts: 1, rationale: 1, strength: 0.5,
    consensus: 0.5, facts: 1, id: 4,
  };
  /* How much a beginning counts beside the whole word. */
  const BEGINNING = 0.6;
  const NUMBER = bit("number");
  const TITLE = bit("title") | NUMBER | bit("id");
  const WORDS = { tokenize: (text) => text.split(" "), processTerm: (term) => term };
  const loadJS = (ids, names, terms) =>
    MiniSearch.loadJS(
      {
        documentCount: ids.length,
        nextId: ids.length,
        documentIds: { ...ids },
        fieldIds: Object.fromEntries(names.map((name, number) => [name, number])),
        fieldLength: Object.fromEntries(ids.map((_, number) => [number, names.map(() => 1)])),
        averageFieldLength: names.map(() => 1),
        storedFields: {},
        dirtCount: 0,
        index: terms,
        serializationVersion: 2,
      },
      { fields: names, ...WORDS },
    );
  /* The questions that have all words, or if there are none, some; those with the most, also in their titles, first. A
     question whose printed number was typed comes before others that have as many. */
  const ranked = (units) => {
    const byRank = new Map();
    const step = 9 * units.length + 1;
    const numbered = new Set(units.flatMap(({ extra }) => (extra ? questionsOf(extra, NUMBER) : [])));
    for (let question = 0; question < documents; question += 1) {
      let rank = 0;
      for (let place = 0; place < units.length; place += 1) {
        const whole = units[place].has[question];
        const found = whole | units[place].begun[question] | units[place].separate[question];
        if (found) rank += 2 * step + (whole ? 8 : 0) + (found & TITLE ? 1 : 0);
      }
      if (!rank) continue;
      if (numbered.has(question)) rank += step;
      if (byRank.has(rank)) byRank.get(rank).push(question);
      else byRank.set(rank, [question]);
    }
    const ranks = [...byRank.keys()].sort((one, other) => other - one);
    const wordsIn = (rank) => Math.floor(rank / (2 * step));
    const hasAll = ranks.length > 0 && wordsIn(ranks[0]) === units.length;
    const hits = ranks
      .filter((rank) => !hasAll || wordsIn(rank) === units.length)
      .map((rank) => ({ count: Math.floor(rank / step), questions: byRank.get(rank) }));
    const near = hits.length ? [] : nearOnly(units);
    return {
      hasAll,
      hits: weighed(hits, units, ({ has, begun, separate }) => [has, begun, separate]),
      near: weighed(near, units, ({ near: has }) => [has]),
    };
  };
  const nearOnly = (units) => {
    const near = units.filter((unit) => unit.near !== NOWHERE);
    const groups = near.map((_, less) => ({ count: near.length - less, questions: [] }));
    for (let question = 0; near.length && question < documents; question += 1) {
      let count = 0;
      for (const unit of near) if (unit.near[question]) count += 1;
      if (count) groups[near.length - count].questions.push(question);
    }
    return groups;
  };

  /* The first of the questions in the order of MiniSearch, each with its score: fields by their weight, rare words
     before common ones. The others follow. */
  const weighed = (groups, units, arraysOf) => {
    const order = [].concat(...groups.map(({ questions }) => questions));
    const first = order.slice(0, WEIGHED);
    if (!first.length) return { order, scores: new Map() };
    const weights = new Map();
    const rarity = (bits) => {
      let total = 0;
      for (let question = 0; question < documents; question += 1) if (bits[question]) total += 1;
      return Math.log(1 + documents / (total || 1));
    };
    const placesOf = (bits) => {
      const places = {};
      first.forEach((question, number) => {
        for (let field = 0, left = bits[question]; left; field += 1, left >>= 1) {
          if (left & 1) (places[field] ??= {})[number] = 1;
        }
      });
      return places;
    };
    const terms = units.flatMap((unit, place) =>
      arraysOf(unit).flatMap((bits, kind) => {
        if (bits === NOWHERE) return [];
        const name = `${place}${kind ? "~" : ""}`;
        weights.set(name, rarity(bits) * (kind ? BEGINNING : 1));
        return [[name, placesOf(bits)]];
      }),
    );
    const options = {
      boost: BOOST, bm25: { k: 1.2, b: 0, d: 0.5 }, boostTerm: (term) => weights.get(term), combineWith: "OR",
    };
    const found = loadJS(first, fields, terms).search([...weights.keys()].join(" "), options);
    const scores = new Map(found.map(({ id, score }) => [id, score]));
    const counted = ({ count, questions }) => questions.slice(0, WEIGHED).map((question) => [question, count]);
    const counts = new Map(groups.flatMap(counted));
    const by = (one, other) => counts.get(other) - counts.get(one) || scores.get(other) - scores.get(one);
    return { order: first.sort(by).concat(order.slice(WEIGHED)), scores, counts };
  };

  return { loadJS, ranked };
};
