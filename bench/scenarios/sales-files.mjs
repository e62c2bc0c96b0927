// The sales files of the biggest commune: six years of 4 MB each.
import { fork } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { median } from '../load/statistics.mjs';
import { endWithUs } from '../processes/child.mjs';
import { FLAGS } from '../processes/flags.mjs';
import { fact, number } from './tables.mjs';

const READER = fileURLToPath(new URL('./sales-files-reader.mjs', import.meta.url));
const TURNS = 5;

export const salesFiles = {
  name: 'sales',
  title: 'Reading the biggest commune’s sales: six files of 4 MB',
  async run() {
    const turns = [];
    for (let turn = 0; turn < TURNS; turn += 1) turns.push(await oneProcess());
    const of = (key) => median(turns.map((result) => result[key]));
    return {
      tables: [
        {
          title: `${number(of('bytes') / 1e6)} MB in ${of('rows')} rows each, reduced to ${number(of('kept') / 1e6)} MB; a new process each time`,
          columns: ['', 'CPU ms a file', 'first file', 'peak MB more', 'kept MB more'],
          rows: [
            [
              'six files',
              number(of('cpuMs'), 0),
              number(of('firstMs'), 0),
              number(of('peakMb'), 0),
              number(of('keptMb'), 0),
            ],
          ],
        },
      ],
      facts: [
        fact('biggest commune: CPU a file', of('cpuMs'), 300, { atMost: true, unit: 'ms', digits: 0 }),
        fact('biggest commune: memory beyond that before', of('peakMb'), 64, {
          atMost: true,
          unit: 'MB',
          digits: 0,
        }),
      ],
      notes: [
        'Rows of a recorded file, repeated under other identifiers, in chunks of 64 kB as a socket gives them, two files at once as the budget of data.gouv.fr allows. Memory is resident memory, the garbage collector left alone.',
      ],
    };
  },
};

function oneProcess() {
  return new Promise((resolve, reject) => {
    const child = endWithUs(fork(READER, { execArgv: FLAGS }));
    child.once('message', resolve);
    child.once('exit', (code) => code !== 0 && reject(new Error(`the reader ended with ${code}`)));
  });
}
