/* Shows the moving figure of an exercise, of one body or the other, where it can be loaded. */
"use strict";

const KEPT = "proneward-body";
const here = document.getElementById("viewer");
const bodies = document.getElementById("bodies");
const stills = [...document.querySelectorAll(".panels")];

function remembered() {
  try {
    return sessionStorage.getItem(KEPT);
  } catch {
    return null; // a browser that keeps nothing: each page begins anew
  }
}

function remember(body) {
  try {
    sessionStorage.setItem(KEPT, body);
  } catch {
    // The same.
  }
}

function showStills(body) {
  for (const list of stills) list.hidden = list.dataset.body !== body;
}

let viewer;

async function move(body) {
  let module;
  try {
    module = await import("./viewer/viewer.js");
  } catch (error) {
    console.warn("The figure stays still:", error);
    return;
  }
  viewer?.leave();
  const last = document.querySelector(`.panels[data-body="${body}"] li:last-child img`);
  here.hidden = false;
  viewer = module.mountViewer(here, {
    bodyUrl: `../figures/${body}.glb`,
    clipUrl: `../figures/${body}/${here.dataset.exercise}.json`,
    stillUrl: last.getAttribute("src"),
    title: here.dataset.title,
  });
}

const fromFolder = location.protocol === "file:";

function show(body) {
  showStills(body);
  if (!fromFolder) void move(body);
}

bodies.hidden = false;
document.getElementById("from-folder").hidden = !fromFolder;
bodies.addEventListener("change", (event) => {
  remember(event.target.value);
  show(event.target.value);
});
const known = bodies.querySelector(`input[value="${CSS.escape(remembered() ?? "")}"]`);
if (known) known.checked = true;
show(bodies.querySelector("input:checked").value);
