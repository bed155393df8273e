// Comfort for the steps of an entry, which work without this file: answers outlast a reload, the time left is
// said, and nothing is sent into a dead network. It knows no right answer.
const PREFIX = "contest ";
const LONGEST_WAIT = 10_000;

// Storage may be blocked; then what was chosen lasts as long as the page.
const stored = {
  read(key) {
    try {
      return JSON.parse(sessionStorage.getItem(PREFIX + key)) ?? {};
    } catch {
      return {};
    }
  },
  write(key, value) {
    try {
      sessionStorage.setItem(PREFIX + key, JSON.stringify(value));
    } catch {
      // Nothing is lost that the form itself does not carry.
    }
  },
  clear() {
    try {
      for (const key of Object.keys(sessionStorage)) if (key.startsWith(PREFIX)) sessionStorage.removeItem(key);
    } catch {
      // Nothing was stored.
    }
  },
};

// Only answers are stored, never who gives them.
const answerFields = (form) => form.querySelectorAll("input[type=radio], #prediction");

const keepAnswers = (form) => {
  const key = form.dataset.keep;
  const kept = stored.read(key);
  for (const field of answerFields(form)) {
    if (field.type === "radio") {
      const isOpen = !form.querySelector(`input[name="${field.name}"]:checked`);
      if (isOpen && kept[field.name] === field.value) field.checked = true;
    } else if (!field.value && kept[field.name]) field.value = kept[field.name];
  }
  const keep = () => {
    const now = {};
    for (const field of answerFields(form)) {
      if (field.type !== "radio" || field.checked) now[field.name] = field.value;
    }
    stored.write(key, now);
  };
  form.addEventListener("change", keep);
  form.addEventListener("input", keep);
};

// Asks for a small file of ours: enough to know whether a form would get through.
const isReachable = async () => {
  if (!navigator.onLine) return false;
  try {
    await fetch(import.meta.url, { method: "HEAD", cache: "no-store", credentials: "omit", signal: AbortSignal.timeout?.(LONGEST_WAIT) });
    return true;
  } catch {
    return false;
  }
};

const guardSending = (form) => {
  const lost = form.querySelector("[data-lost]");
  let isChecked = false;
  let isBusy = false;
  form.addEventListener("submit", async (event) => {
    // Another module waits for something and sends then.
    if (event.defaultPrevented || isChecked) return;
    event.preventDefault();
    if (isBusy) return;
    isBusy = true;
    lost.hidden = true;
    const button = event.submitter;
    if (await isReachable()) {
      isChecked = true;
      form.requestSubmit(button);
      // The page may be shown again from the browser's memory.
      setTimeout(() => (isChecked = false));
    } else lost.hidden = false;
    isBusy = false;
  });
};

const showTime = (clock) => {
  const { minutes, last, over } = clock.dataset;
  const end = Date.now() + Number(clock.dataset.clock) * 1000;
  const left = clock.querySelector("[data-left]");
  const told = clock.querySelector("[data-told]");
  let timer;
  const tick = () => {
    const seconds = Math.ceil((end - Date.now()) / 1000);
    const whole = Math.ceil(seconds / 60);
    const says = seconds <= 0 ? over : seconds < 60 ? last : minutes.replace("{n}", whole);
    // Moves once a minute: a ticking clock hurries those who read slowly.
    if (left.textContent !== says) left.textContent = says;
    if ((whole === 5 || whole === 1 || seconds <= 0) && told.textContent !== says) told.textContent = says;
    if (seconds <= 0) clearInterval(timer);
  };
  timer = setInterval(tick, 1000);
  tick();
};

for (const form of document.querySelectorAll("form[data-keep]")) keepAnswers(form);
for (const form of document.querySelectorAll("form[data-contest]")) guardSending(form);
for (const clock of document.querySelectorAll("[data-clock]")) showTime(clock);
if (document.querySelector("[data-contest-done]")) stored.clear();
