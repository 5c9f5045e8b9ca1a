// Enters: a JSON list of Typst sources on stdin, the width of a line as the argument.
// Leaves: the list of the same, formatted, on stdout; null for one with a syntax error.
import { readFileSync } from "node:fs";
import * as glue from "./typstyle_wasm_bg.js";

const code = readFileSync(new URL("typstyle_wasm_bg.wasm", import.meta.url));
const { instance } = await WebAssembly.instantiate(code, { "./typstyle_wasm_bg.js": glue });
glue.__wbg_set_wasm(instance.exports);
instance.exports.__wbindgen_start();

const sources = JSON.parse(readFileSync(0, "utf8"));
const style = { max_width: Number(process.argv[2]) };
const formatted = (source) => {
  try {
    return glue.format(source, style);
  } catch {
    return null;
  }
};
process.stdout.write(JSON.stringify(sources.map(formatted)));
