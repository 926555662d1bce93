// Where the keyboard lies over the page instead of shrinking it (iOS), what one types in stands on the keyboard.

/** Keeps `--keyboard` of the node at the height that is covered. Gives a function that ends it. */
export function standOnKeyboard(node) {
  const view = window.visualViewport;
  if (!view) return () => {};
  const stand = () => {
    const covered = view.scale > 1.01 ? 0 : Math.max(0, window.innerHeight - view.height - view.offsetTop);
    node.style.setProperty("--keyboard", `${Math.round(covered)}px`);
  };
  for (const event of ["resize", "scroll"]) view.addEventListener(event, stand);
  stand();
  return () => {
    for (const event of ["resize", "scroll"]) view.removeEventListener(event, stand);
  };
}
