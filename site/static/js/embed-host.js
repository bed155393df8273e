// For pages of other sites: gives each frame of ours the height its quiz needs. A classic script, one line to paste:
// <script src="https://…/static/js/embed-host.js" async></script>
(() => {
  const ours = new URL(document.currentScript.src).origin;
  const frames = () => [...document.querySelectorAll("iframe")].filter((frame) => frame.src.startsWith(`${ours}/`));
  window.addEventListener("message", (event) => {
    if (event.origin !== ours) return;
    const height = event.data && event.data.quizHeight;
    if (typeof height !== "number" || !(height > 0 && height < 20000)) return;
    for (const frame of frames()) {
      if (frame.contentWindow === event.source) frame.height = Math.ceil(height);
    }
  });
  for (const frame of frames()) frame.contentWindow.postMessage({ quizHeight: "?" }, ours);
})();
