"use strict";

/** Drawing of a network: units have the verdict of their biases, edges the verdict of their weights. */
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

  /** The heights of the units of a layer, around 0. */
  const places = count => Array.from({length: Math.min(count, MOST_UNITS)}, (_, i) => (i - (Math.min(count, MOST_UNITS) - 1) / 2) * 20);

  const of = (layers, blocks) => {
    const byName = new Map(blocks.map(block => [block.name, block]));
    const known = layers.length > 0 ? layers : guessed(blocks);
    if (known.length === 0 || known.length > MOST_LAYERS) {
      return undefined;
    }
    const tipLines = name => {
      const block = byName.get(name);
      return block === undefined ? ["not checked"]
        : [block.name, `${Values.verdict(block.verdict)}: ${Charts.summary(block)}`];
    };
    const option = c => {
      const nodes = [];
      const links = [];
      const columns = [{units: known[0].inputs, title: "inputs"}, ...known.map((layer, i) => ({...layer, title: `layer ${i}`}))];
      columns.forEach((column, x) => places(column.units).forEach((y, unit) => nodes.push({
        id: `${x}.${unit}`, name: `${x}.${unit}`, x: x * 100, y, value: column.biases ?? "",
        symbolSize: 16,
        itemStyle: {color: x === 0 || column.biases === undefined ? c.line : colour(c, byName.get(column.biases)?.verdict)},
      })));
      const bottom = 14 + Math.max(...nodes.map(node => node.y));
      columns.forEach((column, x) => nodes.push({
        id: `title ${x}`, name: `title ${x}`, x: x * 100, y: bottom, symbolSize: 0.1, value: "",
        label: {show: true, color: c.text, position: "bottom", lineHeight: 16,
          formatter: `${column.title}\n${column.units}${column.activation ? ` ${column.activation}` : ""}`},
      }));
      known.forEach((layer, l) => places(layer.inputs).forEach((_, from) => places(layer.units).forEach((__, to) => links.push({
        source: `${l}.${from}`, target: `${l + 1}.${to}`, value: layer.weights,
        lineStyle: {color: colour(c, byName.get(layer.weights)?.verdict), width: byName.get(layer.weights)?.verdict === "AGREES" ? 1 : 2.5,
          type: byName.get(layer.weights)?.verdict === "AGREES" ? "solid" : "dashed"},
      }))));
      return {
        aria: Charts.described(`A network of ${known.length} layers: `
          + known.map(layer => `${layer.weights} ${Values.verdict(byName.get(layer.weights)?.verdict ?? "not checked")}`
            + (layer.biases ? `, ${layer.biases} ${Values.verdict(byName.get(layer.biases)?.verdict ?? "not checked")}` : "")).join("; ")),
        tooltip: {...Charts.tooltip(c, at => at.dataType === "edge" ? Charts.tip(tipLines(at.data.value))
          : at.data.value === "" ? undefined : Charts.tip(tipLines(at.data.value))), trigger: "item"},
        series: [{type: "graph", layout: "none", roam: false, preserveAspect: "contain", left: 40, right: 40, top: 12, bottom: 40,
          data: nodes, links, emphasis: {disabled: true}, lineStyle: {opacity: 0.8}}],
      };
    };
    const hidden = Math.max(known[0].inputs, ...known.map(layer => layer.units)) > MOST_UNITS;
    return Charts.figure("Edges have the verdict of their weights, units that of their biases: blue is right, orange and dashed is wrong."
      + (hidden ? ` Of each layer, up to ${MOST_UNITS} units are drawn.` : ""),
      {height: 300, width: 220 + 180 * known.length}, option).node;
  };

  return {of};
})();
