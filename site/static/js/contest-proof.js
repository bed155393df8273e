// Reckons the proof that a round under attack asks for, while the reader looks through the entry.
for (const form of document.querySelectorAll("form[data-challenge]")) {
  const challenge = JSON.parse(form.dataset.challenge);
  const status = form.querySelector("[data-reckoning]");
  let waiting = null;
  let isOver = false;

  const end = (solution) => {
    if (isOver) return;
    isOver = true;
    if (solution) form.elements.proof.value = btoa(JSON.stringify({ challenge, solution }));
    if (waiting) form.requestSubmit(waiting);
  };

  // Where nothing can be reckoned the entry goes without a proof, and people look at it.
  try {
    const worker = new Worker(form.dataset.worker);
    worker.addEventListener("message", ({ data }) => end(data));
    worker.addEventListener("error", () => end(null));
    worker.postMessage(challenge.parameters);
  } catch {
    end(null);
  }

  // Before `contest.js` looks at the network.
  form.addEventListener(
    "submit",
    (event) => {
      if (isOver || event.submitter?.value !== "submit") return;
      event.preventDefault();
      waiting = event.submitter;
      status.textContent = status.dataset.reckoning;
    },
    { capture: true },
  );
}
