"use strict";

/** Building blocks of pages. All texts are inserted as text nodes, so no name of a check is interpreted as markup. */
const Parts = (() => {

  const element = (tag, attributes = {}, ...children) => {
    const made = document.createElement(tag);
    for (const [name, value] of Object.entries(attributes)) {
      if (name.startsWith("on")) {
        made.addEventListener(name.slice(2), value);
      } else if (value !== false && value !== undefined) {
        made.setAttribute(name, value === true ? "" : value);
      }
    }
    made.append(...children.flat(Infinity).filter(child => child !== undefined && child !== null));
    return made;
  };

  /** Returns a name from the user's code, of any length and in any script. */
  const name = text => element("bdi", {class: "name"}, text);

  const badge = verdict => element("span", {class: `badge ${verdict}`}, Values.verdict(verdict));

  const facts = pairs => element("dl", {class: "facts"},
    pairs.filter(([, value]) => value !== undefined)
      .map(([term, value]) => element("div", {}, element("dt", {}, term), element("dd", {}, value))));

  const section = (id, title, ...children) =>
    element("section", {id, "aria-labelledby": `${id}-title`}, element("h2", {id: `${id}-title`}, title), children);

  /** It is empty at first, since many screen readers announce nothing but changes of a region that they know. */
  const announcements = document.body.appendChild(
    element("div", {id: "announcements", role: "status", "aria-live": "polite", class: "unseen"}));

  const announce = text => announcements.textContent = text;

  /** Copies by a selection, since some browsers deny the clipboard to pages from the file system. */
  const copied = text => {
    const focused = document.activeElement;
    const area = document.body.appendChild(element("textarea", {class: "unseen", readonly: true}));
    area.value = text;
    area.select();
    const done = document.execCommand("copy");
    area.remove();
    focused?.focus({preventScroll: true});
    return done ? Promise.resolve() : navigator.clipboard?.writeText(text) ?? Promise.reject(new Error("no clipboard"));
  };

  const copyButton = (label, text) => element("button", {
    type: "button",
    onclick: () => copied(text()).then(() => announce("Copied."), () => announce("The browser did not allow to copy.")),
  }, label);

  const downloadButton = (label, file, type, text) => element("button", {
    type: "button",
    onclick: () => {
      const url = URL.createObjectURL(new Blob([text()], {type}));
      element("a", {href: url, download: file}).click();
      setTimeout(() => URL.revokeObjectURL(url), 1000);
    },
  }, label);

  /** Returns a part that scrolls in itself, also by the keyboard. */
  const scrolling = (label, ...children) =>
    element("div", {class: "scrolling", tabindex: "0", role: "group", "aria-label": label}, children);

  return {element, name, badge, facts, section, scrolling, announce, copyButton, downloadButton};
})();
