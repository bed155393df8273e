/* Date boxes of the admin, which are day first (`core.dates`), and Wagtail's calendars beside them. A calendar by itself
   looks into its box only when it opens: a press on an hour would put the day of before in the place of the one just
   typed. And it marks the chosen day only where the browser's own reading, month first, happens to find the same.
   Left, a box shows how its text was understood; what can't be read stays as it is, for the server to say so. */
(() => {
  const $ = window.jQuery;
  const HOUR = "(?:,?\\s+(\\d{1,2}):(\\d{2}))?";
  const DAY_FIRST = new RegExp(`^(\\d{1,2})([/.-])(\\d{1,2})\\2(\\d{4})${HOUR}$`);
  const YEAR_FIRST = new RegExp(`^(\\d{4})-(\\d{1,2})-(\\d{1,2})${HOUR}$`);

  /* The moment that a text names, null for none: 31/02/2026 is no other day. */
  const read = (text) => {
    let [day, month, year, hour, minutes] = [];
    const dayFirst = text.trim().match(DAY_FIRST);
    const yearFirst = text.trim().match(YEAR_FIRST);
    if (dayFirst) [, day, , month, year, hour, minutes] = dayFirst;
    else if (yearFirst) [, year, month, day, hour, minutes] = yearFirst;
    else return null;
    const moment = new Date(year, month - 1, day, hour || 0, minutes || 0);
    const isDay = moment.getFullYear() === Number(year) && moment.getMonth() === month - 1;
    const isHour = moment.getDate() === Number(day) && moment.getMinutes() === Number(minutes || 0);
    return isDay && isHour ? moment : null;
  };

  /* Shows in the calendar what its box says, and gives back the calendar; null where there is neither. */
  const follow = (box) => {
    const calendar = $(box).data("xdsoft_datetimepicker");
    const moment = calendar && read(box.value);
    if (!moment) return null;
    const shown = calendar.data("xdsoft_datetime");
    shown.setCurrentTime(moment);
    return shown;
  };

  document.addEventListener("input", (event) => follow(event.target));

  // While capturing, so that whoever else listens finds the text as it is sent.
  document.addEventListener(
    "change",
    (event) => {
      const shown = follow(event.target);
      if (shown) event.target.value = shown.str();
    },
    true,
  );

  $(document).on("generate.xdsoft", ".xdsoft_datetimepicker", (event) => {
    const calendar = $(event.currentTarget);
    const moment = read(calendar.data("input").val());
    if (!moment) return;
    const [day, month, year] = [moment.getDate(), moment.getMonth(), moment.getFullYear()];
    calendar.find(".xdsoft_date").removeClass("xdsoft_current");
    calendar
      .find(`[data-date="${day}"][data-month="${month}"][data-year="${year}"]`)
      .addClass("xdsoft_current");
  });
})();
