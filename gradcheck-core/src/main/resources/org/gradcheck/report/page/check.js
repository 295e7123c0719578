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

  const isOk = check.verdict === "AGREES";
  const isOfMeans = check.samples !== undefined;

  /** Returns the sensitivity of the check or of a block in words. */
  const wouldShow = sensitivity => isOfMeans
    ? `a bias above ${Values.roundedUp(sensitivity)} of the block would show in 99 %`
    : `errors above ${Values.roundedUp(sensitivity)} would show`;

  const header = () => {
    const rest = check.curveEvaluations > 0 ? `, ${check.curveEvaluations.toLocaleString("en")} more for this page` : "";
    return element("header", {},
      element("nav", {"aria-label": "Pages"}, element("a", {href: `${document.documentElement.dataset.root}index.html`}, "All checks")),
      element("h1", {}, name(check.name)),
      element("p", {class: "lead"}, badge(check.verdict), " ",
        check.wrong > 0 ? `${check.wrong.toLocaleString("en")} of ${Values.counted(check.entries, "entry", "entries")} wrong` : ""),
      facts([
        ["Entries", Values.kinds.filter(kind => check.counts[kind] > 0)
          .map(kind => `${check.counts[kind].toLocaleString("en")} ${Values.ofEntry(kind)}`).join(", ") || "none compared"],
        ["Sensitivity", check.sensitivity === undefined ? undefined
          : wouldShow(check.sensitivity)],
        ["Samples", isOfMeans ? check.samples.toLocaleString("en") : undefined],
        ["Evaluations of the cost", check.evaluations.toLocaleString("en") + rest],
        ["Time", Values.duration(check.seconds)],
        ["Declared", check.declared.length > 0 ? check.declared.join(", ") : undefined],
      ]));
  };

  const diagnosis = found => element("article", {class: "diagnosis"},
    element("h3", {}, Values.capitalised(found.words), " ", element("code", {}, `(${found.cause})`)),
    facts([["Where", name(found.where)], ["Evidence", found.evidence], ["Remedy", found.remedy],
      ["Could also be", found.alternatives.length > 0 ? found.alternatives.join(", ") : undefined]]));

  const described = (what, words) => element("p", {class: "finding"}, name(what), `: ${words}`);

  /** Returns what is known without a cause: kinks and jumps of the cost, and the remarks on blocks. */
  const notes = () => [
    ...check.mismatches.slice(0, 1).filter(entry => entry.words !== undefined).map(entry => described(entry.name, entry.words)),
    ...check.blocks.filter(block => block.verdict === check.verdict && block.note !== "").map(block => described(block.name, block.note)),
  ];

  /** Cause or, if no bug explains the values, the pattern of the wrong ones or the reason of another verdict. */
  const cause = () => {
    if (isOk) {
      return undefined;
    }
    const isWrong = check.verdict === "DISAGREES";
    const isLocated = (check.stages?.steps ?? []).some(step => step.state === "WRONG");
    const explained = [...check.findings.map(finding => element("p", {class: "finding"}, finding.text)), ...check.diagnoses.map(diagnosis)];
    const pattern = check.pattern === undefined ? [] : [element("p", {class: "finding"}, check.pattern)];
    const remarks = explained.length > 0 ? [] : [...notes(), ...pattern];
    return section("cause", !isWrong ? "Reason" : remarks.length > 0 ? "Pattern" : "Cause",
      explained, remarks,
      isWrong && explained.length === 0
        ? element("p", {}, `No known bug explains these values clearly. ${isLocated ? "The stages show where the error enters." : "The maps show which entries are wrong."}`)
        : undefined,
      check.reproduction === undefined ? undefined : element("p", {class: "command"},
        element("code", {}, check.reproduction.replace(/^Reproduce: /, "")),
        Parts.copyButton("Copy", () => check.reproduction.replace(/^Reproduce: /, ""))));
  };

  /** Returns the way of backward through the stages, in the order of the forward pass, with the places where errors enter. */
  const stages = () => (check.stages?.steps ?? []).length === 0 ? undefined : section("stages", "Stages",
    check.stages.sentences.map(sentence => element("p", {class: "finding"}, sentence)),
    element("ol", {class: "chain"}, check.stages.steps.map(step => element("li", {class: step.state},
      name(step.name), element("strong", {}, Values.ofStage(step.state)),
      step.words === "" ? undefined : element("span", {}, step.words)))));

  const network = () => {
    const drawing = Network.of(check.layers, check.blocks, check.mismatches);
    return drawing === undefined ? undefined : section("network", "Network", drawing);
  };

  /** Returns what was tested of a block that was not measured entry by entry. */
  const tested = each => {
    const [rows, ...others] = each.shape;
    const isMatrix = others.length > 0;
    return facts([
      ["Rows", isMatrix ? rows.toLocaleString("en") : undefined],
      ["Columns", isMatrix ? others.reduce((a, b) => a * b, 1).toLocaleString("en") : undefined],
      ["Entries", Values.entries(each).toLocaleString("en")],
      ["Measured one by one", Values.measured(each).toLocaleString("en")],
      ["Tested", each.note],
    ]);
  };

  const withoutMap = (each, isScreened) => {
    const text = isScreened ? "No entry was measured one by one, so there is no map: all were compared together."
      : Values.entries(each) === 0 ? "The block has no entries." : each.note === "" ? "The block was not examined." : undefined;
    return text === undefined ? undefined : element("p", {class: "note"}, text);
  };

  const block = (each, open) => {
    const isScreened = Values.isScreened(each);
    return element("details", {class: "block", open},
      element("summary", {}, element("h3", {}, name(each.name)), ` (${Values.shapeOf(each)}) `, badge(each.verdict), ` ${Charts.summary(each)}`,
        each.sensitivity === undefined ? "" : `, ${wouldShow(each.sensitivity)}`),
      isScreened ? tested(each) : each.note === "" ? undefined : element("p", {class: "note"}, each.note),
      each.map === undefined ? withoutMap(each, isScreened) : Maps.of(each, Values.axes(each, check.layers)));
  };

  const blocks = () => section("blocks", "Blocks",
    check.blocks.some(each => each.map !== undefined) ? element("p", {class: "note"},
      (isOfMeans ? "A map has a tile for each entry, coloured by its verdict. "
        : "A map has a tile for each entry. Blue is right; from orange on, at 30 error bars, it is wrong. The scale below each map ends at 1e8 error bars. ")
      + "Hover a tile, or focus a map and use the arrow keys, to read its values; Ctrl and the wheel zoom.") : undefined,
    check.blocks.map(each => block(each, check.blocks.length <= 6 || each.verdict !== "AGREES")));

  const scatter = () => check.blocks.some(each => each.map !== undefined)
    ? section("scatter", "Analytic against numeric", Plots.scatter(check.blocks)) : undefined;

  const curves = () => check.curves.length === 0 ? undefined
    : section("steps", "Steps", check.curves.map(curve => element("article", {},
      element("h3", {}, name(curve.entry.name)),
      element("div", {class: "pair"}, Plots.errorCurve(curve), Plots.slopes(curve)))));

  const ratio = entry => Values.number(entry.analytic) / Values.number(entry.numeric);

  const columns = [
    {title: "Entry", key: entry => entry.name, cell: entry => name(entry.name), text: entry => entry.name.replace(/\s+/g, " ")},
    {title: isOfMeans ? "Mean gradient" : "Analytic", number: true, key: entry => Values.number(entry.analytic), cell: entry => Values.shown(entry.analytic), text: entry => entry.analytic},
    {title: isOfMeans ? "Mean slope" : "Numeric", number: true, key: entry => Values.number(entry.numeric), cell: Table.numeric, text: entry => entry.words ?? entry.numeric},
    {title: isOfMeans ? "+- (99 %)" : "Error bar", number: true, key: entry => Values.number(entry.error), cell: entry => entry.words ? "" : Values.shown(entry.error, 1), text: entry => entry.words ? "" : entry.error},
    {title: isOfMeans ? "Intervals apart" : "Error bars apart", number: true, key: entry => Values.number(entry.inErrorBars), cell: entry => entry.words ? "" : Values.rough(entry.inErrorBars),
      text: entry => entry.words ? "" : entry.inErrorBars},
    {title: isOfMeans ? "Gradient / slope" : "Analytic / numeric", number: true, key: entry => ratio(entry), cell: entry => entry.words ? "" : Values.rough(ratio(entry)),
      text: entry => entry.words ? "" : ratio(entry)},
  ];

  /** Entries from which a pattern can be seen, without pushing the maps off the first screen. */
  const FIRST_ENTRIES = 5;

  const mismatches = () => {
    if (check.mismatches.length === 0) {
      return undefined;
    }
    const table = Table.of(check.mismatchCount > check.mismatches.length
      ? `The worst ${check.mismatches.length.toLocaleString("en")} of ${check.mismatchCount.toLocaleString("en")} wrong entries`
      : "All wrong entries, the worst first", columns, check.mismatches, 100, FIRST_ENTRIES);
    const asText = () => [columns.map(column => column.title), ...table.rows().map(entry => columns.map(column => column.text(entry)))]
      .map(row => row.join("\t")).join("\n");
    table.node.append(Parts.copyButton("Copy the table", asText));
    return section("mismatches", "Wrong entries", table.node);
  };

  const doubtful = () => (check.doubtful ?? []).length === 0 ? undefined
    : section("doubtful", "Entries nearest to wrong", Table.of("The unresolved entries that are the most error bars apart", columns, check.doubtful, 100).node);

  const data = () => section("data", "Data",
    Parts.downloadButton("Download everything as JSON", "gradcheck.json", "application/json", () => JSON.stringify(check, null, 1)),
    element("details", {}, element("summary", {}, "The report as text"), element("pre", {tabindex: "0"}, check.text)));

  document.title = `${Values.verdict(check.verdict)}: ${check.name.slice(0, 200)}`;
  page.append(...[header(), cause(), stages(), mismatches(), doubtful(), blocks(), network(), curves(), scatter(), Words.of(check), data()]
    .filter(part => part !== undefined));
})();
