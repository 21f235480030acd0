
  {
    // Colours before anything is painted; and a storage that works in this page where the reader's is
    // blocked, so that nothing fails. data-storage says how long it keeps: "browser" or "page". One that is
    // full is still read: who writes to it is told, and says so.
    const root = document.documentElement;
    root.dataset.storage = "browser";
    try {
      localStorage.getItem("course.colours");
    } catch {
      const value = Object.create({
        getItem(name) {
          return this[name] ?? null;
        },
        setItem(name, text) {
          this[name] = String(text);
        },
        removeItem(name) {
          delete this[name];
        },
      });
      Object.defineProperty(window, "localStorage", { value, configurable: true });
      root.dataset.storage = "page";
    }
    const chosen = localStorage.getItem("course.colours");
    const dark = matchMedia("(prefers-color-scheme: dark)").matches;
    root.dataset.colours = chosen === "light" || chosen === "dark" ? chosen : "system";
    root.dataset.theme = root.dataset.colours !== "system" ? chosen : dark ? "dark" : "light";
    root.dataset.scripts = "";
  }
