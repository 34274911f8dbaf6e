/* Marks what is easier and harder than the exercise under the pointer, or the one with the focus. */
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

chart.addEventListener("pointerover", (event) => mark(event.target.closest(".node")));
chart.addEventListener("focusin", (event) => mark(event.target.closest(".node")));
const target = location.hash && document.getElementById(decodeURIComponent(location.hash.slice(1)));
if (target && target.matches(".node")) {
  target.scrollIntoView({ block: "center", inline: "center", behavior: "instant" });
  mark(target);
}
