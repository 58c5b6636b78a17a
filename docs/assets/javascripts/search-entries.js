/* The index, in parts by the beginnings of words (search/index.py), of which a search loads those that it needs, and
   the questions that have a typed word. */
window.consensusEntries = ({ settings, words, arrived }) => {
  /* The number of files with texts in which the parts of a word with hyphens are sought. */
  const LOOKED_AT = 12;
  const { documents, fields, starts } = settings;
  const bit = (field) => 1 << fields.indexOf(field);
  const ALL = (1 << fields.length) - 1;
  const TEXTS = settings.not_in_texts.reduce((left, field) => left & ~bit(field), ALL);

  /* The entries of the index: key, questions with the word, questions with it in parts, parts, the words with hyphens
     that it is part of, the questions that have it only so, and the words that are also written so. */
  const entries = new Map();
  const ranges = new Map();
  const entry = ([key, whole = 0, apart = 0, divided = "", within = [], inside = 0, formsOf = []]) => {
    const divisions = divided.split(" ").filter(Boolean);
    return { key, whole, apart, parts: divisions[0] ?? "", divisions, within, inside, formsOf };
  };
  const partOf = (key) => Math.max(0, starts.filter((start) => start <= key).length - 1);
  const part = async (number) => {
    if (ranges.has(number)) return;
    const read = (await arrived(`words-${number}`)).map(entry);
    ranges.set(number, read);
    for (const each of read) entries.set(each.key, each);
  };
  const loaded = (keys) => Promise.all([...new Set(keys.map(partOf))].map(part));
  const beginnings = new Map();
  const beginning = async (start) => {
    if (!beginnings.has(start)) {
      const numbers = [...starts.keys()].slice(partOf(start), partOf(`${start}\uffff`) + 1);
      await Promise.all(numbers.map(part));
      const isOther = (divisions) => divisions.length && divisions.every((each) => words.isOtherNumeral(each, start));
      const isBegun = ({ key, divisions }) => words.isBegun(key, start) && !isOther(divisions);
      const begun = numbers.flatMap((number) => ranges.get(number)).filter(isBegun);
      const forms = begun.flatMap(({ formsOf }) => formsOf);
      await loaded(forms.map(([key]) => key));
      const others = forms.map(([key, written]) => ({ ...entries.get(key), written: hyphened(written) }));
      beginnings.set(start, [...begun, ...others]);
    }
    return beginnings.get(start);
  };
  const hyphened = (written) => ({ key: written.split("-").join(""), parts: written.includes("-") ? written : "" });

  /* The fields of each question that have a word, as bits. Packed: steps from one question to the next. */
  const unpacked = new Map();
  const lists = (places) => {
    if (!unpacked.has(places)) {
      const read = Object.entries(places).map(([field, steps]) => {
        let question = 0;
        return [1 << field, Uint32Array.from(steps, (step) => (question += step))];
      });
      unpacked.set(places, read);
    }
    return unpacked.get(places);
  };
  const NOWHERE = new Uint16Array(documents);
  const none = () => new Uint16Array(documents);
  /* Adds the questions of some places to one of the lists of a typed word, which is made when it has any. */
  const add = (places, unit, list, counted = ALL) => {
    if (!places) return;
    for (const [field, questions] of lists(places)) {
      if (!(field & counted)) continue;
      if (unit[list] === NOWHERE) unit[list] = none();
      const into = unit[list];
      for (let place = 0; place < questions.length; place += 1) into[questions[place]] |= field;
    }
  };

  /* A typed word with the questions that have it, whole, by its beginning, only as a part of a word with hyphens, or by
     a near word, and the entries that these have. A bare figure is the number of a question only if nothing else is
     typed; a function word is only a name. */
  const AUTHORS = bit("authors");
  const empty = () => ({
    has: NOWHERE,
    begun: NOWHERE,
    separate: NOWHERE,
    inside: NOWHERE,
    near: NOWHERE,
    found: new Set(),
    partKeys: new Set(),
    opposed: new Set(),
    compounds: new Map(),
    divided: [],
    wholes: new Map(),
    begins: "",
    nearest: [],
  });
  const sought = (piece, _, all) => ({
    ...piece,
    counted: piece.isFunctionWord ? AUTHORS : mayBeNumber(piece, all) ? ALL : ALL & ~bit("number"),
    ...empty(),
  });
  const mayBeNumber = ({ keys }, all) => all.length < 2 && keys.every((list) => list.length < 2);
  const take = (unit, entry, isWhole = true) => {
    const counted = unit.plurals.has(entry.key) ? unit.counted & ~AUTHORS : unit.counted;
    const isFound = isWhole || bitsOf(entry) & AUTHORS; // a name is found however it is divided: "Mac Kay"
    add(entry.whole, unit, "has", isWhole ? counted : counted & AUTHORS);
    add(entry.apart, unit, "has", counted);
    if (isFound) unit.found.add(entry.key);
    unit.found.add(`${entry.key}-`);
    for (const parts of entry.divisions) unit.compounds.set(parts, false);
  };
  const takePart = (unit, { key, inside, within }) => {
    if (!inside) return;
    add(inside, unit, "inside");
    unit.partKeys.add(key);
    for (const [whole, parts, isInNoText] of within) if (!isInNoText) unit.wholes.set(whole, { key: whole, parts });
  };
  const takeAll = (unit, list) => {
    if (list.length === 1) {
      take(unit, list[0]);
      if (!unit.isFunctionWord && !(unit.unless && unit.isSigned) && !unit.against.length) takePart(unit, list[0]);
      return;
    }
    const every = list.map((entry) => {
      const one = { ...unit, has: none() };
      take(one, entry);
      return one.has;
    });
    for (let question = 0; question < documents; question += 1) {
      if (!every.every((has) => has[question])) continue;
      if (unit.has === NOWHERE) unit.has = none();
      for (const has of every) unit.has[question] |= has[question];
    }
  };

  const takeEvery = (unit, lists) => {
    for (const list of lists) {
      const known = list.map((key) => entries.get(key));
      if (known.length && known.every(Boolean)) takeAll(unit, known);
    }
  };

  const fileOf = (question) => Math.floor(question / settings.chunk);
  const textsOf = async (question) =>
    stringsIn((await arrived(`questions-${fileOf(question)}`))[question % settings.chunk]);
  const stringsIn = (value) => (typeof value === "string" ? [value] : Object.values(value ?? {}).flatMap(stringsIn));

  const questionsOf = (entry, field) => lists(entry.whole).flatMap(([own, all]) => (own === field ? [...all] : []));
  const bitsOf = (entry) => (entry?.whole ? lists(entry.whole).reduce((all, [field]) => all | field, 0) : 0);

  const isNowhere = ({ has, begun, separate }) => [has, begun, separate].every((list) => list === NOWHERE);

  const isInTexts = ({ whole, apart }) =>
    [whole, apart].some((places) => places && Object.keys(places).some((field) => (1 << field) & TEXTS));

  return {
    LOOKED_AT, documents, fields, bit, ALL, TEXTS, entries, loaded, beginning, NOWHERE, none, add, empty, sought,
    take, takePart, takeEvery, fileOf, textsOf, bitsOf, questionsOf, isNowhere, isInTexts,
  };
};
