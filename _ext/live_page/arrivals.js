// @ts-check
// Counts the bytes that come over the network, for who waits for them.
const PAUSE = 100; // milliseconds between two reports

/** Puts a counting fetch in the place of the worker's own.
 * @param {Record<string, number>} sizes - of the files on the site, by name; others say how long they are
 * @param {(came: number, of: number) => void} report */
export function countArrivals(sizes, report) {
  const ask = self.fetch;
  let came = 0;
  let expected = 0;
  let reported = 0;
  const tell = () => {
    if (performance.now() - reported < PAUSE && came < expected) return;
    reported = performance.now();
    report(came, expected);
  };
  self.fetch = async (...request) => {
    const answer = await ask(...request);
    const name = new URL(answer.url).pathname.split("/").at(-1) ?? "";
    const size = sizes[name] ?? Number(answer.headers.get("content-length"));
    if (!answer.ok || !answer.body || !size) return answer;
    expected += size;
    let own = 0;
    const count = new TransformStream({
      transform(part, onward) {
        const step = Math.min(part.byteLength, size - own); // of a packed file the header has another length
        own += step;
        came += step;
        tell();
        onward.enqueue(part);
      },
    });
    return new Response(answer.body.pipeThrough(count), {
      headers: answer.headers,
      status: answer.status,
    });
  };
}
