// For browsers in which player.js does not start: the next page after the seconds of this one.
setTimeout(function () {
  var body = document.body;
  if (!body.hasAttribute("data-plays")) location.replace(body.getAttribute("data-next"));
}, 1000 * document.body.getAttribute("data-seconds"));
