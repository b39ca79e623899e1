// Usage: node .ci/report.mjs REPORT.html [PICTURES]
// Opens a report in headless Chromium and uses it as a reader does: with a mouse, a keyboard, a phone, at night and
// without JavaScript. With PICTURES, a folder, it leaves screenshots there. Exit code 1: something does not work.
import { spawn } from "node:child_process";
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join, resolve } from "node:path";
import { pathToFileURL } from "node:url";

const [report, pictures] = process.argv.slice(2);
const address = pathToFileURL(resolve(report)).href;
const profile = mkdtempSync(join(tmpdir(), "report-"));
const browser = spawn(process.env.CHROMIUM ?? "chromium", [
  "--headless=new", "--remote-debugging-pipe", "--no-sandbox", "--disable-gpu", "--no-first-run", "--hide-scrollbars", `--user-data-dir=${profile}`,
], { stdio: ["ignore", "ignore", "ignore", "pipe", "pipe"] });
browser.on("error", error => { console.error(`chromium: ${error.message}`); process.exit(1); });

// The protocol over a pipe: JSON messages that end in a NUL.
let last = 0, rest = "";
const waiting = new Map(), listeners = [];
browser.stdio[4].setEncoding("utf8").on("data", data => {
  const messages = (rest + data).split("\0");
  rest = messages.pop();
  for (const message of messages.map(m => JSON.parse(m))) {
    const call = waiting.get(message.id);
    waiting.delete(message.id);
    if (call) message.error ? call.reject(new Error(message.error.message)) : call.resolve(message.result);
    else for (const listen of listeners) listen(message.method, message.params);
  }
});
let session;
function send(method, params = {}) {
  browser.stdio[3].write(JSON.stringify({ id: ++last, method, params, ...(session && { sessionId: session }) }) + "\0");
  return new Promise((resolve, reject) => waiting.set(last, { resolve, reject }));
}
const once = method => new Promise(resolve => listeners.push(name => name === method && resolve()));
const sleep = ms => new Promise(resolve => setTimeout(resolve, ms));

const faults = [];
let checks = 0;
function check(ok, what) {
  checks++;
  if (!ok) faults.push(what);
  console.log(`${ok ? "ok  " : "FAIL"} ${what}`);
}
async function evaluate(expression) {
  const { result, exceptionDetails } = await send("Runtime.evaluate", { expression, awaitPromise: true, returnByValue: true });
  if (exceptionDetails) throw new Error(exceptionDetails.exception?.description ?? exceptionDetails.text);
  return result.value;
}
async function load() {
  const loaded = once("Page.loadEventFired");
  await send("Page.navigate", { url: "about:blank" });
  await loaded;
  const again = once("Page.loadEventFired");
  await send("Page.navigate", { url: address });
  await again;
  await sleep(200);
}
async function key(name, code, text) {
  const params = { key: name, code: name, windowsVirtualKeyCode: code, ...(text && { text }) };
  await send("Input.dispatchKeyEvent", { type: text ? "keyDown" : "rawKeyDown", ...params });
  await send("Input.dispatchKeyEvent", { type: "keyUp", ...params });
}
async function view(width, height, scheme) {
  await send("Emulation.setDeviceMetricsOverride", { width, height, deviceScaleFactor: 1, mobile: width < 600 });
  await send("Emulation.setEmulatedMedia", { features: [{ name: "prefers-color-scheme", value: scheme }] });
}
async function picture(name) {
  if (!pictures) return;
  const { data } = await send("Page.captureScreenshot", { format: "png" });
  writeFileSync(join(pictures, name + ".png"), Buffer.from(data, "base64"));
}

async function main() {
  const { targetId } = await send("Target.createTarget", { url: "about:blank" });
  session = (await send("Target.attachToTarget", { targetId, flatten: true })).sessionId;
  const complaints = [], requests = [];
  listeners.push((method, params) => {
    if (method === "Runtime.exceptionThrown") complaints.push(params.exceptionDetails.text);
    if (method === "Runtime.consoleAPICalled") complaints.push(params.type);
    if (method === "Log.entryAdded") complaints.push(params.entry.text);
    if (method === "Network.requestWillBeSent" && params.request.url !== address && !params.request.url.startsWith("data:") && params.request.url !== "about:blank") requests.push(params.request.url);
  });
  for (const domain of ["Page", "Runtime", "Log", "Network"]) await send(domain + ".enable");

  await view(1280, 900, "light");
  const began = Date.now();
  await load();
  const total = await evaluate("document.querySelectorAll('#groups article').length");
  check(total > 0, `${total} findings are shown ${Date.now() - began} ms after the report is opened`);
  await picture("1280-top");

  const visible = "[...document.querySelectorAll('#groups article')].filter(a => !a.hidden)";
  const settle = () => sleep(250);
  const took = await evaluate("(() => { const t = performance.now(); document.querySelector('[name=severity][value=info]').click(); return new Promise(r => setTimeout(() => requestAnimationFrame(() => r(performance.now() - t)))) })()");
  await settle();
  check(await evaluate(`${visible}.every(a => a.className !== "info")`), `the filter leaves the notes out, in ${Math.round(took)} ms`);
  await evaluate("document.querySelector('[name=severity][value=info]').click()");
  await settle();
  check(await evaluate(`${visible}.length`) === total, "and brings them back");

  const rule = await evaluate("document.querySelector('#groups article').dataset.rule");
  await evaluate(`(() => { const rule = document.getElementById("rule"); rule.value = ${JSON.stringify(rule)}; rule.dispatchEvent(new Event("input", { bubbles: true })) })()`);
  await settle();
  check(await evaluate(`${visible}.length > 0 && ${visible}.every(a => a.dataset.rule === ${JSON.stringify(rule)})`), `the filter shows ${rule} alone`);
  await evaluate("document.querySelector('#filter [type=reset]').click()");
  await settle();

  // the keyboard: a slash goes to the search, what is typed narrows, Tab reaches all that is left
  await evaluate("document.activeElement.blur()");
  await key("/", 191, "/");
  check(await evaluate("document.activeElement.id") === "q", "a slash goes to the search");
  const path = await evaluate("document.querySelector('#groups article').dataset.path");
  await send("Input.insertText", { text: `${path} ${rule}` });
  await settle();
  const found = await evaluate(`${visible}.length`);
  check(found > 0 && await evaluate(`${visible}.every(a => a.dataset.path.includes(${JSON.stringify(path)}) && a.dataset.rule === ${JSON.stringify(rule)})`), `the search finds ${found} of ${total}`);
  check(await evaluate("document.getElementById('shown').textContent").then(text => text.includes(" of ")), "and says how many");
  await evaluate("document.getElementById('findings-title').scrollIntoView()");
  await picture("1280-search");
  const unreached = await reach("#filter, #groups");
  check(unreached.length === 0, `Tab reaches every control and finding${unreached.map(u => `; not ${u}`).join("")}`);
  check(await evaluate(`new Promise(r => { const s = document.querySelector("#groups > :not([hidden]) > summary"); s.focus(); const was = s.parentNode.open; s.click(); setTimeout(() => r(s.parentNode.open !== was)) })`), "a group opens and closes");
  await evaluate("document.getElementById('q').value = 'no such word in any report'; document.getElementById('q').dispatchEvent(new Event('input', { bubbles: true }))");
  await settle();
  check(await evaluate("!document.getElementById('none').hidden"), "a search without a result says so");
  await evaluate("document.getElementById('all').click()");
  await settle();
  check(await evaluate(`${visible}.length`) === total, "and shows all again");

  const grouped = await evaluate("(() => { const t = performance.now(); document.querySelector('[name=group][value=post]').click(); return new Promise(r => setTimeout(() => requestAnimationFrame(() => r(performance.now() - t)))) })()");
  await settle();
  check(await evaluate("[...document.querySelectorAll('#groups > details')].every(d => [...d.querySelectorAll('article')].every(a => a.dataset.path === d.dataset.group))") && await evaluate(`${visible}.length`) === total, `findings are grouped by post, in ${Math.round(grouped)} ms`);
  await evaluate("document.getElementById('findings-title').scrollIntoView()");
  await picture("1280-by-post");
  await evaluate("document.querySelector('[name=group][value=rule]').click()");
  await settle();
  check(await evaluate("(() => { location.hash = '#' + document.querySelector('#groups article:last-of-type').id; return new Promise(r => setTimeout(() => r(document.querySelector('#groups article:target').checkVisibility()), 300)) })()"), "the address of a finding shows it");
  check(await evaluate("[...document.querySelectorAll('a[href^=\"#\"]')].every(a => document.getElementById(decodeURIComponent(a.hash.slice(1))))"), "every link leads somewhere");
  await picture("1280-finding");

  for (const scheme of ["light", "dark"]) {
    await view(390, 844, scheme);
    await load();
    check(await evaluate("document.documentElement.scrollWidth") <= 390, `a phone shows it without scrolling sideways (${scheme})`);
    const faint = await evaluate(contrast);
    check(faint.length === 0, `its text has contrast (${scheme})${faint.map(f => `; ${f}`).join("")}`);
    await picture(`390-top-${scheme}`);
    await evaluate("document.getElementById('findings-title').scrollIntoView()");
    await picture(`390-findings-${scheme}`);
    await evaluate("(document.querySelector('#groups article .pair') ?? document.querySelector('#groups article')).scrollIntoView()");
    await picture(`390-finding-${scheme}`);
  }
  await view(1280, 900, "dark");
  await load();
  await picture("1280-top-dark");
  await evaluate("document.getElementById('findings-title').scrollIntoView()");
  await picture("1280-findings-dark");

  await send("Emulation.setScriptExecutionDisabled", { value: true });
  await load();
  await send("Emulation.setScriptExecutionDisabled", { value: false });
  check(await evaluate(`document.getElementById("filter").hidden && ${visible}.length === ${total}`), "without JavaScript everything can be read, and nothing is offered that would not work");

  check(complaints.length === 0, `the console is empty${complaints.map(c => `; ${c}`).join("")}`);
  check(requests.length === 0, `nothing is fetched${requests.map(r => `; ${r}`).join("")}`);
}

// reach tabs through the page, and lists the controls in some parts of it that were not reached.
async function reach(parts) {
  await evaluate(`(() => {
    const focusable = "a[href], button, input, select, summary";
    window.wanted = [...document.querySelectorAll(${JSON.stringify(parts)})].flatMap(part => [...part.querySelectorAll(focusable)])
      .filter(node => node.checkVisibility() && !(node.type === "radio" && !node.checked));
    window.reached = new Set();
    document.addEventListener("focusin", event => window.reached.add(event.target));
    document.getElementById("findings-title").focus();
  })()`);
  const most = 40 + 2 * await evaluate("window.wanted.length");
  for (let i = 0; i < most && await evaluate("window.wanted.some(node => !window.reached.has(node))"); i++) await key("Tab", 9);
  return evaluate("window.wanted.filter(node => !window.reached.has(node)).map(node => node.outerHTML.slice(0, 80))");
}

// contrast lists texts on the first screens that are fainter than WCAG's 4.5 to 1.
const contrast = `(() => {
  const context = document.createElement("canvas").getContext("2d", { willReadFrequently: true });
  const rgba = colour => { context.clearRect(0, 0, 1, 1); context.fillStyle = colour; context.fillRect(0, 0, 1, 1); return [...context.getImageData(0, 0, 1, 1).data]; };
  const light = ([r, g, b]) => [r, g, b].map(v => (v /= 255) <= 0.03928 ? v / 12.92 : ((v + 0.055) / 1.055) ** 2.4).reduce((sum, v, i) => sum + v * [0.2126, 0.7152, 0.0722][i], 0);
  const back = node => { for (; node; node = node.parentElement) { const c = rgba(getComputedStyle(node).backgroundColor); if (c[3] === 255) return c; } return [255, 255, 255]; };
  const faint = new Set(), walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
  for (let n = 0; n < 4000 && walker.nextNode();) {
    const node = walker.currentNode.parentElement;
    if (!walker.currentNode.data.trim() || !node.checkVisibility() || node.closest("script, style, .quiet, .skip")) continue;
    n++;
    const a = light(rgba(getComputedStyle(node).color)), b = light(back(node));
    const ratio = (Math.max(a, b) + 0.05) / (Math.min(a, b) + 0.05);
    if (ratio < 4.5) faint.add(node.tagName.toLowerCase() + "." + node.className + " " + ratio.toFixed(2));
  }
  return [...faint].slice(0, 5);
})()`;

try {
  await main();
} catch (error) {
  check(false, error.stack);
}
const gone = new Promise(resolve => browser.once("exit", resolve));
session = undefined;
send("Browser.close").catch(() => {});
await Promise.race([gone, sleep(5000)]);
browser.kill();
rmSync(profile, { recursive: true, force: true, maxRetries: 5 });
console.log(faults.length ? `${faults.length} of ${checks} checks failed` : `${checks} checks passed`);
process.exit(faults.length ? 1 : 0);
