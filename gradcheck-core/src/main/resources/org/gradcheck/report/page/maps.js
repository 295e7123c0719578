"use strict";

/** Maps of blocks: a tile for each entry, or for the worst of several. */
const Maps = (() => {

  const {element} = Parts;
  const {figure, described, tip, tooltip, axis, summary} = Charts;

  /** Ends of the colour scale, as powers of ten of the distance in error bars. */
  const LEAST = -2;
  const MOST = 8;

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

  /** Returns the lines of a tip. The first is the name, in an element of its own since it may be written from right to left. */
  const tileText = (block, i) => {
    const at = cell(block, i);
    const several = block.map.tileRows * block.map.tileColumns;
    return [
      [Parts.name(label(block, i)), several > 1 ? `, the worst of ${several}` : ""],
      `${Values.ofEntry(at.kind)}${at.kind === "FIXED" ? "" : `, ${Values.rough(at.bars)} error bars apart`}`,
      `analytic ${Values.shown(at.analytic)}`,
      at.kind === "FIXED" ? "not measured" : `numeric ${Values.shown(at.numeric)} +- ${Values.shown(at.error, 1)}`,
      `parameter ${Values.shown(at.parameter)}`,
    ];
  };

  const spoken = (block, i) => tileText(block, i).map(line => element("span", {}, line).textContent).join(", ");

  const VIEWS = {
    discrepancy: "Discrepancy in error bars",
    analytic: "Analytic values",
    numeric: "Numeric values",
  };

  const NOT_COMPARED = ["UNEXERCISED", "TOO_SMALL", "FIXED", "UNRESOLVED"];

  const tilesOf = ({rows, columns, tileRows, tileColumns}) => [Math.ceil(rows / tileRows), Math.ceil(columns / tileColumns)];

  /**
   * Returns the names in a subscript such as [lift][x[0]], which may contain pairs of brackets; none if it has another form, as that of
   * an output of a layer.
   */
  const namesIn = subscript => {
    const names = [];
    let depth = 0;
    let start = 0;
    for (let i = 0; i < subscript.length; i++) {
      if (subscript[i] === "[" && depth++ === 0) {
        start = i + 1;
      } else if (subscript[i] === "]" && --depth === 0) {
        names.push(subscript.slice(start, i));
      } else if (depth <= 0) {
        return [];
      }
    }
    return depth === 0 ? names : [];
  };

  /** Returns the names of rows and columns, taken from the subscripts of the entries; numbers where there are none. */
  const ticks = block => {
    const {map} = block;
    const numbers = tilesOf(map).map((tiles, direction) =>
      Array.from({length: tiles}, (_, i) => String(i * (direction === 0 ? map.tileRows : map.tileColumns))));
    if (map.tileRows * map.tileColumns === 1) {
      const subscriptsOfEntry = map.sparse ? 2 : block.shape.length;
      (map.subscripts ?? []).forEach((subscript, i) => {
        const names = namesIn(subscript);
        const at = [Math.floor(map.entries[i] / map.columns), map.entries[i] % map.columns];
        if (names.length === 1 && subscriptsOfEntry === 1 && map.rows === 1) {
          numbers[1][at[1]] = names[0];
        } else if (names.length === 2 && subscriptsOfEntry === 2) {
          names.forEach((name, direction) => numbers[direction][at[direction]] = name);
        }
      });
    }
    return numbers;
  };

  const longest = names => names.reduce((most, name) => Math.max(most, name.length), 0);

  /** Returns how many pixels names of rows need, of which no more than a part of the width is given. */
  const widthOf = (names, width) => Math.min(8 + 7 * longest(names), 0.3 * width);

  /** Returns the colour of places that have no measured value: stripes, which no value has. */
  const stripes = c => {
    const image = document.createElement("canvas");
    image.width = image.height = 8;
    const pen = image.getContext("2d");
    pen.fillStyle = c.back;
    pen.fillRect(0, 0, 8, 8);
    pen.strokeStyle = c.line;
    pen.lineWidth = 1;
    pen.beginPath();
    [-8, 0, 8].forEach(x => {
      pen.moveTo(x, 8);
      pen.lineTo(x + 8, 0);
    });
    pen.stroke();
    return {image, repeat: "repeat"};
  };

  const hasGaps = ({map}) => {
    const [down, across] = tilesOf(map);
    return map.entries.length < down * across;
  };

  const describe = block =>
    `Map of ${block.name}: ${Values.shapeOf(block)}, ${Values.verdict(block.verdict)}, ${summary(block)}. Arrow keys move from entry to entry.`;

  /** Space for the axis across and the scale, in pixels. */
  const BELOW = 84;

  const heightOf = (down, across) => Math.max(28, Math.min(440, down * Math.max(4, Math.min(28, Math.floor(900 / across)))));

  const mapOption = (block, view, axes, c, width) => {
    const {map} = block;
    const [down, across] = tilesOf(map);
    const isRow = map.rows === 1;
    const [rowNames, columnNames] = ticks(block);
    const left = isRow ? 8 : 28 + widthOf(rowNames, width);
    const slot = (width - left - 16) / across;
    const cells = map.entries.map((_, i) => cell(block, i));
    const largest = cells.flatMap(at => [at.analytic, at.numeric]).filter(Number.isFinite)
      .reduce((most, value) => Math.max(most, Math.abs(value)), Number.MIN_VALUE);
    const data = cells.map(at => view === "discrepancy"
      ? NOT_COMPARED.includes(at.kind)
        ? {value: [at.column, at.row, LEAST], visualMap: false, itemStyle: {color: c[at.kind]}}
        : [at.column, at.row, heat(at)]
      : Number.isFinite(at[view])
        ? [at.column, at.row, at[view]]
        : {value: [at.column, at.row, 0], visualMap: false, itemStyle: {color: c.rightToWrong[10]}});
    const gap = across * down <= 2000 ? 1 : 0;
    return {
      aria: described(describe(block)),
      grid: {left, right: 16, top: 8, bottom: BELOW, show: true, borderColor: c.line, borderWidth: hasGaps(block) ? 1 : 0, backgroundColor: hasGaps(block) && !map.sparse ? stripes(c) : c.back},
      tooltip: {...tooltip(c, point => tip(tileText(block, point.dataIndex))), trigger: "item"},
      xAxis: axis(c, axes[1], {type: "category", data: columnNames, splitLine: {show: false}, splitArea: {show: false},
        axisLabel: slot < 40 ? {color: c.text, hideOverlap: true} : {color: c.text, interval: 0, width: slot - 4, overflow: "truncate"}}),
      yAxis: axis(c, isRow ? "" : axes[0], {type: "category", inverse: true, data: rowNames, nameGap: left - 18, splitLine: {show: false},
        axisLabel: {color: c.text, hideOverlap: true, interval: Math.ceil(16 * down / heightOf(down, across)) - 1, show: !isRow, width: left - 28, overflow: "truncate"}}),
      dataZoom: [{type: "inside", xAxisIndex: 0, zoomOnMouseWheel: "ctrl", moveOnMouseMove: "ctrl", preventDefaultMouseMove: false},
        {type: "inside", yAxisIndex: 0, zoomOnMouseWheel: "ctrl", moveOnMouseMove: "ctrl", preventDefaultMouseMove: false}],
      visualMap: {dimension: 2, orient: "horizontal", left: isRow ? 0 : left - 12, bottom: 4, itemWidth: 12, itemHeight: Math.min(160, width - left - 150),
        textStyle: {color: c.text}, ...view === "discrepancy"
          ? {min: LEAST, max: MOST, precision: 0, inRange: {color: c.rightToWrong}, text: ["wrong", "right"]}
          : {min: -largest, max: largest, inRange: {color: c.lowToHigh}, text: [Values.rough(largest), Values.rough(-largest)]}},
      series: [{
        type: "heatmap", data, progressive: 0, itemStyle: {borderColor: c.back, borderWidth: gap},
        emphasis: {itemStyle: {borderColor: c.text, borderWidth: 2}},
      }],
    };
  };

  /**
   * Makes focus, Enter and arrow keys show the tips of a chart, as the mouse does, and announces them to screen readers. Tiles
   * without a measured value are skipped.
   */
  const walkByKeys = (block, chart, canvas) => {
    const positions = new Map(block.map.entries.map((_, i) => {
      const at = cell(block, i);
      return [`${at.row},${at.column}`, i];
    }));
    const [down, across] = tilesOf(block.map);
    let current = 0;
    const neighbour = ([down1, right1]) => {
      const here = cell(block, current);
      for (let row = here.row + down1, column = here.column + right1; row >= 0 && row < down && column >= 0 && column < across;
        row += down1, column += right1) {
        const next = positions.get(`${row},${column}`);
        if (next !== undefined) {
          return next;
        }
      }
      return undefined;
    };
    const tell = i => {
      current = i;
      chart.dispatchAction({type: "showTip", seriesIndex: 0, dataIndex: i});
      Parts.announce(spoken(block, i));
    };
    canvas.addEventListener("focus", () => canvas.matches(":focus-visible") && tell(current));
    if (canvas.matches(":focus-visible")) {
      tell(current); // the focus may have come before the drawing
    }
    canvas.addEventListener("blur", () => chart.dispatchAction({type: "hideTip"}));
    canvas.addEventListener("keydown", event => {
      if (event.key === "Escape") {
        chart.dispatchAction({type: "hideTip"});
      }
      if (event.key === "Enter") {
        tell(current);
      }
      const step = {ArrowLeft: [0, -1], ArrowRight: [0, 1], ArrowUp: [-1, 0], ArrowDown: [1, 0]}[event.key];
      if (step === undefined) {
        return;
      }
      event.preventDefault();
      const next = neighbour(step);
      if (next !== undefined) {
        tell(next);
      }
    });
  };

  const of = (block, axes) => {
    const {tileRows, tileColumns} = block.map;
    const [down, across] = tilesOf(block.map);
    const [rowNames, columnNames] = ticks(block);
    const size = {
      height: 8 + BELOW + heightOf(down, across),
      width: across <= 24 ? Math.max(360, 28 + widthOf(rowNames, 800) + across * Math.max(44, Math.min(120, 12 + 7 * longest(columnNames)))) : undefined,
    };
    const choice = element("select", {"aria-label": `What the map of ${block.name} shows`, onchange: () => drawing.redraw()},
      Object.entries(VIEWS).map(([value, title]) => element("option", {value}, title)));
    const several = tileRows * tileColumns > 1
      ? ` Each tile is the worst of up to ${tileRows} x ${tileColumns} entries: the block is too large to show them all.` : "";
    const drawing = figure([choice, several, legend(block)], size, (c, width) => mapOption(block, choice.value, axes, c, width),
      {tabindex: "0", role: "application", "aria-roledescription": "map", "aria-label": describe(block)});
    drawing.whenDrawn((chart, canvas) => walkByKeys(block, chart, canvas));
    return drawing.node;
  };

  /** Returns the legend of the entries that were not compared. */
  const legend = block => {
    const kinds = [...NOT_COMPARED.filter(kind => block.map.verdicts.includes(Values.letter(kind))).map(kind => [kind, Values.ofEntry(kind)]),
      ...hasGaps(block) ? [block.map.sparse ? ["EMPTY", "outside the pattern of the matrix"] : ["UNMEASURED", "not measured one by one"]] : []];
    return kinds.length === 0 ? undefined : element("span", {class: "legend"},
      kinds.map(([kind, text]) => element("span", {}, element("i", {class: kind, "aria-hidden": "true"}), text)));
  };
  return {of, cell, tileText};
})();
