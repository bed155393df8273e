// Plays a playlist: asks the site every minute, keeps what it hears, and plays on when nobody answers.
// Its parts stand in the page under the addresses that they are kept by; an import by name would miss those.
const load = (name) => import(document.getElementById(name).href);
let clock, keeper, plan, stage;

const POLL = 60_000, BEAT = 300_000, BROKEN_FOR = 300_000, PATIENCE = 20_000, STILL_AFTER = 4_000;
// Boards of few lamps get one line at a time.
const isSmall = innerHeight < 128 || new URLSearchParams(location.search).has("small");
const { slides: address, worker, build: ownBuild } = document.body.dataset;
const slidesAddress = isSmall ? `${address}?small=1` : address;
const beatAddress = address.replace(/slides\.json$/, "heartbeat/");
const full = document.getElementById("full");
const broken = new Map(); // keys of slides whose file could not be shown, and when

let schedule = null;
let current = null; // the slide that is seen, since when, and what it was drawn from
let isAsking = false, isRenewing = false, isKeeping = false, isDrawing = false, moved = performance.now();

async function ask() {
  if (isAsking) return;
  isAsking = true;
  try {
    const signal = AbortSignal.timeout?.(PATIENCE);
    const response = await fetch(slidesAddress, { cache: "no-cache", credentials: "omit", signal });
    // Of a playlist that is no more, or not yet, the site says that the sign plays.
    if (response.ok || response.status === 404) {
      const data = await response.json();
      const heard = plan.read(data);
      clock.learn(response);
      hear(heard, data);
    }
  } catch {
    // No network, or no schedule in the answer: what is known goes on.
  } finally {
    isAsking = false;
  }
}

function hear(heard, data) {
  schedule = heard;
  keep(heard, data);
}

async function keep(heard, data) {
  await keeper.tidy(heard);
  await keeper.keepState({ data, offset: clock.known() });
  if (await isNew(heard)) location.reload();
  else keepFiles(heard);
}

// Whether the scripts of the site have changed and are kept now, so that the page can be opened anew.
async function isNew(heard) {
  if (isRenewing) return false;
  isRenewing = true;
  const isKept = await keeper.keepShell(heard);
  isRenewing = false;
  return isKept && heard.build !== ownBuild;
}

// Large films take their time; meanwhile the site is asked on.
async function keepFiles(heard) {
  if (isKeeping) return;
  isKeeping = true;
  await keeper.keepFiles(heard);
  isKeeping = false;
}

// Once a second: is it time for another slide?
async function tick() {
  const isStill = performance.now() - moved > STILL_AFTER;
  full.hidden = isStill || document.fullscreenElement !== null;
  document.documentElement.classList.toggle("is-still", isStill);
  if (isDrawing || schedule === null) return;
  isDrawing = true;
  try {
    await play(plan.programmeAt(schedule, clock.now()));
  } finally {
    isDrawing = false;
  }
}

async function play(programme) {
  for (const [key, since] of broken) if (performance.now() - since > BROKEN_FOR) broken.delete(key);
  const playing = current && programme.slides.find((each) => each.key === current.key);
  const isOver = !playing || performance.now() - current.since >= 1000 * playing.seconds;
  const slide = isOver ? plan.following(programme, current?.key, broken) : playing;
  // Where no slide of it can be shown, the sign is.
  const from = programme.slides.includes(slide) ? programme : plan.nothing(schedule.sign);
  const drawn = JSON.stringify([slide, from.marks, from.foot]);
  if (!isOver && drawn === current.drawn) return;
  if (await stage.show(slide, from)) {
    current = { key: slide.key, since: isOver ? performance.now() : current.since, drawn };
  } else {
    // Left out for a while; the next one is tried a second later.
    broken.set(slide.key, performance.now());
  }
}

function beat() {
  fetch(beatAddress, { method: "POST", credentials: "omit", keepalive: true }).catch(() => {});
}

async function stayAwake() {
  if (document.visibilityState !== "visible") return;
  try {
    await navigator.wakeLock?.request("screen");
  } catch {
    // Then the settings of the screen decide.
  }
}

function fillScreen() {
  if (document.fullscreenElement) document.exitFullscreen();
  else document.documentElement.requestFullscreen?.().catch(() => {});
}

addEventListener("keydown", (event) => {
  if (event.key === "f" || event.key === "F") fillScreen();
});
full.addEventListener("click", fillScreen);
for (const sign of ["pointermove", "pointerdown", "keydown"]) {
  addEventListener(sign, () => (moved = performance.now()), { passive: true });
}
addEventListener("online", ask);
document.addEventListener("visibilitychange", stayAwake);

async function begin() {
  [clock, keeper, plan, stage] = await Promise.all(["clock", "keeper", "schedule", "stage"].map(load));
  // js/player/onward.js stands back.
  document.body.dataset.plays = "";
  navigator.serviceWorker?.register(worker).catch(() => {});
  stayAwake();
  const kept = await keeper.keptState();
  await Promise.race([ask(), new Promise((enough) => setTimeout(enough, 3000))]);
  if (schedule === null && kept) {
    try {
      clock.remember(kept.offset);
      schedule = plan.read(kept.data);
    } catch {
      // Kept by an older script; the site will tell.
    }
  }
  setInterval(tick, 1000);
  setInterval(ask, POLL);
  setInterval(beat, BEAT);
  tick();
  beat();
}

begin();
