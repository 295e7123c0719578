"use strict";

/** What the charts of a check share. They are drawn by Apache ECharts, each when it first becomes visible. */
const Charts = (() => {

  const {element} = Parts;

  /** Blue means right, orange and darker mean wrong: one colour for each power of ten, distinct for colour-blind readers. */
  const LIGHT = {
    text: "#24303b", line: "#8b97a3", grid: "#dde3e9", back: "#ffffff", right: "#2f6fab", wrong: "#b8430b", other: "#7b6f8f",
    rightToWrong: ["#cfe2f2", "#c2d9ed", "#b2cfe7", "#9dc1df", "#f4c15d", "#ec9a35", "#db7224", "#bd4a1e", "#96301f", "#6e1f2b", "#451532"],
    lowToHigh: ["#2b5f94", "#8fb6da", "#f4f4f4", "#e8ab78", "#a3480f"],
    UNEXERCISED: "#c9ccd1", TOO_SMALL: "#9fb3b0", FIXED: "#b4a8c4", UNRESOLVED: "#8a8f98",
  };

  const DARK = {
    text: "#dfe6ed", line: "#7c8894", grid: "#37424d", back: "#151b21", right: "#79b4ea", wrong: "#ffa64d", other: "#b9aad1",
    rightToWrong: ["#27455f", "#2c4e6c", "#33597b", "#3c688f", "#b3701a", "#d18c26", "#eaa63a", "#f8c05c", "#fdd686", "#ffeab5", "#fffbe8"],
    lowToHigh: ["#7dbdf5", "#3c6b96", "#20282f", "#a0622b", "#ffb36b"],
    UNEXERCISED: "#4a525b", TOO_SMALL: "#5f7874", FIXED: "#5d5370", UNRESOLVED: "#7b828b",
  };

  const dark = matchMedia("(prefers-color-scheme: dark)");
  let printing = false;
  let closed = [];
  const colours = () => dark.matches && !printing ? DARK : LIGHT;
  const figures = [];

  /** Width that fits on a sheet of A4 or Letter between margins of a centimetre. */
  const PAPER_WIDTH = 640;

  const redraw = () => figures.forEach(each => each.redraw());
  dark.addEventListener("change", redraw);

  /**
   * For printing, all sections are opened and all charts are drawn. Each is replaced by a copy on a single canvas, since Chromium
   * prints only the topmost of the canvases that ECharts may lay over each other.
   */
  addEventListener("beforeprint", () => {
    printing = true;
    closed = [...document.querySelectorAll("details:not([open])")];
    closed.forEach(each => each.open = true);
    figures.forEach(each => each.show());
    redraw();
    figures.forEach(each => each.copy());
  });
  addEventListener("afterprint", () => {
    printing = false;
    document.querySelectorAll(".printed").forEach(each => each.remove());
    redraw();
    closed.forEach(each => each.open = false);
  });

  /**
   * Returns a figure with a chart.
   *
   * @param option a function from the colours and the width in pixels to the options of ECharts
   */
  const figure = (caption, size, option, attributes = {}) => {
    const canvas = element("div", {class: "chart", ...attributes, style: `height:${size.height}px;${size.width ? `max-width:${size.width}px` : ""}`});
    const node = element("figure", {}, canvas, element("figcaption", {}, caption));
    if (typeof echarts === "undefined") {
      canvas.replaceWith(element("p", {class: "note"}, "Charts need the file assets/echarts.min.js beside this page."));
      return {node, redraw: () => {}, whenDrawn: () => {}};
    }
    const waiting = [];
    let chart;
    const draw = () => {
      chart ??= echarts.init(canvas, null, {renderer: "canvas"});
      chart.resize({width: printing ? Math.min(canvas.clientWidth || PAPER_WIDTH, PAPER_WIDTH) : "auto"});
      chart.setOption({animation: false, textStyle: {color: colours().text}, ...option(colours(), chart.getWidth())}, {notMerge: true});
      if (attributes.role !== undefined) {
        canvas.setAttribute("role", attributes.role); // ECharts calls every chart an image
      }
    };
    const show = () => {
      if (chart === undefined) {
        observer.disconnect();
        draw();
        new ResizeObserver(() => printing || canvas.clientWidth === 0 || canvas.clientWidth === chart.getWidth() || draw()).observe(canvas);
        waiting.forEach(work => work(chart, canvas));
      }
    };
    const observer = new IntersectionObserver(
      entries => entries.some(entry => entry.isIntersecting) && show(), {rootMargin: "400px"});
    observer.observe(canvas);
    const copy = () => {
      const copied = chart.getRenderedCanvas({pixelRatio: 2});
      copied.className = "printed";
      copied.style.position = "static";
      copied.style.width = `${chart.getWidth()}px`;
      copied.setAttribute("role", "img");
      copied.setAttribute("aria-label", canvas.getAttribute("aria-label"));
      canvas.after(copied);
    };
    figures.push({show, copy, redraw: () => chart && draw()});
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
  const summary = block => Values.kinds.filter(kind => block.counts[kind] > 0)
    .map(kind => `${block.counts[kind].toLocaleString("en")} ${Values.ofEntry(kind)}`).join(", ");

  return {figure, described, tip, tooltip, axis, logAxis, summary};
})();
