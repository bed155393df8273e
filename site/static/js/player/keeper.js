// What this screen keeps to play on without network: its page, scripts, fonts and files, and the slides last heard of.
// Everything here may be forbidden, full or broken; then the screen plays as long as the page stays open.
const here = location.pathname;
// A film over a slow line takes minutes; one that takes longer has stalled, and is fetched anew.
const PATIENCE = 900_000;
const open = () => caches.open(`player ${here}`);

export async function keepState(state) {
  try {
    await (await open()).put(`${here}state`, new Response(JSON.stringify(state)));
  } catch {
    // Kept or not, it is played.
  }
}

export async function keptState() {
  try {
    return await (await (await open()).match(`${here}state`)).json();
  } catch {
    return null;
  }
}

// Drops what neither the slides need nor the page that is kept, before anything new asks for the room.
export async function tidy({ shell, files }) {
  try {
    const cache = await open();
    const page = await read(await cache.match(here));
    const loaded = [...page.querySelectorAll("link, script")].map((each) => each.href ?? each.src);
    const wanted = new Set([here, `${here}state`, ...loaded, ...shell, ...files].map(whole));
    for (const { url } of await cache.keys()) if (!wanted.has(url)) await cache.delete(url);
  } catch {
    // Tried again with the next answer.
  }
}

// Resolves to whether the page of this build is kept. It comes last: it must find all that it loads.
export async function keepShell({ shell, build }) {
  try {
    const cache = await open();
    const isThere = await keepAll(cache, shell.filter((each) => each !== here));
    return isThere && (await keepPage(cache, build));
  } catch {
    return false;
  }
}

export async function keepFiles({ files }) {
  try {
    await keepAll(await open(), files);
  } catch {
    // Then they are shown as long as the site gives them.
  }
}

// Fetches what is missing, one after another; what can't be had holds up nothing else.
async function keepAll(cache, addresses) {
  const there = new Set((await cache.keys()).map(({ url }) => url));
  let isThere = true;
  for (const address of addresses) {
    if (!there.has(whole(address))) isThere = (await keepFile(cache, address)) && isThere;
  }
  return isThere;
}

async function keepFile(cache, address) {
  try {
    const response = await fetch(address, { credentials: "omit", signal: AbortSignal.timeout?.(PATIENCE) });
    if (response.status !== 200) return false;
    await cache.put(address, response);
    return true;
  } catch {
    return false;
  }
}

// A page of another build, out of some memory on the way, is not taken for the one of this build. That of a playlist
// that is not published is as good as any: it starts the same scripts.
async function keepPage(cache, build) {
  if (await isOf(build, await cache.match(here))) return true;
  const response = await fetch(here, { credentials: "omit", cache: "reload", signal: AbortSignal.timeout?.(PATIENCE) });
  if (!(await isOf(build, response.clone()))) return false;
  await cache.put(here, response);
  return true;
}

const whole = (address) => new URL(address, location).href;
const isOf = async (build, page) => (await read(page)).body.dataset.build === build;

async function read(page) {
  return new DOMParser().parseFromString((await page?.text()) ?? "", "text/html");
}
