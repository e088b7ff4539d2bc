// What visitors come for, from the first page to an answer.

import assert from "node:assert/strict";
import { after, before, test } from "node:test";
import { answerAll, DESK, PHONE, tellJob, tellQualifications, visit, withSite } from "./site.mjs";

let address, browser, end;

before(async () => {
  await new Promise((ready) => {
    const over = new Promise((resolve) => { end = resolve; });
    end.site = withSite(async (at, opened) => {
      [address, browser] = [at, opened];
      ready();
      await over;
    });
  });
});

after(async () => {
  end();
  await end.site;
});

const GCSES = [["GCSE", "English", "5"], ["GCSE", "maths", "4"], ["GCSE", "biology", "5"], ["GCSE", "history", "4"]];

/** A journey on a page of its own; nothing may fail on the way. */
function journey(name, options, walk) {
  test(name, async () => {
    const page = await visit(browser, address, options);
    try {
      await walk(page);
      assert.deepEqual(page.faults, []);
    } finally {
      await page.context().close();
    }
  });
}

for (const script of [true, false]) {
  journey(`a support worker finds the way into assistant practitioner, ${script ? "on a phone" : "without JavaScript"}`, { size: PHONE, script }, async (page) => {
    await page.goto("/");
    await page.getByLabel("Your job now, or one you have in mind").fill("HCA");
    await page.getByRole("button", { name: "Search" }).click();
    await page.getByRole("link", { name: /This is my job now.*Healthcare support worker/ }).click();
    await tellJob(page, { title: "healthcare support worker" });
    await tellQualifications(page, [...GCSES, ["care diploma", "healthcare support"]]);
    await page.getByRole("heading", { name: "Where you stand" }).waitFor();
    await page.getByRole("link", { name: "Assistant practitioner", exact: true }).click();
    const asked = await answerAll(page, (question) => (/level 3/.test(question) ? "unknown" : "yes"));
    assert.ok(asked <= 4, `${asked} questions`);
    await page.getByRole("heading", { level: 1, name: /You can apply/ }).waitFor();
    const main = await page.locator("main").innerText();
    assert.match(main, /healthcare qualification at level 3 or above/);
    assert.match(main, /Either/);
    assert.match(main, /Nothing you told us has been stored/);
    // The certificate is found: one answer more, and what it moves is shown.
    await page.getByRole("link", { name: "Answer this" }).first().click();
    await answerAll(page, () => "yes");
    await page.getByRole("heading", { level: 1, name: /Ready/ }).waitFor();
    await page.getByText("You changed your answer to").waitFor();
  });
}

journey("a school leaver looks at a ladder, a role, and what is left to do", { size: PHONE }, async (page) => {
  await page.goto("/");
  await page.getByRole("link", { name: "Physiotherapy", exact: true }).click();
  await page.getByRole("heading", { level: 1, name: "Physiotherapy: the ladder" }).waitFor();
  await page.locator("main").getByRole("link", { name: "Physiotherapist" }).last().click();
  await page.getByRole("link", { name: "Check whether I can start" }).click();
  await answerAll(page, (question) => (/GCSE/.test(question) ? "yes" : "no"));
  const main = await page.locator("main").innerText();
  assert.match(main, /(thing|things) left/);
  assert.doesNotMatch(main, /not eligible/i);
});

journey("somebody trained abroad finds the way in that is theirs", { size: PHONE }, async (page) => {
  await page.goto("/roles?q=physio");
  await page.getByRole("link", { name: "Physiotherapist", exact: true }).click();
  await page.getByRole("heading", { name: "Trained outside the UK" }).waitFor();
  await page.getByRole("link", { name: "Check whether I can start" }).click();
  await page.getByRole("link", { name: "Stop here and see what we can say" }).click();
  const other = page.getByRole("link", { name: "Trained outside the UK" });
  if (await other.count()) await other.click();
  const main = await page.locator("main").innerText();
  assert.match(main, /trained outside the UK/i);
  assert.match(main, /HCPC/);
  await page.getByRole("link", { name: "Answer more questions" }).click();
  await answerAll(page, (question) => (/English/.test(question) ? "unknown" : "yes"));
});

journey("an adviser compares four roles", { size: DESK }, async (page) => {
  await page.goto("/compare");
  for (const role of ["assistant practitioner", "nursing associate", "OT", "physio assistant"]) {
    await page.getByLabel(/role$/).fill(role);
    await page.getByRole("button", { name: "Add it" }).click();
  }
  await page.getByRole("heading", { name: "Compare four roles" }).waitFor();
  assert.equal(await page.getByRole("columnheader").count(), 4);
  assert.equal(await page.getByLabel(/role$/).count(), 0, "a fifth doesn’t fit");
  await page.getByRole("link", { name: "Compare them for me" }).click();
  await tellJob(page);
});

journey("with the keyboard alone, from the first page to an answer", { size: DESK }, async (page) => {
  await page.goto("/");
  await page.keyboard.press("Tab");
  assert.equal(await page.evaluate(() => document.activeElement.textContent), "Skip to main content");
  await page.keyboard.press("Enter");
  await page.keyboard.press("Tab");
  assert.equal(await page.evaluate(() => document.activeElement.id), "q");
  await page.keyboard.type("assistant practitioner");
  await page.keyboard.press("Enter");
  await page.waitForURL(/q=/);
  await reach(page, "Assistant practitioner");
  await page.keyboard.press("Enter");
  await page.getByRole("heading", { level: 1, name: "Assistant practitioner" }).waitFor();
  await reach(page, "Check whether I can start");
  await page.keyboard.press("Enter");
  await page.waitForURL(/\/check/);
  for (let asked = 0; asked < 40 && !page.url().includes("/check/result"); asked += 1) {
    await page.locator("#unknown").focus();
    await page.keyboard.press("Space");
    const before = page.url();
    await page.keyboard.press("Enter");
    await page.waitForURL((url) => url.href !== before);
  }
  await page.getByRole("heading", { level: 1, name: /Can’t tell yet/ }).waitFor();
});

/** Goes on with Tab until what has the focus says this, `most` times at most. */
async function reach(page, words, most = 80) {
  for (let step = 0; step < most; step += 1) {
    await page.keyboard.press("Tab");
    const there = await page.evaluate(() => document.activeElement.innerText?.trim());
    if (there === words) {
      const outline = await page.evaluate(() => {
        const style = getComputedStyle(document.activeElement);
        return `${style.outlineWidth} ${style.boxShadow} ${style.backgroundColor}`;
      });
      assert.notEqual(outline, "0px none rgba(0, 0, 0, 0)", "what has the focus shows it");
      return;
    }
  }
  throw new Error(`“${words}” can’t be reached with Tab`);
}

journey("reloading, going back and changing one’s mind lose nothing", { size: PHONE }, async (page) => {
  await page.goto("/check/job?role=assistant-practitioner");
  await tellJob(page);
  await tellQualifications(page, GCSES);
  const question = await page.locator("h1").innerText();
  await page.reload();
  assert.equal(await page.locator("h1").innerText(), question);
  await page.getByLabel("I don’t know").check();
  const before = page.url();
  await page.getByRole("button", { name: "Continue" }).click();
  await page.waitForURL((url) => url.href !== before);
  await page.goBack();
  assert.equal(await page.locator("h1").innerText(), question);
  await page.goForward();
  await answerAll(page, () => "yes");
  await page.getByRole("link", { name: "See and change what you told" }).first().click();
  await page.getByRole("link", { name: /^Change:? / }).first().click();
  await answerAll(page, () => "no");
  await page.getByText("You changed your answer to").waitFor();
  await page.getByRole("link", { name: "Clear everything" }).count();
});

journey("answers are saved to a file and opened again", { size: DESK }, async (page) => {
  await page.goto("/check/job");
  await tellJob(page);
  await tellQualifications(page, GCSES);
  const download = page.waitForEvent("download");
  await page.getByRole("link", { name: "Save to a file" }).click();
  const file = await (await download).path();
  await page.goto("/check");
  await page.getByLabel("Your file").setInputFiles(file);
  await page.getByRole("button", { name: "Open the file" }).click();
  await page.getByText("GCSE biology, grade 5").waitFor();
});

for (const script of [true, false]) {
  journey(`somebody makes a plan, changes a limit and compares, ${script ? "at a desk" : "without JavaScript"}`, { size: DESK, script }, async (page) => {
    await page.goto("/check/job?role=art-therapist");
    await tellJob(page);
    await tellQualifications(page, GCSES);
    await answerAll(page, () => "unknown");
    await page.getByRole("link", { name: "Make a plan" }).click();
    await page.getByRole("heading", { level: 1, name: /Art therapist by/ }).waitFor();
    assert.equal(await page.locator("figure svg:visible").count(), 1, "one of the two drawings is seen");
    await page.getByLabel("Year").nth(0).fill("2030");
    await page.getByRole("button", { name: "Plan again" }).click();
    await page.getByText("First step, in January 2030").waitFor();
    await page.getByRole("link", { name: "Compare with the plan before" }).click();
    await page.getByText("The second is over sooner").waitFor();
    await page.getByText("Starting no sooner than January 2030").waitFor();
    await page.goBack();
    const download = page.waitForEvent("download");
    await page.getByRole("link", { name: "Put the dates in my calendar" }).click();
    assert.match((await download).suggestedFilename(), /^plan-art-therapist\.ics$/);
    if (script) {
      // A slider fills in the number, and the number moves the slider.
      await page.getByRole("slider", { name: "Hours a week" }).fill("6");
      assert.equal(await page.locator("#hours").inputValue(), "6");
      await page.locator("#hours").fill("12");
      assert.equal(await page.getByRole("slider", { name: "Hours a week" }).inputValue(), "12");
    }
  });
}

const STAFF = ["Employee Number,Last Name,Position Title,WTE,Start Date,Directorate,Maths GCSE,English GCSE"];
for (let person = 0; person < 60; person += 1) {
  const title = ["Healthcare Support Worker", "Therapy Assistant", "Dietetic Assistant"][person % 3];
  const group = ["Wards", "Therapies", "Community"][person % 3];
  STAFF.push(`${1000 + person},Surname${person},${title},${person % 5 ? "1.0" : "0.4"},03/0${(person % 9) + 1}/2019,${group},${person % 3 ? "5" : ""},6`);
}
const STAFF_FILE = { name: "staff.csv", mimeType: "text/csv", buffer: Buffer.from(`${STAFF.join("\n")}\n`) };

/** Waits until nothing is worked on any more; without a script the page looks again by itself. */
async function workedOut(page, heading) {
  await page.getByRole("heading", { level: 1, name: heading }).waitFor({ timeout: 60_000 });
}

for (const script of [true, false]) {
  journey(`an education lead checks a team${script ? "" : ", without JavaScript"}`, { size: DESK, script }, async (page) => {
    await page.goto("/");
    await page.getByRole("link", { name: "For employers: check a team" }).click();
    await page.getByRole("button", { name: "Read the file" }).click();
    await page.getByRole("link", { name: "Choose the staff file" }).waitFor();
    await page.getByLabel("Your staff file").setInputFiles(STAFF_FILE);
    await page.getByLabel("Which role and way in").selectOption("assistant-practitioner");
    await page.getByLabel("Day").fill("1");
    await page.getByLabel("Month").fill("9");
    await page.getByLabel("Year").fill("2027");
    await page.getByRole("button", { name: "Read the file" }).click();
    await workedOut(page, "Check how we read your file");
    const file = new URL(page.url()).pathname;
    assert.match(file, /^\/employers\/[0-9a-f]{32}$/);
    assert.doesNotMatch(await page.locator("main").innerText(), /Surname/);
    // Which comes first in 03/04/2019, only a person can tell.
    await page.getByRole("button", { name: "This is right: show the answer" }).click();
    await page.getByText("There is a problem").waitFor();
    await page.getByLabel(/^The day/).check();
    const saved = page.waitForEvent("download");
    await page.getByRole("button", { name: "Save these choices for next time" }).click();
    assert.equal((await saved).suggestedFilename(), "rungs-mapping.yaml");
    await page.getByRole("button", { name: "This is right: show the answer" }).click();
    await workedOut(page, /ready to start on 1 September 2027/);
    const main = await page.locator("main").innerText();
    assert.match(main, /Where the 60 stand/);
    assert.match(main, /What would help most/);
    assert.match(main, /By “Directorate”/);
    await page.locator("main").getByRole("link", { name: /apprenticeship/ }).first().click();
    await workedOut(page, /ready to start/);
    const download = page.waitForEvent("download");
    await page.getByRole("link", { name: "Download the workbook" }).click();
    assert.equal((await download).suggestedFilename(), "rungs-answer.xlsx");
    await page.getByRole("button", { name: "Forget this file now" }).click();
    await page.getByText("The file is forgotten.").waitFor();
    assert.equal((await page.goto(`${file}/answer`)).status(), 410);
    await page.getByRole("heading", { level: 1, name: "This file is no longer here" }).waitFor();
    assert.deepEqual(await page.context().cookies(), []);
    if (script) assert.equal(await page.evaluate(() => localStorage.length + sessionStorage.length), 0);
  });
}

journey("a team is checked with the keyboard alone", { size: DESK }, async (page) => {
  await page.goto("/employers");
  await page.locator("#file").focus();
  await page.setInputFiles("#file", STAFF_FILE);
  await reach(page, "Read the file");
  await page.keyboard.press("Enter");
  await workedOut(page, "Check how we read your file");
  await page.locator("input[type=radio]").first().focus();
  await page.keyboard.press("Space");
  await reach(page, "This is right: show the answer");
  await page.keyboard.press("Enter");
  await workedOut(page, /ready to start/);
  await reach(page, "Forget this file now", 400);
  await page.keyboard.press("Enter");
  await page.getByText("The file is forgotten.").waitFor();
});

journey("a staff file is dropped on its field", { size: DESK }, async (page) => {
  await page.goto("/employers");
  const dropped = await page.evaluateHandle((text) => {
    const data = new DataTransfer();
    data.items.add(new File([text], "dropped.csv", { type: "text/csv" }));
    return data;
  }, STAFF.join("\n"));
  await page.locator("[data-drop]").dispatchEvent("drop", { dataTransfer: dropped });
  await page.getByRole("button", { name: "Read the file" }).click();
  await workedOut(page, "Check how we read your file");
  await page.getByText("dropped.csv").first().waitFor();
  await page.getByRole("button", { name: "Forget this file now" }).click();
});
