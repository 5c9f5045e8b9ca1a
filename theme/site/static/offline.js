// Without a network: the pages that were seen, newest first.
(function () {
  "use strict";
  var box = document.getElementById("kept"), list = box.querySelector("ul");
  var here = new URL("../", location.href).pathname;
  async function show() {
    var cache = await caches.open("civsite-site-pages-1");
    var requests = (await cache.keys()).reverse();
    for (var request of requests) {
      var path = new URL(request.url).pathname;
      if (path.indexOf(here) !== 0 || /\/offline\/$/.test(path)) continue;
      var text = await (await cache.match(request)).text();
      var title = new DOMParser().parseFromString(text, "text/html").title;
      var item = document.createElement("li"), link = document.createElement("a");
      link.href = path;
      link.textContent = title.split(" · ")[0];
      item.append(link);
      list.append(item);
    }
    box.hidden = !list.children.length;
  }
  if (window.caches) show().catch(function () {});
})();
