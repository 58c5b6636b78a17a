/* How a search result looks. It shows complete statements, or only title and strength; never a part of a statement; and
   it says what matched: the text, or a fact with its mark, a topic, a search word. */
window.consensusResults = (settings, words, index, address) => {
  const element = (name, attributes = {}, ...children) => {
    const made = document.createElement(name);
    for (const [key, value] of Object.entries(attributes)) made.setAttribute(key, value);
    made.append(...children);
    return made;
  };
  const { language } = document.body.dataset;
  const declared = language ? { lang: language } : {};
  const isolated = (text) => element("bdi", declared, text);
  const note = (text, kind = "mark") => element("span", { class: kind }, text);
  const line = (...children) => element("span", { class: "result__reason" }, ...children);

  /* Whether a word of a text is one that was found for a typed word; of a word with hyphens, a part alone is not. */
  const isFoundBy = (unit, word, isName = false) =>
    (unit.found.has(word.parts ? `${word.key}-` : word.key) && !(isName && unit.plurals.has(word.key))) ||
    (unit.begins !== "" && words.begins(word, unit.begins, unit.more));
  /* Whether a typed word is only a part of a word with hyphens. */
  const isPartOf = (unit, { parts }) => words.inside(parts).some((part) => unit.partKeys.has(part));

  /* The places of the found words in a text, in order: start, end, and the typed word. A near word is one that stands
     for a typed word, or that has one of `lacking` as a part. */
  const placed = (text, word, unit, isName, lacking) => {
    if (unit.kind !== "run") {
      const isPart = lacking.has(unit) && isPartOf(unit, word);
      const isNear = isPart || unit.nearest.some(({ key }) => key === word.key);
      const isHere = isNear || isFoundBy(unit, word, isName);
      const isBegun = !isNear && !unit.found.has(word.parts ? `${word.key}-` : word.key);
      return isHere ? [{ unit, start: word.start, end: word.end, isNear, isPart, isBegun, key: word.key }] : [];
    }
    if (word.kind !== "run") return [];
    const run = words.basic(text.slice(word.start, word.end));
    const free = words.freeIn(run, unit.basic);
    const start = free < 0 && lacking.has(unit) ? run.indexOf(unit.basic) : free;
    if (start < 0) return [];
    const isPart = free < 0;
    const found = { unit, isNear: isPart, isPart };
    if (run.length !== word.end - word.start) {
      const raw = text.slice(word.start, word.end);
      const isAfter = (count) => (end) => words.basic(raw.slice(0, end + 1)).length > count;
      const place = (count) => word.start + [...Array(raw.length).keys()].find(isAfter(count));
      return [{ ...found, start: place(start), end: place(start + unit.basic.length - 1) + 1 }];
    }
    const not = isPart ? words.negationsOf(unit.basic).find((each) => run.slice(0, start).endsWith(each)) : "";
    return [{ ...found, start: word.start + start - not.length, end: word.start + start + unit.basic.length }];
  };
  const places = (text, units, { isName = false, lacking = new Set() } = {}) =>
    units
      .flatMap((unit) => {
        const found = words.words(text, isName);
        const opposed = found.filter(({ key }) => unit.against.includes(key));
        const ruled = unit.rule && !words.lacks.has(unit.rule.word) ? words.ruledWords(text) : new Map();
        const isOpposed = ({ start, end }) =>
          (unit.arrow && ![undefined, unit.arrow].includes(words.arrowAt(text, { start, end }))) ||
          (words.areOpposed(unit.rule, ruled.get(start)) && (ruled.get(start).isSure || !unit.apartAs)) ||
          opposed.some((each) => each.start === start && each.end === end);
        const free = found.filter((word) => !isOpposed(word));
        const all = [...free.flatMap((word) => placed(text, word, unit, isName, lacking)), ...apartIn(text, unit)];
        const whole = new Set(all.filter(({ isBegun }) => !isBegun).map(({ start }) => start));
        return all.filter(({ isBegun, start }) => !isBegun || !whole.has(start)); // "5-FU", not "5-FU 400"
      })
      .sort((one, other) => one.start - other.start || other.end - one.end);
  /* Where the parts of a word with hyphens that was found stand next to each other. */
  const apartIn = (text, unit) =>
    [...unit.compounds]
      .flatMap(([parts, mayBegin]) => {
        const isBegun = !unit.found.has(`${parts.split("-").join("")}-`);
        return words.apart(text, parts, mayBegin).map((found) => ({ unit, ...found, isBegun }));
      });
  /* Without the places of figures other than what is typed, where this stands too: "4" of "4 mg" beside "4500",
     ">2" beside "\u03b2\u2082-agonist", "2/3" beside "3". */
  const sharpened = (texts) => {
    const isTogether = (found, { unit, start, end }) =>
      found.some((each) => each.unit !== unit && each.start === start && each.end === end);
    const isInPieces = ({ unit, key }) =>
      unit.keys.some((list) => list.length > 1 && list.includes(key)) && !unit.keys.some((list) => list.join() === key);
    const isInRatio = (text, { unit, start, end }) =>
      /[0-9]\/[0-9]/.test(text.slice(start, end)) && !/[:/]/.test(unit.written);
    const isAsSigned = (text, { unit, end }) =>
      unit.written.endsWith("+") && words.meaningOf.get(text.slice(end).replace(/^\)?\s?\(?/, "")[0]) === "positive";
    const rankOf = (text, found, place) => {
      if (place.unit.kind !== "figure") return 0;
      if (isTogether(found, place)) return 3;
      if (isAsSigned(text, place)) return 4;
      return isInPieces(place) || isInRatio(text, place) ? 1 : 2;
    };
    const ranks = new Map(
      texts.flatMap(({ text, found }) => found.map((place) => [place, rankOf(text, found, place)])),
    );
    const best = new Map();
    for (const [{ unit }, rank] of ranks) best.set(unit, Math.max(rank, best.get(unit) ?? 0));
    const isBest = (place) => ranks.get(place) === best.get(place.unit);
    return texts.map((each) => ({ ...each, found: each.found.filter(isBest) }));
  };
  const unitsIn = (found) => new Set(found.map(({ unit }) => unit));

  /* A text with each found word marked; a near word is not marked in the same way. */
  const marked = (text, found) => {
    const pieces = document.createDocumentFragment();
    let end = 0;
    for (const each of found) {
      if (each.start < end) continue;
      const part = text.slice(each.start, each.end);
      const mark = each.isNear ? note(part, "near") : element("mark", {}, part);
      pieces.append(text.slice(end, each.start), mark);
      end = each.end;
    }
    pieces.append(text.slice(end));
    return pieces;
  };

  /* The fewest statements that together have the found words. Words that are also in the title count only if the
     statements have no others. */
  const statementsWith = (statements, titled) => {
    const all = new Set(statements.flatMap(({ found }) => [...unitsIn(found)]));
    const others = new Set([...all].filter((unit) => !titled.has(unit)));
    const wanted = others.size ? others : all;
    const chosen = new Set();
    while (wanted.size) {
      const gain = ({ found }) => [...unitsIn(found)].filter((unit) => wanted.has(unit)).length;
      const best = statements.reduce((most, each) => (gain(each) > gain(most) ? each : most));
      for (const unit of unitsIn(best.found)) wanted.delete(unit);
      chosen.add(best);
    }
    return statements.filter((statement) => chosen.has(statement));
  };

  const isAsTyped = (text, { basic, written, bare, cased }) =>
    text === written || (words.joinedParts(text) === basic && (!cased.length || text.includes(bare)));
  const NEAR = "not here, near: ";
  const ONLY_PART = "not here by itself, only as part of: ";
  const ONLY_OPPOSITE = "not here, only the opposite: ";
  const isOutermost = (all, { start, end }) =>
    !all.some((each) => each.start <= start && end <= each.end && end - start < each.end - each.start);
  /* The typed words that are in the texts shown only in another spelling, or as the beginning of a word. */
  const spellings = (visible, units) => {
    const told = new Map();
    for (const unit of units) {
      const found = visible.flatMap(({ text, found: all }) => {
        const own = all.filter((place) => place.unit === unit);
        const read = (place) => ({ text: text.slice(place.start, place.end), isOuter: isOutermost(own, place) });
        return own.map((place) => ({ ...place, ...read(place) }));
      });
      if (!found.length || unit.apartAs === unit.written) continue;
      const [{ isNear, isPart }] = found;
      if (!isPart && found.some(({ text }) => isAsTyped(text, unit))) continue;
      const others = [...new Set(found.filter(({ isOuter }) => isOuter).map(({ text }) => text))].slice(0, 3);
      const said = `${isPart ? ONLY_PART : isNear ? NEAR : ""}${others.join(", ")}`;
      told.set(said, [...(told.get(said) ?? []), unit.written]);
    }
    return [...told].map(([said, typed]) => line(`“${typed.join(" ")}”: `, isolated(said)));
  };
  const apart = (units) => units.map(({ written }) => line(`“${written}”: as separate words`));

  /* The facts of a question by which search finds it: label, text, whether it is inferred, and whether it is a name. */
  const factsOf = ({ parts = [], recommendations = [], authors = [], facts = [] }) => [
    ...parts.map(([label, ...rest]) => [`Question ${label}`, ...rest]),
    ...recommendations.flatMap((each, number) => {
      const graded = ["strength", "consensus"].filter((name) => each[name]);
      const stated = graded.map((name) => [settings[name], ...each[name]]);
      const whose = recommendations.length > 1 ? `Recommendation ${number + 1}, ` : "";
      return [...stated, ...(each.facts ?? [])].map(([label, ...rest]) => [`${whose}${label}`, ...rest]);
    }),
    ...(authors[0] ?? []).map((name) => ["Author", name, authors[1], true]),
    ...facts,
  ];
  /* Why a question was found by words that neither its title nor the statements shown have, and which it lacks. */
  const reasons = (shown, question, units, visible, lacking) => {
    const told = new Set(visible.flatMap(({ found }) => [...unitsIn(found)]));
    const here = [];
    const lines = factsOf(shown).flatMap(([label, text, isInferred, isName]) => {
      const found = places(text, units, { isName, lacking });
      const named = found.length ? places(label, units) : [];
      const fresh = [...unitsIn([...named, ...found])].filter((unit) => !told.has(unit));
      for (const unit of fresh) told.add(unit);
      const isSaid = ({ unit, isNear }) => fresh.includes(unit) && (isNear || !isName); // a name stands in its line
      here.push({ text, found: found.filter(isSaid) });
      const mark = isInferred ? ["\u00a0", note(settings.inferred)] : [];
      return fresh.length ? [line(marked(label, named), ": ", isolated(marked(text, found)), ...mark)] : [];
    });
    const isAgain = ({ extra }, place, all) => extra && all.slice(0, place).some((each) => each.extra === extra);
    const others = units
      .filter((unit) => !told.has(unit))
      .map((unit, place, all) => [unit, elsewhereFound(shown, unit, question, isAgain(unit, place, all))]);
    const without = others.filter(([{ apartAs }, found]) => !found && !apartAs).map(([{ written }]) => written);
    return [
      ...(without.length ? [line(`Without: ${without.join(", ")}`)] : []),
      ...spellings(here, units),
      ...lines,
      ...others.flatMap(([, found]) => found ?? []),
    ];
  };
  /* A typed word that a question has only with the other sign. */
  const NOT_FOUND = { found: new Set(), compounds: new Map(), begins: "" };
  const nameOf = ({ key, parts }) => parts || key.replace(/['~=!]$/, "");
  /* A word of the rationale, or one that is not in the texts: lines that say so; none if the question lacks it. */
  const elsewhereFound = (shown, unit, question, isSaid) => {
    const has = (field) => (unit.has[question] | unit.begun[question]) & index.bit(field);
    const typed = `“${unit.written}”`;
    if (has("rationale")) {
      const isBegun = unit.isLast && !(unit.has[question] & index.bit("rationale"));
      const said = `“${unit.bare}${isBegun ? "…" : ""}”: in the rationale`;
      return [line(said, ...(shown.rationale ? [" ", note(settings.inferred)] : []))];
    }
    if (has("number") || has("id")) {
      const number = `“${unit.number ?? unit.written}”`;
      return isSaid ? [] : [line(`${number}: number or address of the question`)];
    }
    if (has("topics")) {
      const labels = (shown.topics ?? []).map((number) => settings.topics[number][1]);
      const found = labels.filter((label) => places(label, [unit]).length);
      const said = [`${typed}: a topic by our reading, not in the text`, found.join(", ")];
      return [line(said.filter(Boolean).join(": "))];
    }
    if (unit.inside[question]) {
      const wholes = namesIn(unit.wholes.values(), [{ shown }]).join(", ");
      const isThere = unit.inside[question] & index.bit("rationale");
      const only = unit.reversed?.has(question) ? ONLY_OPPOSITE : ONLY_PART;
      return [line(`${typed}: ${only}${isThere ? "a word of the rationale" : wholes}`)];
    }
    if (has("words")) return [line(`${typed}: a search word for ${termsOf(shown, unit).join(", ")}, not in the text`)];
    if (unit.near[question]) return [line(`${typed}: ${NEAR}${namesIn(unit.nearest, [{ shown }]).join(", ")}`)];
    return undefined;
  };
  const termsOf = (shown, unit) => {
    const isFound = ([key]) => isFoundBy(unit, { key, parts: "", written: "" }) || unit.found.has(`${key}-`);
    const named = new Set(settings.names.filter(isFound).flatMap(([, terms]) => terms));
    return (shown.terms ?? []).filter((term) => named.has(term)).map((term) => settings.terms[term]);
  };

  /* The strength of a recommendation with its mark. */
  const strength = ({ strength: [label, isInferred] = [], gap = settings.not_stated }) => {
    const badge = label ? element("span", { class: "badge" }, isolated(label)) : note(gap, "gap");
    const kept = element("span", { class: "kept" }, badge, ...(isInferred ? ["\u00a0", note(settings.inferred)] : []));
    return [element("span", { class: "label", ...declared }, settings.strength), " ", kept];
  };
  const place = ({ recommendation, position }, answers, isFirst) => {
    const several = answers.length > 1 ? `recommendation ${answers.indexOf(recommendation) + 1}, ` : "";
    const label = `${several}statement ${position + 1} of ${recommendation.statements.length}`;
    const before = isFirst ? [...strength(recommendation), " "] : [];
    const mark = recommendation.inferred ? ["\u00a0", note(settings.inferred)] : [];
    const named = element("span", { class: "kept" }, note(label, "label"), ...mark);
    return element("span", { class: "result__place" }, ...before, named);
  };

  /* A question that was found, as a link to the first statement with the words. */
  const result = ({ shown, question }, typed, isNear) => {
    const divided = typed.filter(({ separate }) => separate[question]);
    const asHere = (unit) => (unit.opposed.has(question) ? { ...unit, ...NOT_FOUND } : unit);
    const units = typed.flatMap((unit) => (divided.includes(unit) ? unit.divided : [asHere(unit)]));
    const isElsewhere = ({ has, begun }) => (has[question] | begun[question]) & ~index.bit("words");
    const hasOnlyPart = (unit) => unit.inside[question] && !isElsewhere(unit);
    const lacking = new Set(units.filter(hasOnlyPart));
    const answers = shown.recommendations ?? [];
    const [{ found: titled }, ...statements] = sharpened([
      { text: shown.title, found: places(shown.title, units, { lacking }) },
      ...answers.flatMap((recommendation) =>
        recommendation.statements.map(([id, text], position) => (
          { recommendation, id, text, position, found: places(text, units, { lacking }) }
        )),
      ),
    ]);
    const held = statementsWith(statements, unitsIn(titled));
    const visible = [{ text: shown.title, found: titled }, ...held];
    const title = element(
      "span",
      { class: "result__title" },
      shown.page ? "" : `${shown.number.replace(/\.$/, "")}. `,
      isolated(marked(shown.title, titled)),
      ...(shown.standing ?? []).flatMap((mark) => [" ", note(mark)]),
      ...(shown.inferred ? ["\u00a0", note(`title ${settings.inferred}`)] : []),
    );
    const path = shown.page ?? `questions/${shown.id}/`;
    const link = element(
      "a",
      { href: address(path, shown.page ? "" : (held[0]?.id ?? shown.id)) },
      title,
      ...spellings(visible, units),
      ...apart(divided),
      ...reasons(shown, question, units, visible, lacking),
      ...held.flatMap((statement, number) => [
        place(statement, answers, held[number - 1]?.recommendation !== statement.recommendation),
        element("span", { class: "result__text", dir: "auto", ...declared }, marked(statement.text, statement.found)),
      ]),
      ...(held.length ? [] : answers.map((each) => element("span", { class: "result__place" }, ...strength(each)))),
    );
    return element("li", { [isNear ? "data-near-result" : "data-result"]: shown.id ?? "collection" }, link);
  };

  /* For each typed word that no question has by itself: that it is so, and what is near, to search for instead. */
  const nearWords = (units, shown, choose) =>
    units
      .filter((unit) => unit.nearest.length)
      .map((unit) => {
        const tries = namesIn(unit.nearest, shown).map((spelling) => {
          const button = element("button", { type: "button", class: "chip" }, spelling);
          button.addEventListener("click", () => choose(unit.written, spelling));
          return element("li", {}, button);
        });
        const said = isOnlyPart(unit)
          ? `“${unit.written}” only as ${unit.reversed?.size ? "the opposite" : "part of"}: `
          : `No question has “${unit.written}”. Nearest: `;
        const list = element("ul", { class: "chips" }, ...tries);
        return element("div", { "data-near": unit.written }, element("p", {}, said), list);
      });
  const isOnlyPart = ({ partKeys, isNowhere }) => isNowhere && partKeys.size > 0;
  /* A near word in the spelling of the texts that are shown. */
  const textsOf = ({ title, recommendations = [] }) => [
    title, ...recommendations.flatMap(({ statements }) => statements.map(([, text]) => text)),
  ];
  const asWritten = ({ key, parts }, shown) => {
    const factsIn = (each) => factsOf(each).map(([, text]) => text);
    for (const text of shown.flatMap((each) => [...textsOf(each.shown), ...factsIn(each.shown)])) {
      const found = words.words(text).find((word) => word.key === key);
      const written = found && text.slice(found.start, found.end);
      if (found) return /\p{Lu}{2}/u.test(written) ? written : written.toLowerCase();
    }
    return nameOf({ key, parts });
  };

  const namesIn = (found, shown) => [...new Set([...found].map((each) => asWritten(each, shown)))];

  return { element, declared, result, nearWords, isOnlyPart, textsOf };
};
