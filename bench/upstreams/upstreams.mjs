// A handle on the process of the upstreams.
import { fork } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { endWithUs } from '../processes/child.mjs';

const PROCESS = fileURLToPath(new URL('./process.mjs', import.meta.url));

export async function startUpstreams() {
  const child = endWithUs(fork(PROCESS, [], { serialization: 'advanced' }));
  const waiting = new Map();
  let lastId = 0;
  await new Promise((resolve, reject) => {
    child.once('exit', () => reject(new Error('the upstreams did not start')));
    child.once('message', resolve);
  });
  child.on('message', ({ id, result }) => {
    waiting.get(id)?.(result);
    waiting.delete(id);
  });
  const tell = (command, options = {}) =>
    new Promise((resolve) => {
      lastId += 1;
      waiting.set(lastId, resolve);
      child.send({ id: lastId, command, ...options });
    });
  return {
    /** The `*_BASE_URL` variables. */
    env: await tell('env'),
    pid: child.pid,
    /** Multiplies the latencies of the table; 0 is none. */
    latency: (factor) => tell('latency', { factor }),
    /** From now on calls are kept. */
    watch: () => tell('watch'),
    /** `[upstream, target, startMs, endMs]` of the calls since the last question, on the clock of process.hrtime. */
    seen: () => tell('seen'),
    /** Makes lists in answers longer: see rewriting.mjs; [] ends it. */
    multiply: (wanted) => tell('multiply', { wanted }),
    /** Calls since the last question. */
    countCalls: () => tell('countCalls'),
  };
}
