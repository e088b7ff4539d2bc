// What holds on every page: nothing that axe finds, nothing that scrolls sideways on a small phone or at 400 per cent, and
// pages light and quick enough for a ward's slow Wi-Fi. With RUNGS_SCREENS set to a folder, pictures are taken on the way.

import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { createRequire } from "node:module";
import { join } from "node:path";
import { test } from "node:test";
import { answerAll, DESK, PHONE, tellJob, tellQualifications, visit, withSite } from "./site.mjs";

const AXE = readFileSync(createRequire(import.meta.url).resolve("axe-core/axe.min.js"), "utf8");
const RULES = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"];
/** A page at 1,280 pixels and 400 per cent has as many as this. */
const ZOOMED = { width: 320, height: 256 };
const ROWS = [["GCSE", "English", "5"], ["GCSE", "maths", "4"], ["GCSE", "biology", "5"], ["GCSE", "history", "4"], ["care diploma", "healthcare support"]];

/** Every sort of page, by name; `told` stands for what a visitor told. */
const PAGES = {
  home: "/",
  roles: "/roles",
  search: "/roles?q=physio+helper",
  "nothing-found": "/roles?q=xyzzy",
  professions: "/professions",
  ladder: "/professions/art-therapy",
  "ladder-mine": "/professions/art-therapy?view=mine&told",
  role: "/roles/assistant-practitioner",
  "role-long": "/roles/paramedic",
  start: "/check",
  job: "/check/job",
  qualifications: "/check/qualifications?told",
  question: "/check?role=nursing-associate&told",
  "question-count": "/check?role=assistant-practitioner&q=How+many+GCSEs+at+grade+4+or+above+do+you+have%3F",
  result: "/check/result?role=assistant-practitioner&told",
  "result-unknown": "/check/result?role=physiotherapist",
  standings: "/check/roles?told",
  you: "/check/you?told",
  "compare-none": "/compare",
  compare: "/compare?roles=senior-healthcare-support-worker,assistant-practitioner&told",
  "compare-four": "/compare?roles=dietitian,orthoptist,osteopath,paramedic",
  "plan-start": "/plan",
  plan: "/plan?role=art-therapist&told",
  "plan-none": "/plan?role=art-therapist&by-year=2026&told",
  "plan-wrong": "/plan?role=art-therapist&hours=many&by-month=13&break-0-from-year=2030&told",
  "plan-compare": "/plan/compare?role=art-therapist&working=on&against=from-year%3D2030&told",
  opportunities: "/opportunities",
  opportunity: "/opportunities/hospital-volunteering",
  sources: "/sources",
  source: "/sources/gm-ap",
  terms: "/terms",
  term: "/terms/gcse",
  "about-answers": "/about/answers",
  "about-accessibility": "/about/accessibility",
  "about-privacy": "/about/privacy",
  "not-found": "/roles/asistant-practitioner",
  forged: "/check/you?s=AAAA",
  employers: "/employers",
  "employers-confirm": "/employers/file",
  "employers-answer": "/employers/file/answer",
  "employers-codes": "/employers/codes",
  "employers-gone": "/employers/00000000000000000000000000000000",
};

/** As far down as a picture goes, in pixels: beyond it, pages repeat themselves. */
const PICTURED_TO = 1_600;
/** Pages of which pictures are kept. */
const PICTURED = ["home", "ladder", "ladder-mine", "role", "question", "result", "plan", "plan-compare", "compare", "standings", "employers", "employers-confirm", "employers-answer"];

test("every page", { timeout: 900_000 }, async (t) => {
  await withSite(async (address, browser) => {
    const told = await tell(browser, address);
    const file = await sendStaff(browser, address);
    const codes = await sendCodes(browser, address);
    for (const [name, at] of Object.entries(PAGES)) {
      await t.test(name, async () => {
        const path = at.replace(/([?&])told/, `$1s=${told}`).replace("/employers/file", file).replace("/employers/codes", codes);
        for (const [width, size] of [["phone", PHONE], ["desktop", DESK], ["zoomed", ZOOMED]]) {
          const page = await visit(browser, address, { size });
          await page.goto(path);
          const sideways = await page.evaluate(() => document.documentElement.scrollWidth - window.innerWidth);
          assert.ok(sideways <= 0, `${name} scrolls sideways by ${sideways} pixels, ${width}`);
          if (width !== "zoomed") {
            const found = await page.evaluate(`${AXE}; axe.run(document, { runOnly: ${JSON.stringify(RULES)} })`);
            const told = found.violations.map((one) => `${one.id}: ${one.nodes.map((node) => node.html).slice(0, 3).join(" | ")}`);
            assert.deepEqual(told, [], `${name}, ${width}`);
            if (process.env.RUNGS_SCREENS && PICTURED.includes(name)) {
              const file = join(process.env.RUNGS_SCREENS, `${name}-${size.width}.png`);
              const height = await page.evaluate(() => document.documentElement.scrollHeight);
              const clip = { x: 0, y: 0, width: size.width, height: Math.min(height, PICTURED_TO) };
              await page.screenshot({ path: file, fullPage: true, clip });
            }
          }
          assert.deepEqual(page.faults, []);
          await page.context().close();
        }
      });
    }
    await t.test("weights and paints", () => measure(browser, address, told));
  });
});

/** What a healthcare support worker told, as addresses carry it. */
async function tell(browser, address) {
  const page = await visit(browser, address, { size: DESK });
  await page.goto("/check/job?role=assistant-practitioner");
  await tellJob(page);
  await tellQualifications(page, ROWS);
  await answerAll(page, (question) => (/scheme/.test(question) ? "yes" : "unknown"));
  const told = new URL(page.url()).searchParams.get("s");
  await page.context().close();
  return told;
}

/** The address of a staff file whose columns are confirmed and which is answered. */
async function sendStaff(browser, address) {
  const lines = ["Employee Number,Last Name,Position Title,WTE,Start Date,Directorate,Maths GCSE,English GCSE"];
  for (let person = 0; person < 80; person += 1) {
    const title = ["Healthcare Support Worker", "Therapy Assistant", "Wizard of the wards"][person % 3];
    const group = ["Wards", "Therapies", "Community", "Theatres"][person % 4];
    const maths = ["5", "", "C", "none of these"][person % 4];
    lines.push(`${person % 17 ? 1000 + person : ""},Surname,${title},${person % 5 ? "1.0" : "0.4"},03/0${(person % 9) + 1}/2019,${group},${maths},6`);
  }
  const page = await visit(browser, address, { size: DESK });
  await page.goto("/employers");
  await page.getByLabel("Your staff file").setInputFiles({ name: "staff-november.csv", mimeType: "text/csv", buffer: Buffer.from(lines.join("\n")) });
  await page.getByLabel("Which role and way in").selectOption("assistant-practitioner");
  await page.getByRole("button", { name: "Read the file" }).click();
  await page.getByRole("heading", { level: 1, name: "Check how we read your file" }).waitFor();
  const file = new URL(page.url()).pathname;
  await page.getByLabel(/^The day/).check();
  await page.getByRole("button", { name: "This is right: show the answer" }).click();
  await page.getByRole("heading", { level: 1, name: /ready to start/ }).waitFor();
  await page.context().close();
  return file;
}

/** The address of a staff file in which codes alone say the jobs. */
async function sendCodes(browser, address) {
  const lines = ["Employee Number,Occupation Code,Directorate"];
  for (let person = 0; person < 80; person += 1) lines.push(`${1000 + person},${["H1F", "N6A", "S1E", "H2A"][person % 4]},Wards`);
  const page = await visit(browser, address, { size: DESK });
  await page.goto("/employers");
  await page.getByLabel("Your staff file").setInputFiles({ name: "codes.csv", mimeType: "text/csv", buffer: Buffer.from(lines.join("\n")) });
  await page.getByRole("button", { name: "Read the file" }).click();
  await page.getByRole("heading", { level: 1, name: "Check how we read your file" }).waitFor();
  const file = new URL(page.url()).pathname;
  await page.getByLabel("H1F: 20 rows").selectOption("healthcare support worker");
  await page.context().close();
  return file;
}

/** The bytes that cross the network for a first page and for the next, when something is seen, and what jumps. */
async function measure(browser, address, told) {
  const page = await visit(browser, address, { size: PHONE });
  const session = await page.context().newCDPSession(page);
  await session.send("Network.enable");
  let bytes = 0;
  session.on("Network.loadingFinished", (event) => { bytes += event.encodedDataLength; });
  const lines = [];
  for (const [name, path] of [["home", "/"], ["role", "/roles/assistant-practitioner"], ["ladder", "/professions/physiotherapy"], ["result", `/check/result?role=assistant-practitioner&s=${told}`]]) {
    bytes = 0;
    await page.addInitScript(() => {
      window.shifts = 0;
      new PerformanceObserver((list) => { for (const entry of list.getEntries()) window.shifts += entry.value; }).observe({ type: "layout-shift", buffered: true });
    });
    await page.goto(path, { waitUntil: "networkidle" });
    const paint = await page.evaluate(() => ({ first: performance.getEntriesByName("first-contentful-paint")[0]?.startTime ?? 0, shifts: window.shifts }));
    lines.push(`${name}: ${(bytes / 1000).toFixed(1)} kB, first contentful paint ${paint.first.toFixed(0)} ms, layout shift ${paint.shifts.toFixed(3)}`);
    assert.ok(bytes > 0, "weights are measured");
    assert.ok(bytes < (name === "home" ? 100_000 : 30_000), `${name} weighs ${bytes} bytes`);
    assert.ok(paint.shifts < 0.1, `${name} jumps: ${paint.shifts}`);
  }
  console.log(lines.join("\n"));
}
