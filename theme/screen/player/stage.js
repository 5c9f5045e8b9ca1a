"use strict";
// The place on the screen where slides stand. What enters: pictures that are unpacked. One is laid
// over the last before that goes, so that no moment is empty. Only opacity and transform change.
const stage = (() => {
  const element = document.getElementById("stage");
  const asked = new URLSearchParams(location.search);
  // Every few minutes all stands a step aside, lest the same edges burn in; LEDs need their dots.
  const ORBIT = [[0, 0], [1, 0], [1, 1], [0, 1], [-1, 1], [-1, 0], [-1, -1], [0, -1], [1, -1]];
  const STEP_OF = 540; // a step is this part of the shorter side
  const MINUTES = 4;
  const STEP_MS = 250; // a photo moves by half a pixel in this time: more steps only cost more
  const NEARER = 0.06;
  let list = null;

  function fit(next) {
    list = next || list;
    const [width, height] = list.size;
    const ratio = window.devicePixelRatio || 1;
    const whole = list.scaling === "whole";
    let scale = Math.min(innerWidth / width, innerHeight / height);
    if (whole) scale = Math.max(1, Math.floor(scale * ratio)) / ratio;
    if (Number(asked.get("scale")) > 0) scale = Number(asked.get("scale")) / ratio;
    element.classList.toggle("whole", whole);
    element.style.width = `${width * scale}px`;
    element.style.height = `${height * scale}px`;
    // A sending card shows the corner of the desktop: a strip stands there.
    element.style.left = whole ? "0" : `${(innerWidth - width * scale) / 2}px`;
    element.style.top = whole ? "0" : `${(innerHeight - height * scale) / 2}px`;
    element.style.setProperty("--fade", `${list.fade_ms || 0}ms`);
  }

  function stepAside(minute) {
    if (list.scaling === "whole") return;
    const step = Math.max(1, Math.round(Math.min(innerWidth, innerHeight) / STEP_OF));
    const [right, down] = ORBIT[Math.floor(minute / MINUTES) % ORBIT.length];
    element.style.transform = `translate(${right * step}px, ${down * step}px)`;
  }

  // By a timer: an animation would wake the machine sixty times a second for the same.
  function comeNearer(photo, milliseconds) {
    const began = performance.now();
    const timer = setInterval(() => {
      if (!photo.isConnected) clearInterval(timer);
      const part = Math.min(1, (performance.now() - began) / milliseconds);
      photo.style.transform = `scale(${(1 + NEARER * part).toFixed(4)})`;
    }, STEP_MS);
  }

  // The photo of a slide once more, in its own frame, where it can move.
  function framed(photo, [x, y, width, height]) {
    const frame = document.createElement("div");
    const [all, tall] = list.size;
    frame.className = "photo";
    Object.assign(frame.style, { left: `${(100 * x) / all}%`, top: `${(100 * y) / tall}%`, width: `${(100 * width) / all}%`, height: `${(100 * height) / tall}%` });
    frame.append(photo);
    return frame;
  }

  function show({ slide, photo }, entry) {
    const before = [...element.querySelectorAll(".slide")];
    const next = document.createElement("div");
    next.className = "slide";
    next.append(slide);
    if (photo) next.append(framed(photo, entry.photo));
    element.append(next);
    if (photo) comeNearer(photo, entry.dwell_ms);
    if (before.length === 0) next.style.transition = "none";
    void next.offsetWidth; // lets the fade begin from nothing
    next.classList.add("on");
    setTimeout(() => before.forEach(remove), (list.fade_ms || 0) + 100);
  }

  function remove(each) {
    each.remove();
    const [slide, photo] = each.querySelectorAll("canvas");
    slides.release({ slide, photo });
  }

  function clear() {
    element.querySelectorAll(".slide").forEach(remove);
  }

  addEventListener("resize", () => fit());
  return { fit, stepAside, show, clear };
})();
