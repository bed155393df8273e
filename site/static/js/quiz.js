// Answers a quiz without leaving the page. The form works without this file; nothing here knows an answer.
const LONGEST_WAIT = 20_000;

// Storage may be blocked; then what was chosen lasts as long as the page.
const stored = {
  read(key) {
    try {
      return JSON.parse(sessionStorage.getItem(key)) ?? {};
    } catch {
      return {};
    }
  },
  write(key, value) {
    try {
      if (value) sessionStorage.setItem(key, JSON.stringify(value));
      else sessionStorage.removeItem(key);
    } catch {
      // Nothing is lost that the page itself does not hold.
    }
  },
};

const chosenIn = (form) =>
  Object.fromEntries([...form.querySelectorAll("input:checked")].map((input) => [input.name, input.value]));

const restore = (form, chosen) => {
  for (const input of form.querySelectorAll("input[type=radio]")) {
    if (chosen[input.name] === input.value) input.checked = true;
  }
};

const improve = (quiz) => {
  const body = quiz.querySelector("[data-quiz-body]");
  const status = quiz.querySelector("[data-quiz-status]");
  const lost = quiz.querySelector("[data-quiz-lost]");
  const form = body.querySelector("form");
  if (!form) return;
  const key = `quiz ${form.getAttribute("action")}`;
  const fresh = form.cloneNode(true);
  if (!form.querySelector("input:checked")) restore(form, stored.read(key));

  const show = (part) => {
    const parsed = new DOMParser().parseFromString(part, "text/html");
    // The reader may have gone on choosing while the answer travelled.
    const meanwhile = chosenIn(body);
    body.replaceChildren(...parsed.body.childNodes);
    const again = body.querySelector("form");
    if (again) restore(again, meanwhile);
    const target = body.querySelector("[data-quiz-focus]");
    status.textContent = target?.textContent.trim() ?? "";
    // The page the reader would go back to is this one.
    for (const link of body.querySelectorAll("[data-quiz-back]")) link.remove();
    if (!again) stored.write(key);
    target?.focus();
  };

  const send = async (sent) => {
    const response = await fetch(sent.action, {
      method: "POST",
      body: new URLSearchParams(new FormData(sent)),
      headers: { "X-Quiz-Part": "1" },
      credentials: "omit",
      signal: AbortSignal.timeout?.(LONGEST_WAIT),
    });
    if (response.headers.has("X-Quiz-Part")) show(await response.text());
    // Refused: the server explains it on a page of its own.
    else if (response.status < 500) sent.submit();
    else throw new Error(`The server answered ${response.status}.`);
  };

  quiz.addEventListener("change", () => {
    const now = body.querySelector("form");
    if (now) stored.write(key, chosenIn(now));
  });

  quiz.addEventListener("submit", async (event) => {
    event.preventDefault();
    if (quiz.getAttribute("aria-busy") === "true") return;
    quiz.setAttribute("aria-busy", "true");
    lost.hidden = true;
    status.textContent = status.dataset.sending;
    try {
      await send(event.target);
    } catch {
      status.textContent = "";
      lost.hidden = false;
    } finally {
      quiz.removeAttribute("aria-busy");
    }
  });

  quiz.addEventListener("click", (event) => {
    if (!event.target.closest("[data-quiz-again]")) return;
    event.preventDefault();
    body.replaceChildren(fresh.cloneNode(true));
    status.textContent = "";
    body.querySelector("input[type=radio]")?.focus();
  });
};

for (const quiz of document.querySelectorAll("[data-quiz]")) improve(quiz);
