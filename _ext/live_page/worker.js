// @ts-check
// Python of a page: Pyodide and our shell, in a thread of its own. It knows nothing of the page but the
// messages { kind, payload, buffers } that it sends, and gets two sorts: a cell to run, and news of a widget.
import { countArrivals } from "./arrivals.js";
import { Interrupt } from "./interrupt.js";
import { importsOf, neededBy } from "./packages.js";

/** @param {string} name */
const beside = (name) => new URL(name, import.meta.url).href;

/** @param {string} kind
 * @param {any} payload
 * @param {any} [buffers] */
const send = (kind, payload, buffers) => postMessage({ kind, payload, buffers });

// Turns what the shell sends into plain objects: a page can be sent no proxies of Python's.
const GLUE = `
import sys
sys.path.insert(0, "/page")
import page_shell
from js import Object
from pyodide.code import find_imports
from pyodide.ffi import to_js

def plain(value):
    return to_js(value, dict_converter=Object.fromEntries, create_pyproxies=False)

def begin(send):
    run, tell = page_shell.start(
        lambda kind, payload, buffers=(): send(kind, plain(payload), plain(list(buffers)))
    )
    return plain_functions(run, tell)

def plain_functions(run, tell):
    return to_js([run, tell, lambda source: to_js(find_imports(source))])

begin`;

const interrupt = new Interrupt();

/** @returns {Promise<{ core: string, bytes: Record<string, number>, lock: any }>} */
async function readLock() {
  const answer = await fetch(beside("live.json"));
  const found = await answer.json();
  found.core = beside(found.core);
  for (const entry of Object.values(found.lock.packages)) entry.file_name = beside(entry.file_name);
  return found;
}

async function boot() {
  const began = performance.now();
  const { core, bytes, lock } = await readLock();
  countArrivals(bytes, (came, of) => send("bytes", { came, of }));
  const { loadPyodide } = await import(`${core}pyodide.mjs`);
  const [python, shell] = await Promise.all([
    loadPyodide({
      indexURL: core,
      lockFileContents: lock,
      packageBaseUrl: core,
      packages: ["ipython", "comm"],
    }),
    fetch(beside("shell.py")).then((answer) => answer.text()),
  ]);
  python.setInterruptBuffer(interrupt);
  python.FS.mkdirTree("/page");
  python.FS.writeFile("/page/page_shell.py", shell);
  const [run, tell, imports] = python.runPython(GLUE)(send);
  send("ready", { seconds: (performance.now() - began) / 1000 });
  return { python, run, tell, imports, names: importsOf(lock), lock };
}

const booted = boot();
booted.catch((error) => send("lost", String(error)));

/** Bring the packages of a cell.
 * @param {string} source
 * @returns {Promise<string[]>} the files that did not come */
async function bring(source) {
  const { python, imports, names, lock } = await booted;
  const wanted = neededBy([...imports(source)], names);
  const missing = wanted.filter((name) => !(name in python.loadedPackages));
  if (!missing.length) return [];
  let trouble = "";
  try {
    await python.loadPackage(missing, {
      messageCallback: () => {},
      errorCallback: (/** @type {string} */ text) => (trouble += `${text}\n`),
    });
  } catch (error) {
    trouble += String(error);
  }
  return absent(missing, lock, python.loadedPackages, trouble);
}

/** The addresses, of a package or of what it needs, that are not here.
 * @param {string[]} wanted
 * @param {any} lock
 * @param {Record<string, string>} loaded
 * @param {string} trouble */
function absent(wanted, lock, loaded, trouble) {
  const all = new Set(wanted);
  for (const name of all) for (const one of lock.packages[name].depends) all.add(one);
  const files = [...all].filter((name) => !(name in loaded)).map((name) => lock.packages[name].file_name);
  return files.length ? files : trouble ? [trouble] : [];
}

/** @param {string} source
 * @param {string} stopper */
async function run(source, stopper) {
  const { run } = await booted;
  const files = await bring(source);
  if (files.length) {
    send("missing", files);
    return "missing";
  }
  interrupt.begin(stopper);
  try {
    return run(source) ? "ended" : "failed";
  } finally {
    interrupt.end();
  }
}

self.onmessage = async ({ data }) => {
  if ("source" in data) {
    let how = "failed";
    try {
      how = await run(data.source, data.stopper);
    } catch (error) {
      send("error", ["text/plain", String(error)]);
    }
    send("done", how);
  } else {
    const { tell } = await booted;
    try {
      tell(data.comm, JSON.stringify(data.message));
    } finally {
      send("told", data.comm);
    }
  }
};
