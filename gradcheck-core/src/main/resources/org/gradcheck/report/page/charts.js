"use strict";

/** Charts of a check, drawn by Apache ECharts. Each is drawn when it first becomes visible. */
const Charts = (() => {

  const {element} = Parts;

  const LEAST = -2;
  const MOST = 8;

  /** Blue means right, orange and darker mean wrong: one colour for each power of ten, distinct for colour-blind readers. */
  const LIGHT = {
    text: "#24303b", line: "#8b97a3", grid: "#dde3e9", back: "#ffffff", right: "#2f6fab", wrong: "#b8430b", other: "#7b6f8f",
    rightToWrong: ["#eaf2f9", "#e1ecf6", "#d3e3f1", "#bcd5ea", "#f4c15d", "#ec9a35", "#db7224", "#bd4a1e", "#96301f", "#6e1f2b", "#451532"],
    lowToHigh: ["#2b5f94", "#8fb6da", "#f4f4f4", "#e8ab78", "#a3480f"],
    UNEXERCISED: "#c9ccd1", TOO_SMALL: "#9fb3b0", FIXED: "#b4a8c4", UNRESOLVED: "#8a8f98",
  };

  const DARK = {
    text: "#dfe6ed", line: "#7c8894", grid: "#37424d", back: "#151b21", right: "#79b4ea", wrong: "#ffa64d", other: "#b9aad1",
    rightToWrong: ["#1c2d3d", "#203548", "#264056", "#2f5270", "#b3701a", "#d18c26", "#eaa63a", "#f8c05c", "#fdd686", "#ffeab5", "#fffbe8"],
    lowToHigh: ["#7dbdf5", "#3c6b96", "#20282f", "#a0622b", "#ffb36b"],
    UNEXERCISED: "#4a525b", TOO_SMALL: "#5f7874", FIXED: "#5d5370", UNRESOLVED: "#7b828b",
  };

  const dark = matchMedia("(prefers-color-scheme: dark)");
  let printing = false;
  const colours = () => dark.matches && !printing ? DARK : LIGHT;
  const figures = [];

  /** Width that fits on a sheet of A4 or Letter between margins of a centimetre. */
  const PAPER_WIDTH = 640;

  const redraw = () => figures.forEach(each => each.redraw());
  dark.addEventListener("change", redraw);

  /** For printing, all sections are opened and all charts are drawn. */
  addEventListener("beforeprint", () => {
    printing = true;
    document.querySelectorAll("details").forEach(each => each.open = true);
    figures.forEach(each => each.show());
    redraw();
  });
  addEventListener("afterprint", () => {
    printing = false;
    redraw();
  });

  /**
   * Returns a figure with a chart.
   *
   * @param option a function from the colours to the options of ECharts
   */
  const figure = (caption, size, option) => {
    const canvas = element("div", {class: "chart", style: `height:${size.height}px;${size.width ? `max-width:${size.width}px` : ""}`});
    const node = element("figure", {}, canvas, element("figcaption", {}, caption));
    if (typeof echarts === "undefined") {
      canvas.replaceWith(element("p", {class: "note"}, "Charts need the file assets/echarts.min.js beside this page."));
      return {node, whenDrawn: () => {}};
    }
    const waiting = [];
    let chart;
    const draw = () => {
      chart ??= echarts.init(canvas, null, {renderer: "canvas"});
      chart.resize({width: printing ? Math.min(canvas.clientWidth || PAPER_WIDTH, PAPER_WIDTH) : "auto"});
      chart.setOption({animation: false, textStyle: {color: colours().text}, ...option(colours())}, {notMerge: true});
    };
    const show = () => {
      if (chart === undefined) {
        observer.disconnect();
        draw();
        new ResizeObserver(() => printing || chart.resize()).observe(canvas);
        waiting.forEach(work => work(chart, canvas));
      }
    };
    const observer = new IntersectionObserver(
      entries => entries.some(entry => entry.isIntersecting) && show(), {rootMargin: "400px"});
    observer.observe(canvas);
    figures.push({show, redraw: () => chart && draw()});
    return {node, redraw: () => chart && draw(), whenDrawn: work => chart ? work(chart, canvas) : waiting.push(work)};
  };

  const described = description => ({enabled: true, label: {enabled: true, description}});

  /** Returns a tip as an element, since ECharts would interpret a string as markup. */
  const tip = lines => element("div", {class: "tip"}, lines.map(line => element("div", {}, line)));

  const tooltip = (c, formatter) => ({
    confine: true, backgroundColor: c.back, borderColor: c.line, textStyle: {color: c.text}, formatter,
  });

  const axis = (c, name, more) => ({
    name, nameLocation: "middle", nameGap: 28, nameTextStyle: {color: c.text},
    axisLabel: {color: c.text, hideOverlap: true}, axisLine: {show: true, lineStyle: {color: c.line}},
    splitLine: {lineStyle: {color: c.grid}}, ...more,
  });

  const power = value => Number(value).toExponential(0).replace("e+", "e").replace("1e0", "1");

  const logAxis = (c, name, more) => axis(c, name, {
    type: "log", minorSplitLine: {show: false}, axisLabel: {color: c.text, hideOverlap: true, formatter: power},
    interval: more.min > 0 ? Math.ceil(Math.log10(more.max / more.min) / 6) : undefined, ...more,
  });

  const label = (block, i) => block.name
    + (block.map.subscripts?.[i] ?? Values.subscript(block.shape, block.map.entries[i]));

  /** Returns the values of one tile of a map. */
  const cell = (block, i) => {
    const {map} = block;
    const entry = map.entries[i];
    const analytic = Values.number(map.analytic[i]);
    const numeric = Values.number(map.numeric[i]);
    const error = Values.number(map.errors[i]);
    const kind = Values.byLetter(map.verdicts[i]);
    const row = Math.floor(Math.floor(entry / map.columns) / map.tileRows);
    const column = Math.floor((entry % map.columns) / map.tileColumns);
    return {entry, analytic, numeric, error, kind, row, column, parameter: Values.number(map.parameters[i]),
      bars: Values.errorBars(analytic, numeric, error)};
  };

  /** Returns the position on the colour scale. The verdict decides, since a tolerance may replace the error bars. */
  const heat = ({kind, bars}) => {
    const size = Number.isFinite(bars) && bars > 0 ? Math.log10(bars) : bars === 0 ? LEAST : MOST;
    const clamped = Math.max(LEAST, Math.min(MOST, size));
    return kind === "DISAGREES" ? Math.max(2, clamped) : Math.min(1.4, clamped);
  };

  const tileText = (block, i) => {
    const at = cell(block, i);
    const several = block.map.tileRows * block.map.tileColumns;
    return [
      label(block, i) + (several > 1 ? `, the worst of ${several}` : ""),
      `${Values.ofEntry(at.kind)}${at.kind === "FIXED" ? "" : `, ${Values.rough(at.bars)} error bars apart`}`,
      `analytic ${Values.shown(at.analytic)}`,
      at.kind === "FIXED" ? "not measured" : `numeric ${Values.shown(at.numeric)} +- ${Values.shown(at.error, 1)}`,
      `parameter ${Values.shown(at.parameter)}`,
    ];
  };

  const VIEWS = {
    discrepancy: "Discrepancy in error bars",
    analytic: "Analytic values",
    numeric: "Numeric values",
  };

  const ticks = (tiles, ofTile) => Array.from({length: tiles}, (_, i) => String(i * ofTile));

  /** Returns the names of the entries of a vector, if they have names. */
  const named = ({map}) => map.rows === 1 && map.subscripts?.length === map.columns
    ? map.subscripts.map(subscript => subscript.slice(1, -1)) : undefined;

  const mapOption = (block, view, c) => {
    const {map} = block;
    const across = Math.ceil(map.columns / map.tileColumns);
    const down = Math.ceil(map.rows / map.tileRows);
    const cells = map.entries.map((_, i) => cell(block, i));
    const largest = Math.max(...cells.flatMap(at => [at.analytic, at.numeric]).filter(Number.isFinite).map(Math.abs), Number.MIN_VALUE);
    const data = cells.map(at => view === "discrepancy"
      ? ["UNEXERCISED", "TOO_SMALL", "FIXED", "UNRESOLVED"].includes(at.kind)
        ? {value: [at.column, at.row, LEAST], visualMap: false, itemStyle: {color: c[at.kind]}}
        : [at.column, at.row, heat(at)]
      : Number.isFinite(at[view])
        ? [at.column, at.row, at[view]]
        : {value: [at.column, at.row, 0], visualMap: false, itemStyle: {color: c.rightToWrong[10]}});
    const gap = across * down <= 2000 ? 1 : 0;
    return {
      aria: described(`Map of ${block.name}: ${Values.shape(block.shape)}, ${Values.verdict(block.verdict)}, ${summary(block)}.`),
      grid: {left: 56, right: 16, top: 8, bottom: map.rows === 1 ? 84 : 84},
      tooltip: {...tooltip(c, point => tip(tileText(block, point.dataIndex))), trigger: "item"},
      xAxis: axis(c, map.rows === 1 ? "entry" : "input (second index)", {
        type: "category", data: named(block) ?? ticks(across, map.tileColumns), splitLine: {show: false}, splitArea: {show: false}}),
      yAxis: axis(c, map.rows === 1 ? "" : "unit (first index)", {
        type: "category", inverse: true, data: ticks(down, map.tileRows), nameGap: 38, splitLine: {show: false}}),
      dataZoom: [{type: "inside", xAxisIndex: 0, zoomOnMouseWheel: "ctrl"}, {type: "inside", yAxisIndex: 0, zoomOnMouseWheel: "ctrl"}],
      visualMap: view === "discrepancy"
        ? {min: LEAST, max: MOST, dimension: 2, orient: "horizontal", left: 56, bottom: 4, itemHeight: 160, precision: 0,
          textStyle: {color: c.text}, inRange: {color: c.rightToWrong}, text: ["wrong", "right"]}
        : {min: -largest, max: largest, dimension: 2, orient: "horizontal", left: 56, bottom: 4, itemHeight: 160,
          textStyle: {color: c.text}, inRange: {color: c.lowToHigh}, text: [Values.rough(largest), Values.rough(-largest)]},
      series: [{
        type: "heatmap", data, progressive: 0, itemStyle: {borderColor: c.back, borderWidth: gap},
        emphasis: {itemStyle: {borderColor: c.text, borderWidth: 2}},
      }],
    };
  };

  const summary = block => Values.kinds.filter(kind => block.counts[kind] > 0)
    .map(kind => `${block.counts[kind].toLocaleString("en")} ${Values.ofEntry(kind)}`).join(", ");

  /** Makes arrow keys show the tips of a chart, as the mouse does, and announces them to screen readers. */
  const walkByKeys = (block, chart, canvas) => {
    const positions = new Map(block.map.entries.map((_, i) => {
      const at = cell(block, i);
      return [`${at.row},${at.column}`, i];
    }));
    let here = cell(block, 0);
    canvas.tabIndex = 0;
    canvas.addEventListener("keydown", event => {
      const step = {ArrowLeft: [0, -1], ArrowRight: [0, 1], ArrowUp: [-1, 0], ArrowDown: [1, 0]}[event.key];
      if (step === undefined) {
        return;
      }
      event.preventDefault();
      const next = positions.get(`${here.row + step[0]},${here.column + step[1]}`);
      if (next !== undefined) {
        here = cell(block, next);
        chart.dispatchAction({type: "showTip", seriesIndex: 0, dataIndex: next});
        Parts.announce(tileText(block, next).join(", "));
      }
    });
  };

  const map = block => {
    const {rows, columns, tileRows, tileColumns, measured} = block.map;
    const across = Math.ceil(columns / tileColumns);
    const down = Math.ceil(rows / tileRows);
    const size = {
      height: 100 + Math.max(28, Math.min(440, down * Math.max(4, Math.min(28, Math.floor(900 / across))))),
      width: across <= 24 ? Math.max(360, 100 + across * 44) : undefined,
    };
    const choice = element("select", {"aria-label": `What the map of ${block.name} shows`, onchange: () => drawing.redraw()},
      Object.entries(VIEWS).map(([value, title]) => element("option", {value}, title)));
    const aggregated = tileRows * tileColumns > 1
      ? ` Each tile is the worst of up to ${tileRows} x ${tileColumns} entries: the block is too large to show them all.` : "";
    const sampled = measured < rows * columns
      ? ` ${measured.toLocaleString("en")} of ${(rows * columns).toLocaleString("en")} entries were measured one by one.` : "";
    const drawing = figure(
      [choice, ` The colours go from 0.01 to 1e8 error bars; orange begins at 30. Zoom with Ctrl and the wheel, walk with the arrow keys.${aggregated}${sampled}`, legend(block)],
      size, c => mapOption(block, choice.value, c));
    drawing.whenDrawn((chart, canvas) => walkByKeys(block, chart, canvas));
    return drawing.node;
  };

  /** Returns the legend of the entries that were not compared. */
  const legend = block => element("span", {class: "legend"}, ["UNEXERCISED", "TOO_SMALL", "UNRESOLVED", "FIXED"]
    .filter(kind => block.counts[kind] > 0)
    .map(kind => element("span", {}, element("i", {class: kind, "aria-hidden": "true"}), Values.ofEntry(kind))));

  const GROUPS = [["right", ["AGREES", "AT_A_KINK", "UNEXERCISED"], "circle"], ["wrong", ["DISAGREES"], "diamond"],
    ["unresolved", ["UNRESOLVED", "TOO_SMALL"], "triangle"]];

  const scatter = blocks => {
    const points = blocks.filter(block => block.map !== undefined).flatMap(block =>
      block.map.entries.map((_, i) => ({block, i, ...cell(block, i)})));
    const finite = points.filter(at => Number.isFinite(at.analytic) && Number.isFinite(at.numeric));
    finite.forEach((at, number) => at.number = number); // ECharts copies the data, so it contains numbers only
    const choice = element("select", {"aria-label": "Axes of the scatter plot", onchange: () => drawing.redraw()},
      element("option", {value: "linear"}, "Linear axes"),
      element("option", {value: "log"}, "Logarithms of absolute values"));
    const option = c => {
      const log = choice.value === "log";
      const of = log ? Math.abs : x => x;
      const used = log ? finite.filter(at => at.analytic !== 0 && at.numeric !== 0) : finite;
      const ends = used.flatMap(at => [of(at.numeric), of(at.analytic)]);
      const [low, high] = [ends.reduce((a, b) => Math.min(a, b), log ? 1 : 0), ends.reduce((a, b) => Math.max(a, b), log ? 1e-300 : 0)];
      const make = log ? logAxis : (colour, name, more) => axis(colour, name, {type: "value", ...more});
      return {
        aria: described(`Analytic against numeric values: ${Values.counted(finite.length, "entry", "entries")}. Right entries lie on the diagonal.`),
        legend: {top: 0, itemGap: 24, textStyle: {color: c.text}, data: GROUPS.map(([group]) => group)},
        grid: {left: 84, right: 24, top: 32, bottom: 48},
        tooltip: {...tooltip(c, point => point.seriesIndex === 0
          ? tip(["here both values are equal"])
          : tip(tileText(finite[point.data[2]].block, finite[point.data[2]].i))), trigger: "item"},
        xAxis: make(c, "numeric (measured)", {axisLabel: {color: c.text, hideOverlap: true, formatter: Values.rough}}),
        yAxis: make(c, "analytic (your code)", {nameGap: 64, axisLabel: {color: c.text, hideOverlap: true, formatter: Values.rough}}),
        series: [
          {name: "equal", type: "line", data: [[low, low], [high, high]], symbol: "none", silent: true,
            lineStyle: {color: c.line, type: "dashed", width: 1}},
          ...GROUPS.map(([group, kinds, symbol]) => ({
            name: group, type: "scatter", symbol, symbolSize: used.length > 2000 ? 4 : 8,
            itemStyle: {color: group === "right" ? c.right : group === "wrong" ? c.wrong : c.other, opacity: 0.75},
            data: used.filter(at => kinds.includes(at.kind)).map(at => [of(at.numeric), of(at.analytic), at.number]),
          })),
        ],
      };
    };
    const left = points.length - finite.length;
    const drawing = figure([choice, " A factor shows as another slope, an offset as a parallel line."
      + (left > 0 ? ` ${Values.counted(left, "entry", "entries")} with NaN or infinity cannot be drawn.` : "")],
      {height: 420, width: 640}, option);
    return drawing.node;
  };

  const samples = curve => curve.samples.map(sample => sample.map(Values.number));

  /** Returns a line across the chart at the first step of the check. */
  const usedStep = (c, curve, low, high) => ({
    name: "step used", type: "line", symbol: "none", lineStyle: {color: c.text, type: "dotted", width: 1.5}, itemStyle: {color: c.text},
    data: curve.usedStep > 0 ? [[curve.usedStep, low], [curve.usedStep, high]] : [],
  });

  const decades = values => [10 ** Math.floor(Math.log10(Math.min(...values))), 10 ** Math.ceil(Math.log10(Math.max(...values)))];

  const stepAxis = (c, curve) => {
    const [min, max] = decades(samples(curve).map(([step]) => step).concat(curve.usedStep > 0 ? curve.usedStep : []));
    return logAxis(c, "step", {min, max});
  };

  const level = (c, name, curve, value, colour, type = "dashed") => {
    const steps = samples(curve).map(([step]) => step);
    return {name, type: "line", symbol: "none", lineStyle: {color: colour, type, width: 1.5}, itemStyle: {color: colour},
      data: Number.isFinite(value) ? [[steps[0], value], [steps.at(-1), value]] : []};
  };

  /** An error of 0 has no logarithm; it is drawn at the lower edge of the chart. */
  const errorCurve = curve => {
    const numeric = Values.number(curve.entry.numeric);
    const analytic = Values.number(curve.entry.analytic);
    const error = Values.number(curve.entry.error);
    const measured = samples(curve).filter(sample => Number.isFinite(sample[1]))
      .map(([step, central]) => [step, Math.abs(central - numeric)]);
    const levels = [Math.abs(analytic - numeric), error, ...measured.map(([, distance]) => distance)]
      .filter(distance => Number.isFinite(distance) && distance > 0);
    const [low, high] = decades(levels.length > 0 ? levels : [1e-16, 1]);
    const points = measured.map(([step, distance]) => [step, Math.max(low, distance)]);
    return figure("Error of the difference quotient against the step: truncation to the right, rounding to the left.",
      {height: 320}, c => ({
        aria: described(`Error of the difference quotient of ${curve.entry.name} against the step, both logarithmic.`),
        legend: {top: 0, textStyle: {color: c.text}},
        grid: {left: 76, right: 24, top: 44, bottom: 48},
        tooltip: {...tooltip(c, at => tip([`step ${Values.shown(at[0].data[0], 2)}`,
          ...at.map(each => `${each.seriesName} ${Values.shown(each.data[1], 2)}`)])), trigger: "axis"},
        xAxis: stepAxis(c, curve), yAxis: logAxis(c, "distance from the measured value", {nameGap: 58, min: low, max: high}),
        series: [
          {name: "difference quotient", type: "line", data: points, symbolSize: 6, itemStyle: {color: c.right},
            lineStyle: {color: c.right}},
          usedStep(c, curve, low, high),
          level(c, "your value", curve, Math.abs(analytic - numeric) || NaN, c.wrong),
          level(c, "error bar", curve, error > 0 ? error : NaN, c.line, "dotted"),
        ],
      })).node;
  };

  const slopes = curve => {
    const numeric = Values.number(curve.entry.numeric);
    const analytic = Values.number(curve.entry.analytic);
    const all = samples(curve);
    const used = Values.number(curve.usedStep);
    const near = all.filter(([step]) => used > 0 ? step >= used / 64 && step <= used * 1024 : true)
      .flatMap(sample => sample.slice(2)).concat(numeric, analytic).filter(Number.isFinite);
    const [low, high] = [Math.min(...near), Math.max(...near)];
    const margin = 0.15 * (high - low) || Math.abs(high) * 0.1 || 1;
    return figure("Slopes on the two sides: at a kink they stay apart, however small the step.", {height: 320}, c => ({
      aria: described(`One-sided slopes of the cost by ${curve.entry.name} against the step.`),
      legend: {top: 0, textStyle: {color: c.text}},
      grid: {left: 84, right: 24, top: 44, bottom: 48},
      tooltip: {...tooltip(c, at => tip([`step ${Values.shown(at[0].data[0], 2)}`,
        ...at.map(each => `${each.seriesName} ${Values.shown(each.data[1])}`)])), trigger: "axis"},
      xAxis: stepAxis(c, curve),
      yAxis: axis(c, "slope", {type: "value", min: low - margin, max: high + margin, nameGap: 64,
        axisLabel: {color: c.text, hideOverlap: true, showMinLabel: false, showMaxLabel: false, formatter: Values.rough}}),
      series: [
        {name: "left", type: "line", symbol: "triangle", symbolSize: 7, clip: true, itemStyle: {color: c.right},
          lineStyle: {color: c.right}, data: all.filter(sample => Number.isFinite(sample[2])).map(sample => [sample[0], sample[2]])},
        {name: "right", type: "line", symbol: "rect", symbolSize: 6, clip: true, itemStyle: {color: c.other},
          lineStyle: {color: c.other}, data: all.filter(sample => Number.isFinite(sample[3])).map(sample => [sample[0], sample[3]])},
        usedStep(c, curve, low - margin, high + margin),
        level(c, "your value", curve, analytic, c.wrong),
        level(c, "measured", curve, numeric, c.line, "dotted"),
      ],
    })).node;
  };

  return {figure, described, tip, tooltip, map, scatter, errorCurve, slopes, summary};
})();
