"use strict";
// First in the page, so that even a page of which only the beginning came has it: until the player
// runs, the page is asked for again, and loaded once it is whole.
const beginning = setInterval(async () => {
  try {
    const answer = await fetch(location.href, { cache: "no-cache" });
    if (answer.ok && (await answer.text()).trimEnd().endsWith("</html>")) location.reload();
  } catch (error) {
    // No network: the next try is as good.
  }
}, 20000);
