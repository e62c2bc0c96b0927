// So many requests over so many connections, each connection sending its next one when it has its answer: for slow answers,
// of which a load by time would cut off too many.
import { Agent, request as ask } from 'node:http';
import { quantile } from './statistics.mjs';

/**
 * @param url one, or a list that is gone through
 * @param options `body` makes it a POST
 */
export async function fixedLoad(url, { requests, connections = 20, headers = {}, body }) {
  const agent = new Agent({ keepAlive: true, maxSockets: connections });
  const times = [];
  let bad = 0;
  let left = requests;
  const next = Array.isArray(url) ? () => url[left % url.length] : () => url;
  const client = async () => {
    while (left > 0) {
      left -= 1;
      const started = performance.now();
      const status = await answered(
        next(),
        { agent, headers, method: body === undefined ? 'GET' : 'POST' },
        body,
      );
      times.push(performance.now() - started);
      if (status < 200 || status > 399) bad += 1;
    }
  };
  const started = performance.now();
  await Promise.all(Array.from({ length: connections }, client));
  const seconds = (performance.now() - started) / 1_000;
  agent.destroy();
  return {
    perSecond: requests / seconds,
    requests,
    p50: quantile(times, 0.5),
    p99: quantile(times, 0.99),
    bad,
  };
}

/** The status, when the whole answer has come; 0 when none came. */
function answered(url, options, body) {
  return new Promise((resolve) => {
    const request = ask(url, options, (answer) => {
      answer.resume();
      answer.once('end', () => resolve(answer.statusCode));
      answer.once('error', () => resolve(0));
    });
    request.once('error', () => resolve(0));
    request.end(body);
  });
}
