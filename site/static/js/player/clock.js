// The site's time, whatever the clock of this screen says.
let offset = 0; // the site's milliseconds less those of this clock
let told = null; // when the site said its time, by the site and by how long this page has run

export function learn(response) {
  const date = Date.parse(response.headers.get("Date"));
  if (Number.isNaN(date)) return;
  // What a cache on the way hands out was true when it took it.
  const site = date + 1000 * (Number(response.headers.get("Age")) || 0);
  told = { site, at: performance.now() };
  offset = site - Date.now();
}

// For a page that was opened anew without network: what was known before.
export const remember = (known) => (offset = Number(known) || 0);
export const known = () => offset;

// A clock that is set while the page runs changes nothing.
export const now = () => (told ? told.site + performance.now() - told.at : Date.now() + offset);
