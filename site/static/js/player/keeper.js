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

// Fetches what is missing, one after another, and drops what is needed no more. Resolves to whether all is there.
export async function keepFiles(addresses, build) {
  try {
    const cache = await open();
    const wanted = new Set([...addresses, `${here}state`].map((each) => new URL(each, location).href));
    const there = new Set((await cache.keys()).map((request) => request.url));
    let isWhole = true;
    for (const address of addresses) {
      if (address === here || there.has(new URL(address, location).href)) continue;
      isWhole = (await keepFile(cache, address)) && isWhole;
    }
    // The page last: the one that is kept must find all that it loads.
    isWhole = isWhole && (await keepPage(cache, build));
    for (const url of isWhole ? there : []) if (!wanted.has(url)) await cache.delete(url);
    return isWhole;
  } catch {
    return false;
  }
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

// A page of another build, out of some memory on the way, is not taken for the one of this build.
async function keepPage(cache, build) {
  if (await isOf(build, await cache.match(here))) return true;
  const response = await fetch(here, { credentials: "omit", cache: "reload", signal: AbortSignal.timeout?.(PATIENCE) });
  if (response.status !== 200 || !(await isOf(build, response.clone()))) return false;
  await cache.put(here, response);
  return true;
}

const isOf = async (build, page) => (await page?.text())?.includes(`data-build="${build}"`) ?? false;
