// Answers for a screen that has lost the network, out of what js/player/keeper.js keeps. The slides themselves are
// asked of the site alone: the page must know whether it was reached.
const PATIENCE = 10_000;

self.addEventListener("install", () => self.skipWaiting());
self.addEventListener("activate", (event) => event.waitUntil(self.clients.claim()));
self.addEventListener("fetch", (event) => {
  const { request } = event;
  const { origin, pathname } = new URL(request.url);
  if (request.method !== "GET" || origin !== location.origin || pathname.endsWith("/slides.json")) return;
  if (request.mode === "navigate") event.respondWith(page(request));
  // What the keeper asks for anew must not come out of what it has kept.
  else if (request.cache !== "reload") event.respondWith(file(request));
});

const kept = (request) => caches.match(request, { ignoreSearch: request.mode === "navigate", ignoreVary: true });

async function page(request) {
  const found = await kept(request).catch(() => undefined);
  if (!found) return fetch(request);
  const late = new Promise((resolve) => setTimeout(resolve, PATIENCE, found));
  const fresh = fetch(request).then(async (page) => ((await plays(page)) ? page : found));
  return Promise.race([fresh.catch(() => found), late]);
}

// Any other page, such as an error of a server on the way, asks for nothing and would stay on the screen for good.
async function plays(page) {
  return page.type === "opaqueredirect" || (await page.clone().text()).includes("data-build=");
}

async function file(request) {
  const found = await kept(request).catch(() => undefined);
  if (!found) return fetch(request);
  const range = /^bytes=(\d+)-(\d*)$/.exec(request.headers.get("Range") ?? "");
  return range ? part(found, Number(range[1]), range[2]) : found;
}

// Browsers ask for films in parts.
async function part(found, start, last) {
  const whole = await found.blob();
  const end = last ? Math.min(Number(last) + 1, whole.size) : whole.size;
  if (start >= end) return new Response(null, { status: 416, headers: { "Content-Range": `bytes */${whole.size}` } });
  return new Response(whole.slice(start, end), {
    status: 206,
    headers: {
      "Content-Type": found.headers.get("Content-Type") ?? "",
      "Content-Length": String(end - start),
      "Content-Range": `bytes ${start}-${end - 1}/${whole.size}`,
      "Accept-Ranges": "bytes",
    },
  });
}
