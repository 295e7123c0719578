"use strict";

/** Plots of the values of a check: analytic against numeric, and difference quotients against the step. */
const Plots = (() => {

  const {element} = Parts;
  const {figure, described, tip, tooltip, axis, logAxis} = Charts;

  const GROUPS = [["right", ["AGREES", "AT_A_KINK", "UNEXERCISED"], "circle"], ["wrong", ["DISAGREES"], "diamond"],
    ["unresolved", ["UNRESOLVED", "TOO_SMALL"], "triangle"]];

  const scatter = blocks => {
    const points = blocks.filter(block => block.map !== undefined).flatMap(block =>
      block.map.entries.map((_, i) => ({block, i, ...Maps.cell(block, i)})));
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
        legend: {top: 0, itemGap: 24, textStyle: {color: c.text},
          data: GROUPS.filter(([, kinds]) => used.some(at => kinds.includes(at.kind))).map(([group]) => group)},
        grid: {left: 84, right: 24, top: 32, bottom: 48},
        tooltip: {...tooltip(c, point => point.seriesIndex === 0
          ? tip(["here both values are equal"])
          : tip(Maps.tileText(finite[point.data[2]].block, finite[point.data[2]].i))), trigger: "item"},
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
      + (left > 0 ? ` ${Values.counted(left, "entry", "entries")} with NaN or infinity cannot be drawn.` : "")
      + (blocks.some(({map}) => map !== undefined && map.tileRows * map.tileColumns > 1) ? " Of a large block it has the worst entry of each tile." : "")],
      {height: 420, width: 640}, option);
    return drawing.node;
  };

  /** Returns where the drawing begins below the legend, which takes two lines on a phone. */
  const topOf = width => width < 440 ? 60 : 44;

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
    return figure("Error of the difference quotient at each step: large steps suffer from the curvature of the cost, small ones from rounding and noise.",
      {height: 320}, (c, width) => ({
        aria: described(`Error of the difference quotient of ${curve.entry.name} against the step, both logarithmic.`),
        legend: {top: 0, textStyle: {color: c.text}},
        grid: {left: 76, right: 24, top: topOf(width), bottom: 48},
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
    const caption = curve.entry.words === undefined
      ? "The slopes on both sides of the point at each step. Where they meet, there is no kink; at the smallest steps they scatter by rounding and noise."
      : `${Values.capitalised(curve.entry.words)}.`;
    return figure(caption, {height: 320}, (c, width) => ({
      aria: described(`One-sided slopes of the cost by ${curve.entry.name} against the step.`),
      legend: {top: 0, textStyle: {color: c.text}},
      grid: {left: 84, right: 24, top: topOf(width), bottom: 48},
      tooltip: {...tooltip(c, at => tip([`step ${Values.shown(at[0].data[0], 2)}`,
        ...at.map(each => `${each.seriesName} ${Values.shown(each.data[1])}`)])), trigger: "axis"},
      xAxis: stepAxis(c, curve),
      yAxis: axis(c, "slope", {type: "value", min: low - margin, max: high + margin, nameGap: 64,
        axisLabel: {color: c.text, hideOverlap: true, showMinLabel: false, showMaxLabel: false, formatter: Values.tick(low - margin, high + margin)}}),
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

  return {scatter, errorCurve, slopes};
})();
