// Finds units while one types. The list is the one that the server prints when the button is pressed.
const PAUSE = 250;

const choice = ({ id, name, note }) => {
  const label = document.createElement("label");
  label.className = "choice";
  const input = Object.assign(document.createElement("input"), { type: "radio", name: "unit", value: id });
  const text = document.createElement("span");
  text.textContent = name;
  if (note) {
    const small = Object.assign(document.createElement("span"), { className: "meta", textContent: note });
    text.append(" ", small);
  }
  label.append(input, " ", text);
  return label;
};

const improve = (picker) => {
  const { units: address, found, none } = picker.dataset;
  const input = picker.querySelector("input[name=unit_search]");
  const says = picker.querySelector("[data-says]");
  const fieldset = picker.querySelector("[data-choices]");
  const choices = fieldset.querySelector(".choices");
  let timer;
  let asked;

  const show = (units) => {
    // What is chosen stays, first in the list.
    const chosen = choices.querySelector("input:checked")?.closest("label");
    const others = units.filter(({ id }) => String(id) !== chosen?.querySelector("input").value);
    choices.replaceChildren(...(chosen ? [chosen] : []), ...others.map(choice));
    fieldset.hidden = !choices.children.length;
    says.textContent = units.length ? `${found}${units.length}` : none;
  };

  const look = async () => {
    const words = input.value.trim();
    asked?.abort();
    if (words.length < 2) return;
    asked = new AbortController();
    try {
      const response = await fetch(`${address}?${new URLSearchParams({ q: words })}`, {
        signal: asked.signal,
        credentials: "omit",
      });
      if (response.ok) show((await response.json()).units);
    } catch {
      // The button still asks the server.
    }
  };

  input.addEventListener("input", () => {
    clearTimeout(timer);
    timer = setTimeout(look, PAUSE);
  });
};

for (const picker of document.querySelectorAll("[data-units]")) improve(picker);
