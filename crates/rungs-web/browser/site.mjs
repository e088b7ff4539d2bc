// The site that tests open: the `rungs` binary, serving on a port of its own, and the browser that looks at it.

import { spawn } from "node:child_process";
import { createInterface } from "node:readline";
import { chromium } from "playwright-core";

const PHONE = { width: 360, height: 740 };
const DESK = { width: 1200, height: 900 };

/** Serves the site, runs what is given its address and browser, and ends both. */
export async function withSite(run) {
  const server = spawn(process.env.RUNGS, ["serve", "--listen", "127.0.0.1:0"], { stdio: ["ignore", "pipe", "inherit"] });
  const address = await new Promise((resolve, reject) => {
    server.once("exit", (code) => reject(new Error(`rungs serve ended with ${code}`)));
    createInterface({ input: server.stdout }).on("line", (line) => {
      const told = line.match(/http:\/\/[\d.]+:\d+/);
      if (told) resolve(told[0]);
    });
  });
  const browser = await chromium.launch({
    executablePath: process.env.RUNGS_CHROMIUM,
    // Tests run as root in a container, where Chromium has no sandbox of its own.
    args: ["--no-sandbox"],
  });
  try {
    return await run(address, browser);
  } finally {
    await browser.close();
    server.kill("SIGTERM");
  }
}

/** A page at phone width, or another; nothing a page asks for may come from elsewhere, and no script may fail. */
export async function visit(browser, address, { size = PHONE, script = true } = {}) {
  const context = await browser.newContext({ viewport: size, javaScriptEnabled: script, baseURL: address, locale: "en-GB" });
  context.setDefaultTimeout(20_000);
  const page = await context.newPage();
  page.faults = [];
  page.on("request", (request) => {
    if (!request.url().startsWith(address) && !request.url().startsWith("data:")) page.faults.push(`asked elsewhere: ${request.url()}`);
  });
  page.on("pageerror", (error) => page.faults.push(`script: ${error.message}`));
  page.on("console", (message) => {
    if (message.type() === "error" && !/status of 4\d\d/.test(message.text())) page.faults.push(`console: ${message.text()}`);
  });
  return page;
}

export { PHONE, DESK };

/** Fills in the job form. */
export async function tellJob(page, { title = "HCA", hours = "37.5", since = ["2", "2020"] } = {}) {
  await page.getByLabel("What is your job called?").fill(title);
  await page.getByLabel("The NHS").check();
  await page.getByLabel("Hours a week").fill(hours);
  await page.getByLabel("Month").fill(since[0]);
  await page.getByLabel("Year").fill(since[1]);
  await page.getByRole("button", { name: "Continue" }).click();
}

/** Fills in lines of qualifications: type, subject, grade, level. */
export async function tellQualifications(page, rows) {
  for (const [place, [type, subject, grade = "", level = ""]] of rows.entries()) {
    if (!(await page.locator(`#type-${place}`).count())) await page.getByRole("button", { name: "Add more lines" }).click();
    await page.locator(`#type-${place}`).fill(type);
    await page.locator(`#subject-${place}`).fill(subject);
    await page.locator(`#grade-${place}`).fill(grade);
    await page.locator(`#level-${place}`).fill(level);
  }
  await page.getByRole("button", { name: "Continue" }).click();
}

/** Answers questions until the result: `say(question)` gives yes, no, unknown, or a number. Gives how many were asked. */
export async function answerAll(page, say) {
  for (let asked = 0; asked < 60; asked += 1) {
    if (new URL(page.url()).pathname === "/check/result") return asked;
    const question = (await page.locator("h1").innerText()).trim();
    const answer = say(question);
    if (answer === "unknown") await page.getByLabel("I don’t know").check();
    else if (await page.locator("#answer[type=radio]").count()) await page.getByLabel(answer === "no" ? "No" : "Yes", { exact: true }).check();
    else if (await page.locator("#year").count()) await page.locator("#year").fill("2015");
    else await page.locator("#answer").fill(answer === "no" ? "0" : "8");
    const before = page.url();
    await page.getByRole("button", { name: "Continue" }).click();
    await page.waitForURL((url) => url.href !== before);
  }
  throw new Error("it asks for ever");
}
