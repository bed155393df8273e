// Draws slides into elements that are made once: one for texts, two for pictures, one for films.
const text = document.getElementById("text");
const marks = document.getElementById("marks");
const words = document.getElementById("words");
const foot = document.getElementById("foot");
const files = document.getElementById("files");
const pictures = [document.createElement("img"), document.createElement("img")];
const film = document.createElement("video");
let shown = null; // the element that is seen; none while what the site has drawn is
// A network that stalls says nothing by itself.
const PATIENCE = 20_000;

film.playsInline = true;
for (const each of [...pictures, film]) each.hidden = true;

// Shows a slide; resolves to false when its file can't be shown, and then nothing has changed.
export async function show(slide, programme) {
  if (slide.kind === "picture") return showPicture(slide);
  if (slide.kind === "film") return showFilm(slide);
  drawText(slide, programme);
  reveal(text);
  return true;
}

function drawText(slide, programme) {
  const isQuiet = slide.kind === "sign" || slide.kind === "notice";
  text.className = `led${slide.size ? ` led--${slide.size}` : ""}${isQuiet ? " led--quiet" : ""}`;
  const drawn = new DOMParser().parseFromString(programme.marks, "image/svg+xml").documentElement;
  marks.replaceChildren(...(drawn.localName === "svg" ? [drawn] : []));
  const lines = slide.lines ?? [];
  words.replaceChildren(
    ...lines.flatMap((line, place) => (place ? [document.createElement("br"), line] : [line])),
  );
  words.hidden = !lines.length;
  speak(words, slide);
  foot.replaceChildren(
    ...(isQuiet ? [] : programme.foot).map((part) => {
      const span = document.createElement("span");
      span.textContent = part;
      return span;
    }),
  );
}

async function showPicture(slide) {
  // The other one than what is seen, so that the cut comes when the new one is ready.
  const picture = pictures.find((each) => each !== shown);
  picture.alt = slide.alt ?? "";
  speak(picture, slide);
  picture.src = slide.address;
  if (!(await inTime(picture.decode()))) return false;
  reveal(picture);
  return true;
}

async function showFilm(slide) {
  silence();
  film.setAttribute("aria-label", slide.alt ?? "");
  speak(film, slide);
  film.src = slide.address;
  if (!(await inTime(film.play()))) return false;
  reveal(film);
  return true;
}

// Says in which language its words are, where that is not the page's.
function speak(element, slide) {
  if (slide.language) element.lang = slide.language;
  else element.removeAttribute("lang");
}

// Whether it comes to a good end before patience does.
function inTime(promise) {
  const late = new Promise((resolve) => setTimeout(resolve, PATIENCE, false));
  return Promise.race([promise.then(() => true, () => false), late]);
}

function reveal(element) {
  if (shown === null) files.replaceChildren(...pictures, film);
  if (shown === film && element !== film) unload();
  for (const each of [text, ...pictures, film]) each.hidden = each !== element;
  shown = element;
}

// A film that is not seen holds neither memory nor a decoder.
function unload() {
  film.pause();
  film.removeAttribute("src");
  film.load();
}

// Whatever a remote control or a browser's memory of sites says.
function silence() {
  film.muted = film.defaultMuted = true;
  film.volume = 0;
}
film.addEventListener("volumechange", () => film.muted || silence());
