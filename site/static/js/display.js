// The reader's letter size and contrast, kept on the reader's own device and set before the first paint: a
// classic script, because modules wait. Without it the boxes of the top bar act on the page at hand (site.css).
(() => {
  const root = document.documentElement;
  const choices = { size: ["small", "large"], contrast: ["high"] };

  // Storage may be blocked; a choice then lasts for this page.
  const stored = (name) => {
    try {
      return localStorage.getItem(name);
    } catch {
      return null;
    }
  };
  const keep = (name, value) => {
    try {
      if (value) localStorage.setItem(name, value);
      else localStorage.removeItem(name);
    } catch {}
  };

  const show = (name, value) => {
    if (choices[name].includes(value)) root.dataset[name] = value;
    else delete root.dataset[name];
  };
  for (const name of Object.keys(choices)) show(name, stored(name));

  document.addEventListener("DOMContentLoaded", () => {
    for (const input of document.querySelectorAll(".tools input")) {
      const { name, type } = input;
      input.checked = input.value === (root.dataset[name] ?? "normal");
      input.addEventListener("change", () => {
        show(name, type === "radio" || input.checked ? input.value : "");
        keep(name, root.dataset[name]);
      });
    }
  });
})();
