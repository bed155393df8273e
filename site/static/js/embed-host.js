// For pages of other sites: gives each frame of ours the height its page needs, and shows where a new page begins.
// A classic script, one line to paste:
// <script src="https://…/static/js/embed-host.js" async></script>
(() => {
  const ours = new URL(document.currentScript.src).origin;
  const frames = () => [...document.querySelectorAll("iframe")].filter((frame) => frame.src.startsWith(`${ours}/`));
  // Which page stands in each frame, as far as it was told.
  const pages = new WeakMap();

  // After a long page the reader would be left at its foot, far below the first line of the next one.
  const showTop = (frame) => {
    const { top } = frame.getBoundingClientRect();
    if (top >= 0 && top < innerHeight) return;
    const isCalm = matchMedia("(prefers-reduced-motion: reduce)").matches;
    frame.scrollIntoView({ block: "start", behavior: isCalm ? "instant" : "smooth" });
  };

  window.addEventListener("message", (event) => {
    if (event.origin !== ours) return;
    const { quizHeight: height, quizPage: page } = event.data ?? {};
    if (typeof height !== "number" || !(height > 0 && height < 20000)) return;
    for (const frame of frames()) {
      if (frame.contentWindow !== event.source) continue;
      frame.height = Math.ceil(height);
      const before = pages.get(frame);
      pages.set(frame, page);
      // With the first page nobody has come to the frame yet.
      if (before !== undefined && before !== page) showTop(frame);
    }
  });
  for (const frame of frames()) frame.contentWindow.postMessage({ quizHeight: "?" }, ours);
})();
