"use strict";

/** List of all checks of a run. */
(() => {

  const {element, name, badge} = Parts;

  const checks = (globalThis.gradcheck?.list ?? []).flat();
  const seriousness = Object.fromEntries(Values.verdicts.map((verdict, i) => [verdict, i]));

  /** Returns the test that a check belongs to: the checks of a test differ in what follows its name, such as {@code [2] seed 1f}. */
  const testOf = check => check.name.replace(/ \[\d+\].*$/s, "");

  const ofTests = new Map();
  checks.forEach(check => ofTests.set(testOf(check), Math.max(ofTests.get(testOf(check)) ?? 0, seriousness[check.verdict])));
  checks.sort((a, b) => ofTests.get(testOf(b)) - ofTests.get(testOf(a)) || Table.compared(testOf(a), testOf(b))
    || seriousness[b.verdict] - seriousness[a.verdict] || Table.compared(a.name, b.name));

  const named = check => {
    const test = testOf(check);
    const rest = check.name.slice(test.length);
    return [element("bdi", {class: "name"}, test.split(/(?<=\.)/).flatMap((part, i) => i === 0 ? part : [element("wbr"), part])), rest === "" ? undefined : element("span", {class: "trial"}, name(rest.trim()))];
  };

  const worst = (key, cell) => ({number: true, key: check => Values.number(check.worst?.[key]),
    cell: check => check.worst === undefined ? "" : cell(check.worst)});

  const columns = [
    {title: "Test", key: check => check.name, cell: check => check.page === undefined
      ? named(check)
      : element("a", {href: check.page}, named(check))},
    {title: "Verdict", key: check => seriousness[check.verdict], cell: check => badge(check.verdict)},
    {title: "Worst entry", className: "worst", key: check => check.worst?.name ?? "", cell: check => check.worst === undefined ? "" : name(check.worst.name)},
    {title: "Analytic", ...worst("analytic", entry => Values.shown(entry.analytic))},
    {title: "Numeric", ...worst("numeric", Table.numeric)},
    {title: "Cause", className: "cause", key: check => check.cause ?? "", cell: check => check.cause ? Values.capitalised(check.cause) : ""},
    {title: "Wrong", number: true, key: check => check.wrong,
      cell: check => `${check.wrong.toLocaleString("en")} of ${check.entries.toLocaleString("en")}`},
    {title: "Sensitivity", number: true, key: check => Values.number(check.sensitivity ?? 0),
      cell: check => check.sensitivity === undefined ? "" : Values.roundedUp(check.sensitivity)},
    {title: "Time", number: true, key: check => check.seconds, cell: check => Values.duration(check.seconds)},
  ];

  const table = Table.of("All checks by test, the most serious first", columns, checks);
  const hidden = new Set();
  const wanted = element("input", {type: "search", id: "wanted", oninput: () => filter()});
  const filter = () => {
    const words = wanted.value.toLowerCase();
    const some = checks.filter(check =>
      !hidden.has(check.verdict) && check.name.toLowerCase().includes(words));
    table.show(some);
    Parts.announce(Values.counted(some.length, "check", "checks"));
  };

  const choices = Values.verdicts.map(verdict => [verdict, checks.filter(check => check.verdict === verdict).length])
    .filter(([, count]) => count > 0)
    .map(([verdict, count]) => element("label", {class: "choice"},
      element("input", {type: "checkbox", checked: true, value: verdict, onchange: event => {
        event.target.checked ? hidden.delete(verdict) : hidden.add(verdict);
        filter();
      }}),
      badge(verdict), ` ${count.toLocaleString("en")}`));

  document.body.classList.add("list");
  const failed = checks.filter(check => check.verdict !== "AGREES").length;
  document.title = `${failed} of ${Values.counted(checks.length, "gradient check", "gradient checks")} failed`;
  document.getElementById("page").append(
    element("header", {}, element("h1", {}, "Gradient checks"),
      element("p", {class: "lead"}, failed === 0
        ? `${Values.counted(checks.length, "check", "checks")}, none of which failed`
        : `${failed.toLocaleString("en")} of ${Values.counted(checks.length, "check", "checks")} failed`)),
    element("form", {class: "filter", onsubmit: event => event.preventDefault()},
      element("fieldset", {}, element("legend", {}, "Verdicts"), choices),
      element("span", {class: "choice"}, element("label", {for: "wanted"}, "Name contains "), wanted)),
    table.node,
    element("p", {class: "note"}, "Analytic: the value of your code. Numeric: the value measured by differences of the cost. "
      + "Sensitivity: the relative error of a value above which the check would have found it."));
})();
