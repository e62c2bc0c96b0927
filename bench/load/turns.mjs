// A B A B: each candidate in turn, so that whatever else the machine does hits all of them.
import { cpuSeconds } from '../processes/child.mjs';
import { fixedLoad } from './fixed-load.mjs';
import { load } from './load.mjs';
import { median } from './statistics.mjs';

export const TURNS = 5;
const WARM_UP_SECONDS = 1;

/**
 * Loads each candidate `turns` times: for so many seconds, or with so many requests.
 * @param candidates `{ name, url, pids, headers?, body? }`, `body` only with so many requests; the first is the one that the others are compared with
 * @returns one row each: medians, and the medians over the turns of first / this one (throughput) and this one / first
 *   (processor time)
 */
export async function loadInTurns(
  candidates,
  { turns = TURNS, seconds = 2, connections = 20, requests } = {},
) {
  const once = ({ url, headers, body }, part = 1) =>
    requests === undefined
      ? load(url, { seconds: part < 1 ? WARM_UP_SECONDS : seconds, connections, headers })
      : fixedLoad(url, { requests: Math.ceil(requests * part), connections, headers, body });
  const taken = candidates.map(() => []);
  for (const candidate of candidates) await once(candidate, 0.5);
  for (let turn = 0; turn < turns; turn += 1) {
    for (const [index, candidate] of candidates.entries()) {
      const before = sum(candidate.pids.map(cpuSeconds));
      const result = await once(candidate);
      const cpuMs = ((sum(candidate.pids.map(cpuSeconds)) - before) * 1_000) / result.requests;
      if (result.bad > 0) {
        throw new Error(`${candidate.name}: ${result.bad} of ${result.requests} answers were not 2xx or 3xx`);
      }
      taken[index].push({ ...result, cpuMs });
    }
  }
  return candidates.map(({ name }, index) => {
    const own = taken[index];
    const of = (key) => median(own.map((result) => result[key]));
    return {
      name,
      perSecond: of('perSecond'),
      p50: of('p50'),
      p99: of('p99'),
      cpuMs: of('cpuMs'),
      ratio: median(own.map(({ perSecond }, turn) => taken[0][turn].perSecond / perSecond)),
      cpuRatio: median(own.map(({ cpuMs }, turn) => cpuMs / taken[0][turn].cpuMs)),
    };
  });
}

const sum = (values) => values.reduce((total, value) => total + value, 0);
