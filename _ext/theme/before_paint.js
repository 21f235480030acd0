
  {
    // Colours before anything is painted; and a storage that works in this page where the reader's is
    // blocked, so that nothing fails. data-storage says how long it keeps: "browser" or "page".
    const root = document.documentElement;
    root.dataset.storage = "browser";
    try {
      localStorage.setItem("course.try", "");
      localStorage.removeItem("course.try");
    } catch {
      const kept = new Map();
      const value = {
        getItem: (name) => kept.get(String(name)) ?? null,
        setItem: (name, text) => void kept.set(String(name), String(text)),
        removeItem: (name) => void kept.delete(String(name)),
      };
      Object.defineProperty(window, "localStorage", { value, configurable: true });
      root.dataset.storage = "page";
    }
    const chosen = localStorage.getItem("course.colours");
    const dark = matchMedia("(prefers-color-scheme: dark)").matches;
    root.dataset.colours = chosen === "light" || chosen === "dark" ? chosen : "system";
    root.dataset.theme = root.dataset.colours !== "system" ? chosen : dark ? "dark" : "light";
    root.dataset.scripts = "";
  }
