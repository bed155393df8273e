// Comfort only: every page works without this file.
const root = document.documentElement;

// The reader's letter size and contrast, kept on the reader's own device.
const keep = (name, value) => {
  try {
    if (value) localStorage.setItem(name, value);
    else localStorage.removeItem(name);
  } catch {
    // Storage may be blocked; the choice then lasts for this page.
  }
};
for (const input of document.querySelectorAll(".tools input")) {
  const stored = root.dataset[input.name] ?? "normal";
  input.checked = input.type === "radio" ? input.value === stored : root.dataset.contrast === "high";
  input.addEventListener("change", () => {
    const value = input.type === "radio" ? input.value : input.checked && "high";
    if (value && value !== "normal") root.dataset[input.name] = value;
    else delete root.dataset[input.name];
    keep(input.name, value === "normal" ? "" : value);
  });
}

for (const button of document.querySelectorAll("[data-copy]")) {
  button.hidden = !navigator.clipboard;
  button.addEventListener("click", async () => {
    const source = document.getElementById(button.dataset.copy);
    await navigator.clipboard.writeText(source.value ?? source.textContent.trim());
    const label = button.querySelector("span") ?? button;
    const before = label.textContent;
    label.textContent = button.dataset.done;
    setTimeout(() => (label.textContent = before), 3000);
  });
}

for (const button of document.querySelectorAll("[data-print]")) {
  button.hidden = false;
  button.addEventListener("click", () => window.print());
}
