// A warm answer against servers that only have its bytes, and against the object cache and the proxy cache of others.
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { loadInTurns } from '../load/turns.mjs';
import { startOurs, startPeer } from '../processes/servers.mjs';
import { hasNginx, startNginx } from '../peers/nginx-cache.mjs';
import { COMMON, DENSE, bodyOf, pathOf } from './parcels.mjs';
import { kilobytes, loadTable, ratioFact } from './tables.mjs';

const SMALL = { parcel: COMMON, include: 'transactions', label: 'common parcel, one section' };
const WHOLE = { parcel: COMMON, label: 'common parcel, all sections' };
const LARGE = { parcel: DENSE, label: 'dense parcel, all sections' };
const PLAIN = { 'accept-encoding': 'identity' };

export const warm = {
  name: 'warm',
  title: 'Warm answers, one process, 20 connections',
  async run(bench) {
    const env = (await bench.upstreams()).env;
    const tables = [];
    const facts = [];
    const notes = [
      'Requests a second; no compression, since the bare servers have none. Each ratio is the median over the turns of ours / this one.',
    ];
    for (const { parcel, include, label } of [WHOLE, SMALL, LARGE]) {
      const path = pathOf(parcel, include);
      const started = [{ name: 'ours', ...(await startOurs(env)) }];
      const { body } = await bodyOf(started[0].url + path, PLAIN);
      const bodyFile = join(bench.folder, 'body.json');
      writeFileSync(bodyFile, body);
      const start = async (name, server) => started.push({ name, ...(await server) });
      await start('bare Nest on Fastify, same bytes', startPeer('bare-nest', { BODY_FILE: bodyFile }));
      await start('(e) bare node:http, same bytes', startPeer('bare-http', { BODY_FILE: bodyFile }));
      const full = label === WHOLE.label;
      if (full) {
        const express = await startPeer('express-axios', { ...env, OBJECT_CACHE: '1' });
        await start('(a) Express with an object cache', express);
        if (hasNginx) await start('(d) nginx proxy_cache before (a)', startNginx(express.url));
      }
      for (const { url } of started) await bodyOf(url + path, PLAIN);
      const rows = await loadInTurns(
        started.map(({ name, url, pid }) => ({ name, url: url + path, pids: [pid], headers: PLAIN })),
        { seconds: full ? 2 : 1 },
      );
      for (const { stop } of started.reverse()) await stop();
      tables.push(loadTable(`${label}, ${kilobytes(body.length)}`, rows));
      if (!full) continue;
      facts.push(
        ratioFact('warm: ours / bare Nest', rows, 'bare Nest', 0.9),
        ratioFact('warm: ours / (e) bare node:http', rows, '(e)', 0.6),
        ratioFact('warm: ours / (a) with an object cache', rows, '(a)', 6),
        ratioFact('warm: ours / (d) nginx proxy_cache', rows, '(d)', 0.5),
      );
    }
    if (!hasNginx) notes.push('nginx was not found: (d) was not measured.');
    return { tables, facts, notes };
  },
};
