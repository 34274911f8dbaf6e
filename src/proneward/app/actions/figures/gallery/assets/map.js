/* Marks what is easier and harder than the exercise under the pointer, the one with the
   focus, or else the one in the address. */
"use strict";

const chart = document.querySelector(".chart");
const edges = [...chart.querySelectorAll(".edges path")];

function mark(node) {
  for (const old of chart.querySelectorAll(".near-by")) old.classList.remove("near-by");
  if (!node) return;
  for (const edge of edges) {
    const { easier, harder } = edge.dataset;
    if (node.id !== easier && node.id !== harder) continue;
    edge.classList.add("near-by");
    edge.parentNode.append(edge); // above the others
    document.getElementById(node.id === easier ? harder : easier).classList.add("near-by");
  }
}

const asked = location.hash && document.getElementById(decodeURIComponent(location.hash.slice(1)));
const target = asked && asked.matches(".node") ? asked : null;
const under = (event) => mark(event.target.closest(".node") ?? target);
chart.addEventListener("pointerover", under);
chart.addEventListener("focusin", under);

function show(node) {
  node.scrollIntoView({ block: "center", inline: "center", behavior: "instant" });
  scrollTo({ top: 0, behavior: "instant" }); // the map is scrolled, and the page is not
  mark(node);
}

// A browser goes to the place in the address by itself, and may do so after this script.
if (target) {
  show(target);
  addEventListener("load", () => setTimeout(() => show(target)));
}
