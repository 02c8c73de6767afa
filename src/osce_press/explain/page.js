"use strict";
(() => {
  const byValue = new Map();
  for (const element of document.querySelectorAll("[data-values]")) {
    for (const value of element.dataset.values.split(" ")) {
      if (!byValue.has(value)) byValue.set(value, []);
      byValue.get(value).push(element);
    }
  }

  /* Everything that belongs to what an element stands for: values by name, lines by number. */
  const partners = (element) => {
    const found = element?.closest?.("[data-values], [data-lines]");
    const values = found?.dataset.values?.split(" ") ?? [];
    const lines = found?.dataset.lines?.split(" ") ?? [];
    return [
      ...values.flatMap((value) => byValue.get(value) ?? []),
      ...lines.map((line) => document.getElementById(`line-${line}`)),
    ].filter(Boolean);
  };

  let lit = [];
  const light = (elements) => {
    for (const element of lit) element.classList.remove("lit");
    lit = elements.flatMap((element) => {
      const folded = element.closest("details:not([open])");
      return folded ? [element, folded.querySelector("summary")] : [element];
    });
    for (const element of lit) element.classList.add("lit");
  };
  document.addEventListener("pointerover", (event) => {
    const found = partners(event.target);
    light(found.length ? found : partners(document.activeElement));
  });
  document.addEventListener("focusin", (event) => light(partners(event.target)));

  /* A link to something folded unfolds it. */
  const unfold = (address) => {
    let element = document.getElementById(address.slice(1));
    while ((element = element?.parentElement?.closest("details"))) element.open = true;
  };
  document.addEventListener("click", (event) => {
    const link = event.target.closest?.('a[href^="#"]');
    if (link) unfold(link.getAttribute("href"));
  });
  unfold(location.hash);

  let opened = [];
  addEventListener("beforeprint", () => {
    opened = [...document.querySelectorAll("details:not([open])")];
    for (const element of opened) element.open = true;
  });
  addEventListener("afterprint", () => {
    for (const element of opened) element.open = false;
  });
})();
