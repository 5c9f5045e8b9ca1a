"use strict";
// SHA-256 of an ArrayBuffer as hex. Browsers have it for safe addresses alone (https); a box on the
// desk that is asked by http needs it just as well.
const sha256 = (() => {
  const isPrime = (number) => {
    for (let divisor = 2; divisor * divisor <= number; divisor += 1) if (number % divisor === 0) return false;
    return true;
  };
  const fraction = (number) => ((number - Math.floor(number)) * 2 ** 32) | 0;
  const primes = [];
  for (let number = 2; primes.length < 64; number += 1) if (isPrime(number)) primes.push(number);
  const constants = Int32Array.from(primes, (prime) => fraction(Math.cbrt(prime)));
  const begin = Int32Array.from(primes.slice(0, 8), (prime) => fraction(Math.sqrt(prime)));
  const turned = (word, bits) => (word >>> bits) | (word << (32 - bits));

  function padded(buffer) {
    const length = buffer.byteLength;
    const bytes = new Uint8Array(((length + 72) >> 6) << 6);
    bytes.set(new Uint8Array(buffer));
    bytes[length] = 0x80;
    const view = new DataView(bytes.buffer);
    view.setUint32(bytes.length - 8, Math.floor(length / 2 ** 29));
    view.setUint32(bytes.length - 4, (length << 3) >>> 0);
    return view;
  }

  function mix(state, words) {
    for (let i = 16; i < 64; i += 1) {
      const [early, late] = [words[i - 15], words[i - 2]];
      const low = turned(early, 7) ^ turned(early, 18) ^ (early >>> 3);
      const high = turned(late, 17) ^ turned(late, 19) ^ (late >>> 10);
      words[i] = words[i - 16] + low + words[i - 7] + high;
    }
    let [a, b, c, d, e, f, g, h] = state;
    for (let i = 0; i < 64; i += 1) {
      const choice = (e & f) ^ (~e & g);
      const most = (a & b) ^ (a & c) ^ (b & c);
      const first = (h + (turned(e, 6) ^ turned(e, 11) ^ turned(e, 25)) + choice + constants[i] + words[i]) | 0;
      const second = ((turned(a, 2) ^ turned(a, 13) ^ turned(a, 22)) + most) | 0;
      [h, g, f, e, d, c, b, a] = [g, f, e, (d + first) | 0, c, b, a, (first + second) | 0];
    }
    [a, b, c, d, e, f, g, h].forEach((word, i) => (state[i] += word));
  }

  function plain(buffer) {
    const view = padded(buffer);
    const state = begin.slice();
    const words = new Int32Array(64);
    for (let offset = 0; offset < view.byteLength; offset += 64) {
      for (let i = 0; i < 16; i += 1) words[i] = view.getInt32(offset + 4 * i);
      mix(state, words);
    }
    return Array.from(state, (word) => (word >>> 0).toString(16).padStart(8, "0")).join("");
  }

  async function digest(buffer) {
    if (!window.crypto || !crypto.subtle) return plain(buffer);
    const bytes = new Uint8Array(await crypto.subtle.digest("SHA-256", buffer));
    return Array.from(bytes, (byte) => byte.toString(16).padStart(2, "0")).join("");
  }

  return { digest, plain };
})();
