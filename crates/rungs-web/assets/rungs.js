// Pages work without this. It shows what only a script can do, and keeps a form from being sent twice.
"use strict";
(() => {
  for (const button of document.querySelectorAll(".r-print")) {
    button.hidden = false;
    button.addEventListener("click", () => window.print());
  }
  for (const form of document.querySelectorAll("form[method=post]")) {
    let isSent = false;
    form.addEventListener("submit", (event) => {
      // What only brings a file can be asked for again.
      if (event.submitter?.hasAttribute("data-again")) return;
      if (isSent) event.preventDefault();
      isSent = true;
    });
    // Whoever comes back to a page that the browser kept can send its form again.
    window.addEventListener("pageshow", () => {
      isSent = false;
    });
  }
  // A number can be slid as well as typed; without a number there is no limit.
  for (const field of document.querySelectorAll("input[data-slider]")) {
    const [least, most, step] = field.dataset.slider.split(" ");
    const slider = document.createElement("input");
    Object.assign(slider, { type: "range", min: least, max: most, step, value: field.value || most, className: "r-slider" });
    slider.setAttribute("aria-label", field.labels[0].textContent);
    slider.addEventListener("input", () => {
      field.value = slider.value;
    });
    field.addEventListener("input", () => {
      slider.value = field.value || most;
    });
    field.after(slider);
  }
  // What is worked on is looked at again until it is done.
  const waiting = document.querySelector("[data-waits]");
  if (waiting) {
    const look = async () => {
      const answer = await fetch(waiting.dataset.waits, { cache: "no-store" });
      const state = answer.ok ? await answer.json() : { waits: false };
      if (!state.waits) {
        location.reload();
        return;
      }
      const bar = waiting.querySelector("progress");
      if (state.part !== null) bar.value = state.part;
      const told = waiting.querySelector("[role=status]");
      if (told.textContent !== state.told) told.textContent = state.told;
      setTimeout(look, 1000);
    };
    // Where the line is down for a moment, the page itself is tried.
    setTimeout(() => look().catch(() => setTimeout(() => location.reload(), 3000)), 1000);
  }
  // A file can be dropped anywhere around its field.
  for (const place of document.querySelectorAll("[data-drop]")) {
    const field = place.querySelector("input[type=file]");
    const mark = (isOver) => place.classList.toggle("r-drop--over", isOver);
    place.addEventListener("dragover", (event) => {
      event.preventDefault();
      mark(true);
    });
    place.addEventListener("dragleave", () => mark(false));
    place.addEventListener("drop", (event) => {
      event.preventDefault();
      mark(false);
      if (event.dataTransfer.files.length) field.files = event.dataTransfer.files;
    });
  }
  // A problem is read out first, and where it is can be reached from there.
  const problem = document.querySelector(".nhsuk-error-summary");
  if (problem) {
    problem.tabIndex = -1;
    problem.focus();
  }
})();
