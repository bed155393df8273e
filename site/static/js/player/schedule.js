// Which slides play at a moment, out of the file of the coming hours.

// The schedule as this module reads it; throws where something in it is not as it must be.
export function read(data) {
  const { programmes, slides, shell, files, sign, build } = data;
  if (![programmes, shell, files].every(Array.isArray)) throw new TypeError("Not a schedule");
  const spans = programmes.map((each) => ({
    ...each,
    start: instant(each.from),
    end: instant(each.until),
    slides: each.slides.map((key) => ({ ...slides[key], key, seconds: Math.max(8, slides[key].seconds) })),
  }));
  return { spans, shell, files, sign: String(sign), build: String(build) };
}

function instant(text) {
  const time = Date.parse(text);
  if (Number.isNaN(time)) throw new TypeError(`Not an instant: ${text}`);
  return time;
}

// What plays when nothing else can: the sign, as at times nobody knows of.
export const nothing = (sign) => ({
  slides: [{ key: "sign", kind: "sign", seconds: 8 }],
  marks: sign,
  foot: [],
});

export const programmeAt = (schedule, moment) =>
  schedule?.spans.find((each) => each.start <= moment && moment < each.end) ?? nothing(schedule?.sign ?? "");

// The slide after the one of this key; the first where that one plays no more. Slides in `broken` are left out.
export function following(programme, key, broken) {
  const sound = programme.slides.filter((each) => !broken.has(each.key));
  if (!sound.length) return nothing("").slides[0];
  const place = sound.findIndex((each) => each.key === key);
  return sound[(place + 1) % sound.length];
}
