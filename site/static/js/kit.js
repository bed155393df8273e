// Comfort only: says how many files of a kit are ticked, and how large they are together.
const form = document.getElementById("chosen-files");
const numbers = new Intl.NumberFormat(document.documentElement.lang, { maximumFractionDigits: 1 });
const units = [[1e9, "GB"], [1e6, "MB"], [1e3, "KB"], [1, "B"]];

function tell() {
  const chosen = [...form.elements].filter((box) => box.checked);
  const octets = chosen.reduce((sum, box) => sum + Number(box.dataset.octets), 0);
  const [size, unit] = units.find(([least]) => octets >= least) ?? units.at(-1);
  const says = form.dataset.says
    .replace("{count}", numbers.format(chosen.length))
    .replace("{size}", `${numbers.format(octets / size)} ${unit}`);
  form.querySelector("[role=status]").textContent = chosen.length ? says : "";
}

document.addEventListener("change", tell);
// A browser that comes back to the page keeps the ticks.
addEventListener("pageshow", tell);
