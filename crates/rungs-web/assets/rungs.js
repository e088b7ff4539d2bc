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
  // A problem is read out first, and where it is can be reached from there.
  const problem = document.querySelector(".nhsuk-error-summary");
  if (problem) {
    problem.tabIndex = -1;
    problem.focus();
  }
})();
