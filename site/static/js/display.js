// Sets the reader's letter size and contrast before the first paint; a classic script, because modules wait.
(() => {
  try {
    for (const name of ["size", "contrast"]) {
      const value = localStorage.getItem(name);
      if (["small", "large", "high"].includes(value)) document.documentElement.dataset[name] = value;
    }
  } catch {
    // Storage may be blocked: the page shows as it is.
  }
})();
