"use strict";

/** Drawing of a network: a unit is wrong if one of its weights or its bias is, an edge if its weight is. */
const Network = (() => {

  const MOST_UNITS = 8;
  const MOST_LAYERS = 24;

  const colour = (c, verdict) => verdict === "DISAGREES" ? c.wrong : verdict === "AGREES" ? c.right : c.other;

  /** Matrices are taken as the layers of a network if the inputs of each are as many as the units of the one before. */
  const guessed = blocks => {
    const matrices = blocks.filter(block => block.shape.length === 2);
    const chained = matrices.length > 1
      && matrices.every((block, i) => i === 0 || block.shape[1] === matrices[i - 1].shape[0]);
    return chained ? matrices.map(block => ({
      inputs: block.shape[1], units: block.shape[0], activation: "", weights: block.name,
      biases: blocks[blocks.indexOf(block) + 1]?.shape.join() === String(block.shape[0]) ? blocks[blocks.indexOf(block) + 1].name : undefined,
    })) : [];
  };

  /** Returns the units of a layer that are drawn: the wrong ones before others, in their order. */
  const drawn = (count, wrong) => {
    const chosen = wrong.slice(0, MOST_UNITS);
    for (let unit = 0; chosen.length < Math.min(count, MOST_UNITS); unit++) {
      if (!chosen.includes(unit)) {
        chosen.push(unit);
      }
    }
    return chosen.sort((a, b) => a - b);
  };

  /** Returns the heights of the units of a layer, around 0. */
  const heights = units => units.map((_, i) => (i - (units.length - 1) / 2) * 20);

  /** Returns the wrong entries of a block as far as the page knows them one by one. */
  const wrongEntries = (block, mismatches) => new Set([
    ...mismatches.filter(entry => entry.block === block?.name).map(entry => entry.entry),
    ...block?.map === undefined ? [] : block.map.entries.filter((_, i) => Values.byLetter(block.map.verdicts[i]) === "DISAGREES"),
  ]);

  /** Returns the units whose weights or biases are wrong. A unit is a row of the weights and an entry of the biases. */
  const wrongUnits = (layer, byName) => [...new Set([layer.weights, layer.biases].flatMap(name => byName.get(name)?.wrongRows ?? []))]
    .sort((a, b) => a - b);

  const listed = numbers => numbers.slice(0, 12).join(", ") + (numbers.length > 12 ? ` and ${(numbers.length - 12).toLocaleString("en")} more` : "");

  const isKnown = block => block === undefined || block.verdict === "AGREES"
    || block.verdict === "DISAGREES" && Values.measured(block) === Values.entries(block);

  const of = (layers, blocks, mismatches) => {
    const byName = new Map(blocks.map(block => [block.name, block]));
    const known = layers.length > 0 ? layers : guessed(blocks);
    if (known.length === 0 || known.length > MOST_LAYERS) {
      return undefined;
    }
    const columns = [{units: known[0].inputs, title: "inputs", wrong: []},
      ...known.map((layer, i) => ({...layer, title: `layer ${i}`, wrong: wrongUnits(layer, byName)}))]
      .map(column => ({...column, drawn: drawn(column.units, column.wrong)}));
    const verdictOf = (column, unit) => column.wrong.includes(unit) ? "DISAGREES"
      : byName.has(column.weights) && isKnown(byName.get(column.weights)) && isKnown(byName.get(column.biases)) ? "AGREES" : "UNRESOLVED";
    const summary = name => byName.has(name) ? `${name}: ${Charts.summary(byName.get(name))}` : `${name}: not checked`;
    const option = (c, width) => {
      const nodes = [];
      const links = [];
      columns.forEach((column, x) => heights(column.drawn).forEach((y, i) => {
        const unit = column.drawn[i];
        const isWrong = column.wrong.includes(unit);
        nodes.push({
          id: `${x}.${unit}`, name: `${x}.${unit}`, x: x * 100, y, value: x, unit, symbol: isWrong ? "diamond" : "circle",
          symbolSize: isWrong ? 22 : 14,
          itemStyle: {color: x === 0 ? c.line : colour(c, verdictOf(column, unit))},
          label: {show: isWrong && column.units > 1, color: c.text, position: "right", formatter: String(unit)},
        });
      }));
      const bottom = 14 + Math.max(...nodes.map(node => node.y));
      columns.forEach((column, x) => nodes.push({
        id: `title ${x}`, name: `title ${x}`, x: x * 100, y: bottom, symbolSize: 0.1, value: -1,
        label: {show: true, color: c.text, position: "bottom", lineHeight: 15, fontSize: width < 500 && columns.length > 4 ? 10 : 12,
          formatter: `${column.title}\n${column.units.toLocaleString("en")}${column.activation ? `\n${column.activation}` : ""}`},
      }));
      known.forEach((layer, l) => {
        const wrong = wrongEntries(byName.get(layer.weights), mismatches);
        columns[l].drawn.forEach(from => columns[l + 1].drawn.forEach(to => {
          const isWrong = wrong.has(to * layer.inputs + from);
          links.push({source: `${l}.${from}`, target: `${l + 1}.${to}`, isWrong,
            lineStyle: isWrong ? {color: c.wrong, width: 2.5, type: "dashed"} : {color: c.line, width: 0.8, opacity: 0.6}});
        }));
      });
      return {
        aria: Charts.described(`A network of ${Values.counted(known.length, "layer", "layers")}. `
          + known.map(layer => [layer.weights, layer.biases].filter(name => name !== undefined).map(summary).join("; ")).join("; ")),
        tooltip: {...Charts.tooltip(c, at => at.dataType === "edge" || at.data.value < 0 ? undefined
          : Charts.tip(at.data.value === 0 ? [`input ${at.data.unit}`] : [`${columns[at.data.value].title}, unit ${at.data.unit}`,
            Values.ofEntry(verdictOf(columns[at.data.value], at.data.unit))])), trigger: "item"},
        series: [{type: "graph", layout: "none", roam: false, preserveAspect: "contain", left: 40, right: 40, top: 12, bottom: 56,
          data: nodes, links, emphasis: {disabled: true}}],
      };
    };
    const hidden = columns.some(column => column.units > MOST_UNITS);
    const wrong = columns.filter(column => column.wrong.length > 0).map(column => `${column.title}: ${listed(column.wrong)}`);
    const caption = (wrong.length === 0 ? "No unit is wrong." : `Wrong units by their numbers: ${wrong.join("; ")}.`)
      + (wrong.length === 0 ? "" : " A diamond is a unit with a wrong weight or bias; a dashed line is a wrong weight.")
      + (hidden ? ` Of each layer ${MOST_UNITS} units are drawn, wrong ones before others.` : "");
    const most = Math.max(...columns.map(column => column.drawn.length));
    return Charts.figure(caption, {height: 96 + 26 * most, width: Math.max(320, 200 + 170 * known.length)}, option).node;
  };

  return {of};
})();
