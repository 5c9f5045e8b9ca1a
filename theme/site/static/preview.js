// What a screen plays today, slide after slide, each for as long as there. Without scripts all of
// them stand below one another. It rests where less motion is asked for, and whenever it is told to.
(function () {
  "use strict";
  var box = document.querySelector(".preview");
  var slides = Array.from(box.querySelectorAll(".slides > li"));
  var pause = box.querySelector(".pause"), count = box.querySelector(".count");
  if (!pause) return;
  var now = 0, timer = 0;
  var dwell = Number(box.dataset.dwell);
  var isPlaying = !matchMedia("(prefers-reduced-motion: reduce)").matches;

  function show(place) {
    slides[now].classList.remove("on");
    now = (place + slides.length) % slides.length;
    slides[now].classList.add("on");
    count.textContent = now + 1 + " / " + slides.length;
    slides[(now + 1) % slides.length].querySelector("img").loading = "eager"; // there when its turn comes
    wait();
  }
  function wait() {
    clearTimeout(timer);
    pause.textContent = isPlaying ? box.dataset.pause : box.dataset.play;
    if (isPlaying) timer = setTimeout(function () { show(now + 1); }, dwell);
  }
  function turn(step) {
    isPlaying = false;
    show(now + step);
  }
  pause.addEventListener("click", function () { isPlaying = !isPlaying; wait(); });
  box.querySelector(".back").addEventListener("click", function () { turn(-1); });
  box.querySelector(".on-to").addEventListener("click", function () { turn(1); });
  show(0);
})();
