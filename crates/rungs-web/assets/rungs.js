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
  // A problem is read out first, and where it is can be reached from there.
  const problem = document.querySelector(".nhsuk-error-summary");
  if (problem) {
    problem.tabIndex = -1;
    problem.focus();
  }
})();
