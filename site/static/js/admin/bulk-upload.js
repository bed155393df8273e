/* Sends the files of a bulk upload one by one, so that a folder of any size arrives and each file's fate is seen
   at once. Without this script the form sends them all in one go. */

const form = document.querySelector("[data-bulk-upload]");
const words = form.dataset;
const list = form.querySelector(".library-sent");
const progress = form.querySelector(".library-progress");
const spoken = form.querySelector(".library-progress-words");
const submit = form.querySelector("[type=submit]");
// A slow line carries two files at a time well enough, and the server reads them side by side.
const AT_ONCE = 2;

form.querySelector(".library-drop-hint").hidden = false;

const line = (path) => {
  const item = document.createElement("li");
  const name = document.createElement("strong");
  const fate = document.createElement("span");
  name.textContent = path;
  fate.textContent = ` ${words.sending}`;
  item.append(name, ":", fate);
  list.append(item);
  return (text, isFault) => {
    fate.textContent = ` ${text}`;
    if (isFault) list.prepend(item);
  };
};

const send = async ({ file, path }) => {
  const tell = line(path);
  const refuse = (reason) => {
    tell(`${words.refused}. ${reason}`, true);
    return { kept: 0, refused: 1 };
  };
  if (file.size > Number(words.mostOctets)) return refuse(words.tooLarge);
  const body = new FormData();
  body.append("csrfmiddlewaretoken", form.elements.csrfmiddlewaretoken.value);
  body.append("files", file, path);
  try {
    const response = await fetch(form.action, {
      method: "POST",
      body,
      headers: { Accept: "application/json", "X-Requested-With": "XMLHttpRequest" },
    });
    const answer = await response.json();
    if (answer.fault) return refuse(answer.fault);
    if (answer.refused.length) return refuse(answer.refused[0].reasons.join(" "));
    tell(words.kept, false);
    return { kept: answer.kept.length, refused: 0 };
  } catch {
    return refuse(words.lost);
  }
};

const sendAll = async (files) => {
  if (!files.length) return;
  const waiting = [...files];
  const total = { done: 0, kept: 0, refused: 0 };
  submit.disabled = true;
  list.replaceChildren();
  progress.hidden = false;
  progress.max = files.length;
  progress.value = 0;
  const worker = async () => {
    while (waiting.length) {
      const result = await send(waiting.shift());
      total.kept += result.kept;
      total.refused += result.refused;
      total.done += 1;
      progress.value = total.done;
      spoken.textContent = `${total.done} / ${files.length}`;
    }
  };
  await Promise.all(Array.from({ length: AT_ONCE }, worker));
  submit.disabled = false;
  form.reset();
  if (!total.refused && total.kept) {
    window.location.assign(words.review);
    return;
  }
  if (total.kept) {
    const link = document.createElement("a");
    link.href = words.review;
    link.className = "button";
    link.textContent = words.done;
    spoken.append(" ", link);
  }
};

const chosen = () =>
  [...form.querySelectorAll("input[type=file]")].flatMap((input) =>
    [...input.files].map((file) => ({ file, path: file.webkitRelativePath || file.name })),
  );

// A dropped folder is walked; what it holds arrives in pieces.
const walk = async (entry) => {
  if (entry.isFile) {
    const file = await new Promise((resolve, reject) => entry.file(resolve, reject));
    return [{ file, path: entry.fullPath.replace(/^\//, "") }];
  }
  const reader = entry.createReader();
  const found = [];
  for (;;) {
    const some = await new Promise((resolve, reject) => reader.readEntries(resolve, reject));
    if (!some.length) return (await Promise.all(found.map(walk))).flat();
    found.push(...some);
  }
};

form.addEventListener("submit", (event) => {
  const files = chosen();
  if (!files.length) return;
  event.preventDefault();
  sendAll(files);
});

form.addEventListener("dragover", (event) => {
  event.preventDefault();
  form.dataset.over = "";
});
form.addEventListener("dragleave", () => delete form.dataset.over);
form.addEventListener("drop", async (event) => {
  event.preventDefault();
  delete form.dataset.over;
  if (submit.disabled) return;
  const entries = [...event.dataTransfer.items].map((item) => item.webkitGetAsEntry()).filter(Boolean);
  sendAll((await Promise.all(entries.map(walk))).flat());
});
