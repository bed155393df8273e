// In the frame: tells the page around it how high the page in it is, and which one it is. Nothing else ever leaves the
// frame.
if (window.parent !== window) {
  const tell = (window_, origin) =>
    window_.postMessage(
      // The instant at which a page began is another for each page, and says nothing about it.
      { quizHeight: document.documentElement.getBoundingClientRect().height, quizPage: performance.timeOrigin },
      origin,
    );
  // A height is no secret, and who may frame us is settled by `frame-ancestors`.
  new ResizeObserver(() => tell(window.parent, "*")).observe(document.documentElement);
  // The host's script may start after our first message; it then asks.
  window.addEventListener("message", (event) => {
    if (event.source === window.parent && event.data?.quizHeight === "?") tell(event.source, event.origin);
  });
}
