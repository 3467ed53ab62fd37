// Sets the chosen colours before the page is drawn, so that nothing flashes. It is small, and not a module, on purpose.
{
  let chosen = null;
  try {
    chosen = localStorage.getItem("dateline.theme");
  } catch {
    // a browser that keeps nothing shows what the system prefers
  }
  if (chosen === "light" || chosen === "dark") document.documentElement.dataset.theme = chosen;
}
