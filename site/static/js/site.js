// Comfort only: every page works without this file.
for (const button of document.querySelectorAll("[data-copy]")) {
  button.hidden = !navigator.clipboard;
  button.addEventListener("click", async () => {
    const source = document.getElementById(button.dataset.copy);
    // As it is seen: a blank line between paragraphs, nothing of how the page is written.
    await navigator.clipboard.writeText((source.value ?? source.innerText).trim());
    const label = button.querySelector("span") ?? button;
    const before = label.textContent;
    label.textContent = button.dataset.done;
    setTimeout(() => (label.textContent = before), 3000);
  });
}

for (const button of document.querySelectorAll("[data-print]")) {
  button.hidden = false;
  button.addEventListener("click", async () => {
    // Pictures that were not scrolled to are missing on paper unless they are fetched now.
    for (const image of document.images) image.loading = "eager";
    await Promise.allSettled([...document.images].map((image) => image.decode()));
    window.print();
  });
}

// The sheet closes when the focus goes on to the page, which it would hide.
const menu = document.getElementById("menu");
menu?.addEventListener("focusout", (event) => {
  if (event.relatedTarget && !menu.contains(event.relatedTarget)) menu.hidePopover?.();
});
