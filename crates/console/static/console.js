// What the console can do without, and is nicer with: copying, sending a form once, and in the policy editor narrowing lists and saying
// what the policy allows while one writes.
"use strict";
for (const button of document.querySelectorAll("[data-copy]")) {
  button.hidden = false;
  button.addEventListener("click", async () => {
    const label = button.textContent;
    try {
      await navigator.clipboard.writeText(button.dataset.copy);
      button.textContent = "Copied";
    } catch {
      const code = button.parentElement.querySelector("code");
      getSelection().selectAllChildren(code);
      button.textContent = "Press Ctrl+C";
    }
    setTimeout(() => { button.textContent = label; }, 2000);
  });
}
for (const form of document.querySelectorAll("form[method=post]")) {
  form.addEventListener("submit", (event) => {
    if (form.dataset.sent) {
      event.preventDefault();
      return;
    }
    form.dataset.sent = "yes";
    // A download leaves the page as it is.
    setTimeout(() => { delete form.dataset.sent; }, 3000);
  });
}

// A list that shows only what has the typed text in it.
for (const field of document.querySelectorAll("[data-narrows]")) {
  const list = document.getElementById(field.dataset.narrows);
  field.addEventListener("input", () => {
    const wanted = field.value.trim().toLowerCase();
    for (const row of list?.querySelectorAll("li, .picks > .tick") ?? []) {
      row.hidden = !row.textContent.toLowerCase().includes(wanted);
    }
    for (const group of list?.querySelectorAll("details") ?? []) {
      group.hidden = !group.querySelector(".picks > .tick:not([hidden])");
      if (wanted) group.open = true;
    }
  });
}
// A box for a whole level ticks the level's boxes.
for (const whole of document.querySelectorAll("[data-level]")) {
  const boxes = [...whole.closest("details").querySelectorAll("input[name=action]:not(:disabled)")];
  whole.addEventListener("change", () => {
    for (const box of boxes) box.checked = whole.checked;
  });
  for (const box of boxes) {
    box.addEventListener("change", () => { whole.indeterminate = whole.checked && !boxes.every((one) => one.checked); });
  }
}
// An ARN and its parts say the same.
for (const group of document.querySelectorAll("[data-arn]")) {
  const whole = group.querySelector("[data-arn-whole]");
  const parts = [...group.querySelectorAll("[data-arn-part]")];
  const pieces = group.dataset.arn.split(/\$\{(\w+)\}/);
  whole.addEventListener("input", () => {
    const quoted = (text) => text.replace(/[.*+?^${}()|[\]\\]/g, "\\$&");
    const one = (name) => (["Partition", "Region", "Account"].includes(name) ? "([^:/]+)" : "(.+)");
    const format = pieces.map((piece, i) => (i % 2 ? one(piece) : quoted(piece))).join("");
    const found = whole.value.trim().match(new RegExp(`^${format}$`));
    const names = pieces.filter((_, i) => i % 2);
    for (const part of parts) part.value = found?.[names.indexOf(part.dataset.arnPart) + 1] ?? "";
  });
  for (const part of parts) {
    part.addEventListener("input", () => {
      const of = (name) => (name === "Partition" ? "aws" : parts.find((one) => one.dataset.arnPart === name).value.trim());
      const full = parts.every((one) => one.value.trim());
      whole.value = full ? pieces.map((piece, i) => (i % 2 ? of(piece) : piece)).join("") : "";
    });
  }
}
// What the policy allows, and what is wrong with it, a moment after the last key.
for (const form of document.querySelectorAll("form[data-editor]")) {
  const says = document.getElementById("says");
  let timer, asked = 0;
  const ask = async () => {
    const mine = ++asked;
    const body = new URLSearchParams(new FormData(form));
    body.set("go", "says");
    try {
      const answer = await fetch(form.getAttribute("action"), { method: "POST", body });
      if (!answer.ok) return;
      const page = new DOMParser().parseFromString(await answer.text(), "text/html");
      if (mine === asked) says.replaceChildren(...page.body.childNodes);
    } catch { /* The next button says it. */ }
  };
  form.addEventListener("input", () => {
    clearTimeout(timer);
    timer = setTimeout(ask, 400);
  });
}
