// What makes the editor pleasant; everything works without it.
"use strict";

const form = document.getElementById("form");
const fields = form ? [...form.querySelectorAll("textarea")] : [];
let last = fields[0];
let changed = false;

function write(field, text, from = 0, to = field.value.length) {
  field.focus();
  field.setSelectionRange(from, to);
  // execCommand is the one way that keeps the browser's own undo; where it is gone, undo is.
  if (!document.execCommand("insertText", false, text)) field.setRangeText(text, from, to, "end");
  field.dispatchEvent(new Event("input", { bubbles: true }));
}

function fill(texts) {
  fields.forEach((field, at) => write(field, texts[Math.min(at, texts.length - 1)]));
  fields[0]?.focus();
}

function copySource(link) {
  fill([link.dataset.text, link.dataset.plural ?? link.dataset.text]);
}

function press(value) {
  form.querySelector(`button[name=then][value=${value}]`)?.click();
}

function nextTodo() {
  const links = [...document.querySelectorAll(".list a")];
  const at = links.findIndex((link) => link.getAttribute("aria-current"));
  const todo = [...links.slice(at + 1), ...links.slice(0, Math.max(at, 0))].find((link) => "todo" in link.dataset);
  (todo ?? document.querySelector(".onward"))?.click();
}

for (const field of fields) {
  field.addEventListener("focus", () => { last = field; });
  field.addEventListener("input", () => { changed = true; });
}

const inserts = document.getElementById("inserts");
if (inserts) {
  inserts.hidden = false;
  inserts.addEventListener("click", ({ target }) => {
    const { before, after } = target.dataset;
    if (before === undefined) return;
    const { selectionStart: from, selectionEnd: to, value } = last;
    write(last, before + value.slice(from, to) + after, from, to);
    if (after && from === to) last.setSelectionRange(from + before.length, from + before.length);
  });
}

document.getElementById("copy-source")?.addEventListener("click", (event) => {
  event.preventDefault();
  copySource(event.currentTarget);
});

for (const link of document.querySelectorAll("a.use")) {
  link.addEventListener("click", (event) => {
    event.preventDefault();
    fill(Array.from({ length: Number(link.dataset.strings) }, (_, at) => link.getAttribute(`data-text-${at}`)));
  });
}

document.addEventListener("keydown", (event) => {
  if (!form || event.isComposing) return;
  const command = event.ctrlKey || event.metaKey;
  if (command && event.key === "Enter") press("next");
  else if (command && event.key.toLowerCase() === "s") press("stay");
  else if (event.altKey && event.code === "KeyN") nextTodo();
  else if (event.altKey && event.code === "KeyC") document.getElementById("copy-source")?.click();
  else return;
  event.preventDefault();
});

form?.addEventListener("submit", () => { changed = false; });
window.addEventListener("beforeunload", (event) => { if (changed) event.preventDefault(); });

// Only the list itself is moved: in a narrow window it stands below the form, and is as long as it is.
const list = document.querySelector(".list");
const here = list?.querySelector("[aria-current]");
if (here) list.scrollTop = here.offsetTop - (list.clientHeight - here.offsetHeight) / 2;
// The address ends in #edit, so that the form is reached without a script too; that takes the focus when all is loaded.
window.addEventListener("load", () => fields[0]?.focus({ preventScroll: true }));
