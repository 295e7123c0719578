"use strict";

/** Table that can be sorted by each of its columns. */
const Table = (() => {

  const {element} = Parts;

  /** Compares two cells; NaN comes after all numbers. */
  const compared = (a, b) => {
    if (typeof a === "string" || typeof b === "string") {
      return String(a).localeCompare(String(b), "en", {numeric: true});
    }
    const [x, y] = [a, b].map(value => Number.isNaN(value) ? Infinity : value ?? -Infinity);
    return x === y ? 0 : x < y ? -1 : 1;
  };

  /**
   * @param columns title, key (row => string or number to sort by), cell (row => content), number (aligned right), className of its cells
   * @param most the number of rows that a click adds
   * @param first the number of rows shown at first
   */
  const of = (caption, columns, rows, most = 500, first = most) => {
    let shown = first;
    let order = {column: -1, down: false};
    let chosen = rows;
    const body = element("tbody");
    const more = element("button", {type: "button", class: "more", onclick: () => {
      const firstNew = shown;
      shown += most;
      fill();
      const head = body.rows[firstNew].cells[0];
      head.tabIndex = -1; // The button may be hidden now, and the focus would be lost with it.
      head.focus();
    }});

    const sorted = () => {
      const column = columns[order.column];
      return column === undefined
        ? chosen
        : [...chosen].sort((a, b) => (order.down ? -1 : 1) * compared(column.key(a), column.key(b)));
    };

    const fill = () => {
      body.replaceChildren(...sorted().slice(0, shown).map(row => element("tr", {},
        columns.map((column, c) => element(c === 0 ? "th" : "td",
          {class: [column.number ? "number" : [], column.className ?? []].flat().join(" ") || false, scope: c === 0 ? "row" : false}, column.cell(row))))));
      more.textContent = `Show more of ${chosen.length.toLocaleString("en")} rows`;
      more.hidden = chosen.length <= shown;
    };

    const heads = columns.map((column, c) => {
      const head = element("th", {scope: "col", class: column.number ? "number" : false},
        element("button", {type: "button", onclick: () => {
          order = {column: c, down: order.column === c ? !order.down : Boolean(column.number)};
          heads.forEach((other, o) => o === c
            ? other.setAttribute("aria-sort", order.down ? "descending" : "ascending")
            : other.removeAttribute("aria-sort"));
          fill();
        }}, column.title));
      return head;
    });

    fill();
    addEventListener("beforeprint", () => {
      const onScreen = shown;
      if (onScreen < most) {
        shown = most;
        fill();
        addEventListener("afterprint", () => {
          shown = onScreen;
          fill();
        }, {once: true});
      }
    });
    return {
      node: element("div", {class: "table"}, Parts.scrolling(caption,
        element("table", {}, element("caption", {}, caption), element("thead", {}, element("tr", {}, heads)), body)), more),
      rows: sorted,
      show: some => {
        chosen = some;
        shown = first;
        fill();
      },
    };
  };

  /** Returns the numeric value of an entry, or words if the cost has a kink or a jump there. */
  const numeric = entry => entry.words === undefined ? Values.shown(entry.numeric) : element("span", {class: "said"}, entry.words);

  return {of, compared, numeric};
})();
