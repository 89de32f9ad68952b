"use strict";
// The page reads and plays without this; it adds jumping by a touch on a line, the line now spoken, and the keys.
(() => {
  const audio = document.querySelector("audio");
  const lines = [...document.querySelectorAll(".line[data-start]")];
  const starts = lines.map((line) => Number(line.dataset.start));
  const seek = (seconds) => {
    audio.currentTime = Math.max(0, seconds);
    audio.play().catch(() => {});
  };
  document.querySelectorAll("a[data-start]").forEach((link) => link.addEventListener("click", () => seek(Number(link.dataset.start))));
  lines.forEach((line) => line.addEventListener("click", () => seek(Number(line.dataset.start))));
  document.querySelectorAll("button[data-skip]").forEach((button) => button.addEventListener("click", () => {
    audio.currentTime = Math.max(0, audio.currentTime + Number(button.dataset.skip));
  }));
  const speed = document.querySelector("select[name=speed]");
  speed.addEventListener("change", () => { audio.playbackRate = Number(speed.value); });
  document.querySelector(".keys").hidden = false;
  let now = -1;
  audio.addEventListener("timeupdate", () => {
    let at = starts.length - 1;
    while (at >= 0 && starts[at] > audio.currentTime + 0.05) at -= 1;
    if (at >= 0 && audio.currentTime > Number(lines[at].dataset.end) + 0.4) at = -1;
    if (at === now) return;
    if (now >= 0) lines[now].classList.remove("now");
    if (at >= 0) lines[at].classList.add("now");
    now = at;
  });
})();
