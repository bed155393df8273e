// Suggests titles while somebody types; components/search_form.html works without.
const FEWEST_LETTERS = 2;
const PAUSE = 150;

const improve = (form) => {
  const input = form.querySelector("input");
  const list = form.querySelector("[role=listbox]");
  const status = form.querySelector("[role=status]");
  const row = form.querySelector("template").content;
  const { suggest, says } = form.dataset;
  let active = -1;
  let timer;
  let asking;

  const activate = (number) => {
    list.children[active]?.setAttribute("aria-selected", false);
    active = number;
    const option = list.children[active];
    option?.setAttribute("aria-selected", true);
    option?.scrollIntoView({ block: "nearest" });
    input.setAttribute("aria-activedescendant", option?.id ?? "");
  };

  const show = (isOpen) => {
    activate(-1);
    list.hidden = !isOpen;
    input.setAttribute("aria-expanded", isOpen);
    status.textContent = isOpen ? says.replace("{count}", list.children.length) : "";
  };

  const giveUp = () => {
    clearTimeout(timer);
    asking?.abort();
    activate(-1);
  };

  const hush = () => {
    giveUp();
    show(false);
  };

  const option = ({ title, kind, url }, number) => {
    const link = row.cloneNode(true).firstElementChild;
    link.id = `${list.id}-${number}`;
    link.href = url || `?${new URLSearchParams({ q: title })}`;
    link.firstChild.textContent = title;
    link.lastChild.textContent = kind;
    return link;
  };

  const ask = async (q) => {
    const { signal } = (asking = new AbortController());
    try {
      const answer = await fetch(`${suggest}?${new URLSearchParams({ q })}`, { signal });
      const { suggestions } = await answer.json();
      list.replaceChildren(...suggestions.map(option));
      show(suggestions.length > 0);
    } catch {
      // Given up, or lost.
      if (!signal.aborted) show(false);
    }
  };

  input.addEventListener("input", () => {
    giveUp();
    const q = input.value.trim();
    if (q.length >= FEWEST_LETTERS) timer = setTimeout(ask, PAUSE, q);
    else show(false);
  });

  input.addEventListener("keydown", (event) => {
    if (event.isComposing || list.hidden) return;
    // The field itself is one stop of the round.
    const stops = list.children.length + 1;
    const { key } = event;
    if (key === "ArrowDown") activate(((active + 2) % stops) - 1);
    else if (key === "ArrowUp") activate(((active + stops) % stops) - 1);
    else if (key === "Escape") hush();
    else if (key === "Enter" && active >= 0) list.children[active].click();
    else return;
    event.preventDefault();
  });

  // The field keeps the focus while a pointer chooses.
  list.addEventListener("mousedown", (event) => event.preventDefault());
  list.addEventListener("click", hush);
  input.addEventListener("blur", hush);
  form.addEventListener("submit", hush);

  input.setAttribute("role", "combobox");
  input.setAttribute("aria-autocomplete", "list");
  show(false);
};

for (const form of document.querySelectorAll("form[data-suggest]")) improve(form);
