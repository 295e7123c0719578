"use strict";

/** Words that a page uses, with their meanings; those of the guide, in short. */
const Words = (() => {

  const {element, section} = Parts;

  const MEANINGS = {
    "analytic": "the derivative that your code computes",
    "numeric": "the same derivative, measured by displacing the parameter a little in both directions and evaluating the cost there",
    "error bar": "the estimated error of a numeric value. Values up to 10 error bars apart agree, values more than 30 apart disagree",
    "block": "an array of parameters, such as the weights of a layer",
    "entry": "one parameter of a block, with the derivative of the cost by it",
    "errors above ... would show": "the sensitivity of the check: a wrong value is found if its relative error is larger",
    "at a kink": "the slope of the cost jumps here; the analytic value lies between the slopes on both sides, so it is accepted",
    "kink": "a point where the slope of the cost jumps, such as 0 for ReLU. Only values between the slopes on both sides are right",
    "too small to tell": "the derivative is a small part of its block, and its error bar is too wide to tell it from half or twice its value",
    "unexercised": "the cost does not depend on the entry at this point: both values are zero, so nothing could be compared",
    "fixed": "excluded from the check by its description",
    "unresolved": "neither right nor wrong could be decided: the error bar is too wide, or the entry cannot be displaced",
    "vacuous": "no entry of some block could be compared, so the check could not have failed",
    "nondeterministic": "two evaluations at the same parameters gave different values",
    "random direction": "a displacement of all parameters of a large block at once, which compares all of its entries together",
    "one by one": "of entries of a large block: compared by a difference of their own",
    "random u1, random u2": "two random vectors u, with one number for each output. A vector-Jacobian product is checked for both; each is a row",
    "t": "the distance along a random vector v. A product with a vector is the derivative by it",
    "unit": "a neuron of a layer; it is a row of the weights, and an entry of the biases",
    "stage": "a step of the forward pass that leaves its values in an array, and its derivative in another",
    "step": "the displacement of a parameter from which a difference is computed",
  };

  /** Meanings on the page of a check that compares means over samples. */
  const OF_MEANS = {
    "analytic": "the mean of the gradient over samples",
    "numeric": "the mean slope of the cost over the same samples, with the same random numbers",
    "error bar": "half of the 99 % confidence interval of the difference of both means",
    "errors above ... would show": "the bias that would have been called wrong in 99 % of such checks, as a part of its block",
    "too small to tell": "the mean is a small part of its block, and the interval is too wide to tell it from half or twice its value",
    "unresolved": "neither right nor wrong could be decided with these samples",
  };

  /** Returns the words that the page of a check uses, in the order of their meanings. */
  const used = check => {
    const has = kind => check.counts[kind] > 0;
    const words = new Set(["block"]);
    const when = (condition, ...some) => condition && some.forEach(word => words.add(word));
    when(Values.kinds.some(has), "analytic", "numeric", "error bar", "entry");
    when(check.sensitivity !== undefined, "errors above ... would show");
    when(has("AT_A_KINK"), "at a kink");
    when(JSON.stringify([check.mismatches, check.doubtful, check.curves]).includes("kink: "), "kink");
    when(has("TOO_SMALL"), "too small to tell");
    when(has("UNEXERCISED"), "unexercised");
    when(has("FIXED"), "fixed");
    when(has("UNRESOLVED"), "unresolved");
    when(check.verdict === "VACUOUS", "vacuous");
    when(check.verdict === "NONDETERMINISTIC", "nondeterministic");
    when(check.blocks.some(Values.isScreened), "random direction", "one by one");
    when(check.blocks.some(block => Values.axes(block, check.layers)[0] === "vector u"), "random u1, random u2");
    when(check.blocks.some(block => Values.axes(block, check.layers)[1] === "t"), "t");
    when(check.layers.length > 0, "unit");
    when((check.stages?.steps ?? []).length > 0, "stage");
    when(check.curves.length > 0, "step");
    return Object.keys(MEANINGS).filter(word => words.has(word));
  };

  const meaning = (check, word) => (check.samples === undefined ? undefined : OF_MEANS[word]) ?? MEANINGS[word];

  const of = check => section("words", "Words", element("dl", {class: "words"},
    used(check).map(word => element("div", {}, element("dt", {}, word), element("dd", {}, `${meaning(check, word)}.`)))));

  return {of};
})();
