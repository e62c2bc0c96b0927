// From the start of the process to the first answer of /health/ready.
import { median } from '../load/statistics.mjs';
import { TURNS } from '../load/turns.mjs';
import { startOurs, startPeer } from '../processes/servers.mjs';
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fact, number } from './tables.mjs';

export const start = {
  name: 'start',
  title: 'From start to ready',
  async run(bench) {
    const { env } = await bench.upstreams();
    const bodyFile = join(bench.folder, 'start.json');
    writeFileSync(bodyFile, '{}');
    const candidates = [
      ['ours', () => startOurs({ ...env, DATA_DIR: join(bench.folder, 'data'), CACHE_DISK_MB: '64' })],
      ['bare Nest on Fastify', () => startPeer('bare-nest', { BODY_FILE: bodyFile })],
      ['(e) bare node:http', () => startPeer('bare-http', { BODY_FILE: bodyFile })],
    ];
    const taken = candidates.map(() => []);
    for (let turn = 0; turn < TURNS; turn += 1) {
      for (const [index, [, begin]] of candidates.entries()) {
        const server = await begin();
        taken[index].push(server.readyMs / 1_000);
        await server.stop();
      }
    }
    return {
      tables: [
        {
          title: 'seconds',
          columns: ['', 'median', 'best', 'worst'],
          rows: candidates.map(([name], index) => [
            name,
            number(median(taken[index]), 2),
            number(Math.min(...taken[index]), 2),
            number(Math.max(...taken[index]), 2),
          ]),
        },
      ],
      facts: [fact('start to ready', median(taken[0]), 1, { atMost: true, unit: 's' })],
      notes: ['With the store on disk open; asked every 5 ms.'],
    };
  },
};
