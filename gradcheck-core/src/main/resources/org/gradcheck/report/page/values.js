"use strict";

/** Conversion of numbers and names from the data to texts for readers. */
const Values = (() => {

  const VERDICTS = {
    AGREES: "agrees",
    VACUOUS: "vacuous",
    UNRESOLVED: "unresolved",
    NONDETERMINISTIC: "nondeterministic",
    DISAGREES: "disagrees",
  };

  const ENTRIES = {
    AGREES: "right",
    AT_A_KINK: "at a kink",
    TOO_SMALL: "too small to tell",
    UNEXERCISED: "unexercised",
    FIXED: "fixed",
    UNRESOLVED: "unresolved",
    DISAGREES: "wrong",
  };

  const STAGES = {RIGHT: "no error enters here", WRONG: "an error enters here", UNKNOWN: "not known"};

  const LETTERS = {a: "AGREES", k: "AT_A_KINK", s: "TOO_SMALL", x: "UNEXERCISED", f: "FIXED", u: "UNRESOLVED", d: "DISAGREES"};

  /** Returns a number of the data, where NaN and infinities are strings, since JSON has no such numbers. */
  const number = value => typeof value === "number" ? value : value === undefined ? NaN : Number(value);

  const shown = (value, digits = 6) => {
    const x = number(value);
    return Number.isFinite(x) ? x.toExponential(digits) : Number.isNaN(x) ? "NaN" : x > 0 ? "Infinity" : "-Infinity";
  };

  /** Returns a number with few digits, for figures of which only the size matters. */
  const rough = value => {
    const x = number(value);
    return Number.isFinite(x) && x !== 0 && (Math.abs(x) >= 1e5 || Math.abs(x) < 1e-3)
      ? x.toExponential(1)
      : Number.isFinite(x) ? String(Number(x.toPrecision(3))) : shown(x);
  };

  /** Returns a number with one digit, rounded up, since a smaller one would promise too much. */
  const roundedUp = value => {
    const x = number(value);
    const nearest = x.toExponential(0);
    const rounded = Number(nearest);
    return rounded < x ? (rounded + Number(`1e${nearest.split("e")[1]}`)).toExponential(0) : nearest;
  };

  /** Returns a format with enough digits to tell the ticks of an axis between two values apart. */
  const tick = (low, high) => {
    const largest = Math.max(Math.abs(low), Math.abs(high));
    const digits = Math.max(3, Math.min(15, 2 + Math.ceil(Math.log10(largest / (high - low)))));
    return value => Math.abs(value) < largest * 1e-12 ? "0"
      : Math.abs(value) >= 1e5 || Math.abs(value) < 1e-3 ? Number(value).toExponential(digits - 2) : String(Number(value.toPrecision(digits)));
  };

  const errorBars = (analytic, numeric, error) => {
    const distance = analytic === numeric ? 0 : Math.abs(analytic - numeric);
    return distance === 0 ? 0 : Number.isNaN(distance) ? Infinity : distance / error;
  };

  const duration = seconds => seconds < 1 ? `${Math.max(1, Math.round(seconds * 1000))} ms` : `${rough(seconds)} s`;

  const counted = (count, one, several) => `${count.toLocaleString("en")} ${count === 1 ? one : several}`;

  const capitalised = words => words.charAt(0).toUpperCase() + words.slice(1);

  const shape = sizes => sizes.length === 0 ? "scalar" : sizes.map(size => size.toLocaleString("en")).join(" x ");

  /** Returns the shape of a block; a sparse matrix is given as the list of its entries. */
  const shapeOf = block => block.map?.sparse
    ? `sparse, ${counted(block.shape[0], "entry", "entries")}` : shape(block.shape);

  const entries = block => block.shape.reduce((a, b) => a * b, 1);

  /** Returns the number of entries with a verdict: none if the block was not examined. */
  const counts = block => Object.values(block.counts).reduce((a, b) => a + b, 0);

  const measured = block => block.map?.measured ?? 0;

  /** Returns whether a block was compared, but not entry by entry. */
  const isScreened = block => counts(block) > 0 && measured(block) < entries(block);

  /** Returns which indices of a tensor give the rows of its map, and which the columns. */
  const tensorAxes = block => {
    let first = 1;
    let rows = block.shape[0];
    while (first < block.shape.length - 1 && rows < (block.map?.rows ?? rows)) {
      rows *= block.shape[first];
      first++;
    }
    const last = block.shape.length - first;
    return [first === 1 ? "first index" : `first ${first} indices`, last === 1 ? "last index" : `last ${last} indices`];
  };

  /** Returns what the rows and the columns of a block are. The names of these matrices are those of gradcheck. */
  const axes = (block, layers) => {
    const layer = layers.find(each => each.weights === block.name || each.biases === block.name);
    const is = start => block.name === start || block.name.startsWith(`${start} at `);
    return layer !== undefined ? ["unit", layer.biases === block.name ? "unit" : "input"]
      : is("Jacobian") ? ["output", "coordinate"]
      : is("Hessian") ? ["coordinate", "coordinate"]
      : is("vector-Jacobian product") ? ["vector u", "coordinate"]
      : is("Jacobian-vector product") ? ["output", "t"]
      : is("Hessian-vector product") ? ["coordinate", "t"]
      : block.shape.length < 2 ? ["", "entry"]
      : block.shape.length === 2 ? ["row (first index)", "column (second index)"]
      : tensorAxes(block);
  };

  const subscript = (sizes, entry) => {
    const index = [];
    let rest = entry;
    for (let d = sizes.length - 1; d >= 0; d--) {
      index.unshift(rest % sizes[d]);
      rest = Math.floor(rest / sizes[d]);
    }
    return index.map(i => `[${i}]`).join("");
  };

  return {
    number, shown, rough, roundedUp, errorBars, duration, counted, capitalised, shape, shapeOf, entries, measured, isScreened, axes, tick, subscript,
    verdict: name => VERDICTS[name] ?? name,
    ofEntry: name => ENTRIES[name] ?? name,
    ofStage: state => STAGES[state] ?? state,
    byLetter: letter => LETTERS[letter],
    letter: kind => Object.keys(LETTERS).find(letter => LETTERS[letter] === kind),
    verdicts: Object.keys(VERDICTS),
    kinds: Object.keys(ENTRIES),
  };
})();
