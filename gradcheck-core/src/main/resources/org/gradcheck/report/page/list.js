"use strict";

/** List of all checks of a run. */
(() => {

  const {element, name, badge} = Parts;

  const checks = (globalThis.gradcheck?.list ?? []).flat();
  const seriousness = Object.fromEntries(Values.verdicts.map((verdict, i) => [verdict, i]));
  checks.sort((a, b) => seriousness[b.verdict] - seriousness[a.verdict] || Table.compared(a.name, b.name));

  const columns = [
    {title: "Check", key: check => check.name, cell: check => check.page === undefined
      ? name(check.name)
      : element("a", {href: check.page}, name(check.name))},
    {title: "Verdict", key: check => seriousness[check.verdict], cell: check => badge(check.verdict)},
    {title: "Cause", key: check => check.cause ?? "", cell: check => check.cause ? Values.sentence(check.cause) : ""},
    {title: "Wrong", number: true, key: check => check.wrong, cell: check => check.wrong.toLocaleString("en")},
    {title: "Entries", number: true, key: check => check.entries, cell: check => check.entries.toLocaleString("en")},
    {title: "Worst, in error bars", number: true, key: check => Values.number(check.worst ?? 0),
      cell: check => check.worst === undefined ? "" : Values.rough(check.worst)},
    {title: "Sensitivity", number: true, key: check => Values.number(check.sensitivity ?? 0),
      cell: check => check.sensitivity === undefined ? "" : Values.roundedUp(check.sensitivity)},
    {title: "Evaluations", number: true, key: check => check.evaluations,
      cell: check => check.evaluations.toLocaleString("en")},
    {title: "Time", number: true, key: check => check.seconds, cell: check => Values.duration(check.seconds)},
  ];

  const table = Table.of("All checks, the most serious first", columns, checks);
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

  const failed = checks.filter(check => check.verdict !== "AGREES").length;
  document.title = `${failed} of ${Values.counted(checks.length, "gradient check", "gradient checks")} failed`;
  document.getElementById("page").append(
    element("h1", {}, "Gradient checks"),
    element("p", {class: "lead"}, failed === 0
      ? `${Values.counted(checks.length, "check", "checks")}, none of which failed`
      : `${failed.toLocaleString("en")} of ${Values.counted(checks.length, "check", "checks")} failed`),
    element("form", {class: "filter", onsubmit: event => event.preventDefault()},
      element("fieldset", {}, element("legend", {}, "Verdicts"), choices),
      element("span", {class: "choice"}, element("label", {for: "wanted"}, "Name contains "), wanted)),
    table.node);
})();
