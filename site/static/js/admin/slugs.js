/* Vietnamese addresses while a title is typed: "Đường lối của Đảng" gives "duong-loi-cua-dang", as
   `core.text.slug` does on the server. Wagtail's own table turns "đ" into "dj". */
(() => {
  const LONGEST = 80;

  const slug = (text) => {
    const folded = text
      .toLowerCase()
      .replace(/[đð]/g, "d")
      .replace(/ß/g, "ss")
      .normalize("NFKD")
      .replace(/\p{M}/gu, "");
    const words = folded.match(/[a-z0-9]+/g) || [];
    while (words.join("-").length > LONGEST && words.length > 1) words.pop();
    return words.join("-").slice(0, LONGEST);
  };

  const isSlugField = (element) =>
    element instanceof HTMLInputElement &&
    (element.dataset.controller || "").split(" ").includes("w-slug");

  // While capturing, so that Wagtail's field sees letters that need no table.
  ["w-sync:check", "w-sync:apply"].forEach((name) => {
    document.addEventListener(
      name,
      (event) => {
        if (isSlugField(event.target) && event.detail && typeof event.detail.value === "string") {
          event.detail.value = slug(event.detail.value);
        }
      },
      true,
    );
  });

  document.addEventListener(
    "blur",
    (event) => {
      const field = event.target;
      if (isSlugField(field) && /[^\x00-\x7f]/.test(field.value)) field.value = slug(field.value);
    },
    true,
  );
})();
