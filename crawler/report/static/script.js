// The pages work without this: it adds sorting, a filter, and the value under the pointer.
"use strict";

for (const table of document.querySelectorAll("table.sortable")) {
  const body = table.tBodies[0];
  [...table.tHead.rows[0].cells].forEach((head, column) => {
    if (!body.rows.length || !("key" in body.rows[0].cells[column].dataset)) return;
    const button = document.createElement("button");
    button.type = "button";
    button.append(...head.childNodes);
    head.append(button);
    button.addEventListener("click", () => {
      const up = head.getAttribute("aria-sort") !== "ascending";
      for (const other of table.tHead.rows[0].cells) other.removeAttribute("aria-sort");
      head.setAttribute("aria-sort", up ? "ascending" : "descending");
      const key = (row) => row.cells[column].dataset.key;
      // A number is more than its digits: localeCompare takes what is behind the point for a number of its own.
      const compare = (a, b) => (a && b && Number(a) - Number(b)) || a.localeCompare(b, "vi", { numeric: true });
      const rows = [...body.rows].sort((a, b) => compare(key(a), key(b)));
      body.append(...(up ? rows : rows.reverse()));
    });
  });
}

const filter = document.getElementById("filter");
if (filter) {
  const text = document.getElementById("filter-text"), verdict = document.getElementById("filter-verdict");
  const said = document.getElementById("filter-said"), rows = [...document.querySelectorAll("table.portals tbody tr")];
  // Without tones and marks, so that "cao bang" finds Cao Bằng.
  const plain = (words) => words.normalize("NFD").replace(/\p{M}/gu, "").toLowerCase().replaceAll("đ", "d");
  const names = rows.map((row) => plain(row.cells[0].textContent));
  const show = () => {
    const wanted = plain(text.value.trim());
    rows.forEach((row, nth) => {
      row.hidden = !names[nth].includes(wanted) || Boolean(verdict.value && row.dataset.verdict !== verdict.value);
    });
    said.textContent = said.dataset.said + rows.filter((row) => !row.hidden).length;
  };
  filter.hidden = false;
  filter.addEventListener("submit", (event) => event.preventDefault());
  text.addEventListener("input", show);
  verdict.addEventListener("change", show);
}

for (const frame of document.querySelectorAll(".frame")) {
  const drawing = frame.querySelector(".drawing");
  const rows = frame.closest("figure").querySelectorAll(".data tbody tr");
  const mark = document.createElement("div"), label = document.createElement("span");
  mark.className = "pointed";
  mark.append(label);
  drawing.addEventListener("pointermove", (event) => {
    const box = drawing.getBoundingClientRect();
    const nth = Math.min(Math.max(Math.floor(((event.clientX - box.left) / box.width) * rows.length), 0), rows.length - 1);
    label.textContent = [...rows[nth].cells].map((cell) => cell.textContent).join(" · ");
    mark.style.left = `${((nth + 0.5) / rows.length) * 100}%`;
    drawing.append(mark);
    const over = label.getBoundingClientRect();
    const shift = Math.max(8 - over.left, 0) + Math.min(document.documentElement.clientWidth - 8 - over.right, 0);
    label.style.left = `${parseFloat(label.style.left || 0) + shift}px`;
  });
  drawing.addEventListener("pointerleave", () => mark.remove());
}
