"use strict";

/** Page of one check. */
(() => {

  const {element, name, badge, facts, section} = Parts;

  const check = globalThis.gradcheck?.check[0];
  const page = document.getElementById("page");
  if (check === undefined) {
    page.append(element("p", {}, "The data of this check is missing: the run was ended before it was written."));
    return;
  }

  const header = () => {
    const rest = check.curveEvaluations > 0 ? `, ${check.curveEvaluations.toLocaleString("en")} more for this page` : "";
    return element("header", {},
      element("nav", {}, element("a", {href: `${document.documentElement.dataset.root}index.html`}, "All checks")),
      element("h1", {}, name(check.name)),
      element("p", {class: "lead"}, badge(check.verdict), " ",
        check.wrong > 0 ? `${check.wrong.toLocaleString("en")} of ${Values.counted(check.entries, "entry", "entries")} wrong` : ""),
      facts([
        ["Entries", Values.kinds.filter(kind => check.counts[kind] > 0)
          .map(kind => `${check.counts[kind].toLocaleString("en")} ${Values.ofEntry(kind)}`).join(", ") || "none compared"],
        ["Worst", check.worst === undefined ? undefined : `${Values.rough(check.worst)} error bars`],
        ["Sensitivity", check.sensitivity === undefined ? undefined
          : `errors above ${Values.roundedUp(check.sensitivity)} would show`],
        ["Evaluations", check.evaluations.toLocaleString("en") + rest],
        ["Time", Values.duration(check.seconds)],
        ["Declared", check.declared.length > 0 ? check.declared.join(", ") : undefined],
      ]));
  };

  const diagnosis = found => element("article", {class: "diagnosis"},
    element("h3", {}, Values.sentence(found.cause)),
    facts([["Where", name(found.where)], ["Evidence", found.evidence], ["Remedy", found.remedy],
      ["Could also be", found.alternatives.length > 0 ? found.alternatives.map(Values.sentence).join(", ") : undefined]]));

  const cause = () => {
    if (check.verdict === "AGREES") {
      return undefined;
    }
    const findings = check.findings.map(finding => element("p", {class: "finding"}, finding.text));
    const diagnoses = check.diagnoses.map(diagnosis);
    return section("cause", "Cause",
      findings, diagnoses,
      findings.length + diagnoses.length > 0 ? undefined : element("p", {}, unexplained()),
      check.reproduction === undefined ? undefined : element("p", {class: "command"},
        element("code", {}, check.reproduction.replace(/^Reproduce: /, "")),
        Parts.copyButton("Copy", () => check.reproduction.replace(/^Reproduce: /, ""))));
  };

  const unexplained = () => ({
    DISAGREES: "No known bug explains these values clearly. The maps show which entries are wrong.",
    VACUOUS: check.blocks.filter(block => block.verdict === "VACUOUS").map(block => `${block.name}: ${block.note}`).join("; "),
  })[check.verdict] ?? check.blocks.filter(block => block.note !== "").map(block => `${block.name}: ${block.note}`).join("; ");

  const network = () => {
    const drawing = Network.of(check.layers, check.blocks);
    return drawing === undefined ? undefined : section("network", "Network", drawing);
  };

  const block = (each, open) => element("details", {class: "block", open},
    element("summary", {}, name(each.name), ` (${Values.shape(each.shape)}) `, badge(each.verdict), ` ${Charts.summary(each)}`,
      each.sensitivity === undefined ? "" : `, errors above ${Values.roundedUp(each.sensitivity)} would show`),
    each.note === "" ? undefined : element("p", {class: "note"}, each.note),
    each.map === undefined ? element("p", {class: "note"}, "No entry of this block was measured one by one.") : Charts.map(each));

  const blocks = () => section("blocks", "Blocks", check.blocks.map(each =>
    block(each, check.blocks.length <= 6 || each.verdict !== "AGREES")));

  const scatter = () => check.blocks.some(each => each.map !== undefined)
    ? section("scatter", "Analytic against numeric", Charts.scatter(check.blocks)) : undefined;

  const curves = () => check.curves.length === 0 ? undefined
    : section("steps", "Steps", check.curves.map(curve => element("article", {},
      element("h3", {}, name(curve.entry.name)),
      element("div", {class: "pair"}, Charts.errorCurve(curve), Charts.slopes(curve)))));

  const columns = [
    {title: "Entry", key: entry => entry.name, cell: entry => name(entry.name), text: entry => entry.name.replace(/\s+/g, " ")},
    {title: "Analytic", number: true, key: entry => Values.number(entry.analytic), cell: entry => Values.shown(entry.analytic), text: entry => entry.analytic},
    {title: "Numeric", number: true, key: entry => Values.number(entry.numeric), cell: entry => entry.words ?? Values.shown(entry.numeric), text: entry => entry.words ?? entry.numeric},
    {title: "Error bar", number: true, key: entry => Values.number(entry.error), cell: entry => entry.words ? "" : Values.shown(entry.error, 1), text: entry => entry.words ? "" : entry.error},
    {title: "Error bars apart", number: true, key: entry => Values.number(entry.inErrorBars), cell: entry => Values.rough(entry.inErrorBars), text: entry => entry.inErrorBars},
    {title: "Analytic / numeric", number: true, key: entry => Values.number(entry.analytic) / Values.number(entry.numeric),
      cell: entry => Values.rough(Values.number(entry.analytic) / Values.number(entry.numeric)),
      text: entry => Values.number(entry.analytic) / Values.number(entry.numeric)},
  ];

  const mismatches = () => {
    if (check.mismatches.length === 0) {
      return undefined;
    }
    const table = Table.of(check.mismatchCount > check.mismatches.length
      ? `The worst ${check.mismatches.length.toLocaleString("en")} of ${check.mismatchCount.toLocaleString("en")} wrong entries`
      : "All wrong entries, the worst first", columns, check.mismatches, 100);
    const asText = () => [columns.map(column => column.title), ...table.rows().map(entry => columns.map(column => column.text(entry)))]
      .map(row => row.join("\t")).join("\n");
    return section("mismatches", "Wrong entries", table.node, Parts.copyButton("Copy the table", asText));
  };

  const doubtful = () => (check.doubtful ?? []).length === 0 ? undefined
    : section("doubtful", "Entries nearest to wrong", Table.of("The unresolved entries that are the most error bars apart", columns, check.doubtful, 100).node);

  const data = () => section("data", "Data",
    Parts.downloadButton("Download everything as JSON", "gradcheck.json", "application/json", () => JSON.stringify(check, null, 1)),
    element("details", {}, element("summary", {}, "The report as text"), element("pre", {}, check.text)));

  document.title = `${Values.verdict(check.verdict)}: ${check.name.slice(0, 200)}`;
  page.append(...[header(), cause(), network(), blocks(), scatter(), curves(), mismatches(), doubtful(), data()]
    .filter(part => part !== undefined));
})();
