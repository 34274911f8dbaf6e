/* Finds exercises as one types; what is asked for stands in the address, so that a link keeps it. */
"use strict";

const GROUPS = ["position", "stage", "prop", "purpose"];
const NARROW = "(max-width: 67.99rem)";

const finder = document.getElementById("finder");
const field = document.getElementById("words");
const count = document.getElementById("count");
const clear = document.getElementById("clear");
const chosenCount = document.getElementById("chosen");
const empty = document.getElementById("empty");
const boxes = [...finder.querySelectorAll("input[type=checkbox]")];
const sections = [...document.querySelectorAll("section.position")];
const items = [...document.querySelectorAll(".floor > li")];
finder.hidden = false; // it can do nothing without this script
const everything = count.textContent;

const chosen = (group) => boxes.filter((box) => box.name === group && box.checked).map((box) => box.value);

function asked() {
  const words = field.value.toLowerCase().split(/[^\p{L}\p{N}_]+/u).filter(Boolean);
  return { words, groups: GROUPS.map((group) => [group, chosen(group)]).filter(([, values]) => values.length) };
}

function answers(item, { words, groups }) {
  return (
    words.every((word) => ` ${item.dataset.words}`.includes(` ${word}`)) &&
    groups.every(([group, values]) => values.some((value) => item.dataset[group].split(" ").includes(value)))
  );
}

function show() {
  const wanted = asked();
  let shown = 0;
  for (const section of sections) {
    let inside = 0;
    for (const item of section.querySelectorAll("li")) {
      item.hidden = !answers(item, wanted);
      inside += item.hidden ? 0 : 1;
    }
    section.hidden = inside === 0;
    section.querySelector("[data-count]").textContent = inside;
    shown += inside;
  }
  const all = shown === items.length;
  count.textContent = all ? everything : `${shown} of ${items.length} exercises`;
  empty.hidden = shown > 0;
  const filters = wanted.groups.flatMap(([, values]) => values).length;
  chosenCount.textContent = filters ? `, ${filters} chosen` : "";
  clear.hidden = !field.value && !wanted.groups.length;
}

function keep() {
  const found = new URLSearchParams();
  if (field.value.trim()) found.set("q", field.value.trim());
  for (const [group, values] of asked().groups) found.set(group, values.join(","));
  const hash = String(found).replaceAll("%2C", ",");
  history.replaceState(null, "", hash ? `#${hash}` : location.pathname + location.search);
}

function restore() {
  const found = new URLSearchParams(location.hash.slice(1));
  field.value = found.get("q") ?? "";
  for (const box of boxes) box.checked = (found.get(box.name) ?? "").split(",").includes(box.value);
  show();
}

finder.addEventListener("input", () => {
  show();
  keep();
});
finder.addEventListener("submit", (event) => event.preventDefault());
finder.addEventListener("reset", () => {
  // The fields are emptied after this event.
  setTimeout(() => {
    show();
    keep();
    field.focus();
  });
});
window.addEventListener("hashchange", restore);
restore();

// Beside the figures the filters stay open; above them they make room until they are asked for.
const narrow = matchMedia(NARROW);
function fold() {
  document.getElementById("filters").open = !narrow.matches;
}
narrow.addEventListener("change", fold);
fold();
