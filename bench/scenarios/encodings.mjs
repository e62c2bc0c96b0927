// Warm answers that leave compressed, or not at all.
import { loadInTurns } from '../load/turns.mjs';
import { startOurs } from '../processes/servers.mjs';
import { COMMON, bodyOf, pathOf } from './parcels.mjs';
import { kilobytes, loadTable, ratioFact } from './tables.mjs';

export const encodings = {
  name: 'encodings',
  title: 'Warm answers: 304, br and gzip against plain',
  async run(bench) {
    const ours = await startOurs((await bench.upstreams()).env);
    const url = ours.url + pathOf(COMMON);
    const { body, headers } = await bodyOf(url, { 'accept-encoding': 'identity' });
    const asked = [
      { name: 'plain', headers: { 'accept-encoding': 'identity' } },
      { name: '304', headers: { 'if-none-match': headers.get('etag') } },
      { name: 'br', headers: { 'accept-encoding': 'br' } },
      { name: 'gzip', headers: { 'accept-encoding': 'gzip' } },
    ];
    const rows = await loadInTurns(
      asked.map((one) => ({ ...one, url, pids: [ours.pid] })),
      { seconds: 1 },
    );
    await ours.stop();
    const inverse = (name) =>
      rows.map((row) => ({ ...row, ratio: 1 / row.ratio })).filter((row) => row.name === name);
    return {
      tables: [loadTable(`common parcel, ${kilobytes(body.length)} plain; ratio: plain / this one`, rows)],
      facts: ['304', 'br', 'gzip'].map((name) => ratioFact(`warm: ${name} / plain`, inverse(name), name, 1)),
      notes: [],
    };
  },
};
