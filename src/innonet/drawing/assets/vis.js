// The vis-network page: positions from Python, no physics, names as plain text.
const data = JSON.parse(document.getElementById("data").textContent);
new vis.Network(document.getElementById("map"), { nodes: new vis.DataSet(data.nodes), edges: new vis.DataSet(data.edges) }, {
  physics: false, interaction: { hover: true, hideEdgesOnDrag: true },
  nodes: { shape: "dot", font: { size: 13 } },
  edges: { color: { color: "#94a3b8", opacity: 0.35 }, smooth: false, arrows: data.directed ? "to" : "", scaling: { min: 0.5, max: 4 } },
});
