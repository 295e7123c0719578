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

  const errorBars = (analytic, numeric, error) => {
    const distance = analytic === numeric ? 0 : Math.abs(analytic - numeric);
    return distance === 0 ? 0 : Number.isNaN(distance) ? Infinity : distance / error;
  };

  const duration = seconds => seconds < 1 ? `${Math.max(1, Math.round(seconds * 1000))} ms` : `${rough(seconds)} s`;

  const counted = (count, one, several) => `${count.toLocaleString("en")} ${count === 1 ? one : several}`;

  /** Returns the name of a constant as words: SUM_INSTEAD_OF_MEAN becomes "Sum instead of mean". */
  const sentence = name => name.charAt(0) + name.slice(1).toLowerCase().replaceAll("_", " ");

  const shape = sizes => sizes.length === 0 ? "scalar" : sizes.join(" x ");

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
    number, shown, rough, roundedUp, errorBars, duration, counted, sentence, shape, subscript,
    verdict: name => VERDICTS[name] ?? name,
    ofEntry: name => ENTRIES[name] ?? name,
    byLetter: letter => LETTERS[letter],
    verdicts: Object.keys(VERDICTS),
    kinds: Object.keys(ENTRIES),
  };
})();
