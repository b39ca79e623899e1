// Filter, search and grouping. The page holds everything; this only hides and moves it.
(() => {
  "use strict";
  const form = document.getElementById("filter"), groups = document.getElementById("groups");
  const search = document.getElementById("q"), rule = document.getElementById("rule"), effect = document.getElementById("effect"), post = document.getElementById("post");
  const shown = document.getElementById("shown"), none = document.getElementById("none");
  const number = new Intl.NumberFormat("en");
  const sections = { rule: [...groups.children], post: null };
  const findings = [...groups.querySelectorAll("article")].map(node => ({
    node, severity: node.className, rule: node.dataset.rule, effect: node.dataset.effect, path: node.dataset.path, text: null,
  }));
  const opened = new Map(sections.rule.map(section => [section, section.open]));

  const plural = (n, noun) => number.format(n) + " " + noun + (n === 1 ? "" : "s");
  const wanted = () => form.elements.group.value;
  const chosen = () => new Set([...form.elements.severity].filter(box => box.checked).map(box => box.value));

  // byPost makes a section for each post, in the order of the findings' weight.
  function byPost() {
    const weight = { error: 1e9, warning: 1e4, info: 1 }, found = new Map();
    for (const f of findings) {
      if (!found.has(f.path)) found.set(f.path, { path: f.path, weight: 0, error: 0, warning: 0, info: 0 });
      found.get(f.path).weight += weight[f.severity];
      found.get(f.path)[f.severity]++;
    }
    const span = (name, text) => Object.assign(document.createElement("span"), { className: name, textContent: text });
    const list = [...found.values()].sort((a, b) => b.weight - a.weight || (a.path < b.path ? -1 : 1));
    return list.map(post => {
      const section = document.createElement("details"), summary = document.createElement("summary");
      const severities = ["error", "warning", "info"].filter(severity => post[severity] > 0);
      section.className = "group " + severities[0];
      section.dataset.group = post.path;
      summary.append(span("name", post.path), ...severities.map(s => span("badge " + s, plural(post[s], s === "info" ? "note" : s))), span("in", ""));
      section.append(summary);
      return section;
    });
  }

  function regroup() {
    const by = wanted();
    if (groups.className === "by-" + by) return;
    sections.post ??= by === "post" ? byPost() : null;
    const home = new Map(sections[by].map(section => [section.dataset.group, section]));
    const filled = new Map();
    for (const f of findings) {
      const key = f[by === "rule" ? "rule" : "path"];
      if (!filled.has(key)) filled.set(key, []);
      filled.get(key).push(f.node);
    }
    groups.replaceChildren(); // what is on the page is laid out with each move
    for (const [key, nodes] of filled) home.get(key).append(...nodes);
    groups.className = "by-" + by;
    groups.replaceChildren(...sections[by]);
  }

  function apply() {
    regroup();
    const words = search.value.toLowerCase().split(/\s+/).filter(Boolean), severities = chosen(), path = post.value.trim();
    const narrow = words.length > 0 || rule.value || effect.value || path;
    const counts = new Map();
    let total = 0;
    for (const f of findings) {
      let ok = severities.has(f.severity) && (!rule.value || f.rule === rule.value) && (!effect.value || f.effect === effect.value) && (!path || f.path.includes(path));
      if (ok && words.length) {
        f.text ??= (f.rule + " " + f.node.textContent).toLowerCase();
        ok = words.every(word => f.text.includes(word));
      }
      if (f.node.hidden === ok) f.node.hidden = !ok;
      if (ok) {
        total++;
        const section = f.node.parentNode;
        counts.set(section, (counts.get(section) ?? 0) + 1);
      }
    }
    for (const section of groups.children) {
      const n = counts.get(section) ?? 0, count = section.querySelector(".in");
      section.hidden = n === 0;
      section.dataset.all ??= count.textContent;
      count.textContent = narrow || !section.dataset.all ? plural(n, "finding") : section.dataset.all;
      if (narrow) section.open = total <= 60 || counts.size === 1;
      else section.open = opened.get(section) ?? false;
    }
    shown.textContent = total === findings.length ? plural(total, "finding") : number.format(total) + " of " + plural(findings.length, "finding");
    none.hidden = total > 0 || findings.length === 0;
  }

  // reveal shows the finding that the address names.
  function reveal() {
    const target = document.getElementById(decodeURIComponent(location.hash.slice(1)));
    if (!target) return;
    if (target.hidden) { form.reset(); apply(); }
    for (let up = target.parentElement; up; up = up.parentElement) if (up.tagName === "DETAILS") up.open = true;
    target.scrollIntoView();
    const focus = target.matches("article") ? target.querySelector("a") : null;
    if (focus) focus.focus({ preventScroll: true });
  }

  let timer = 0;
  document.addEventListener("input", event => {
    clearTimeout(timer);
    timer = setTimeout(apply, event.target === search || event.target === post ? 120 : 0);
  });
  form.addEventListener("submit", event => { event.preventDefault(); apply(); });
  form.addEventListener("reset", () => setTimeout(apply));
  document.getElementById("all").addEventListener("click", () => { form.reset(); search.focus(); });
  document.addEventListener("keydown", event => {
    const typing = /^(INPUT|SELECT|TEXTAREA)$/.test(event.target.tagName);
    if (event.key === "/" && !typing && !event.ctrlKey && !event.metaKey && !event.altKey) {
      event.preventDefault();
      search.focus();
      search.select();
    }
  });
  addEventListener("hashchange", reveal);

  if (findings.length > 0) form.hidden = document.getElementById("view").hidden = false;
  groups.className = "by-rule";
  apply();
  if (location.hash.length > 1) reveal();
})();
