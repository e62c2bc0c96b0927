// (a) Express and axios; with OBJECT_CACHE=1 the objects of answers are kept and serialized for each request (a').
import { Agent } from 'node:http';
import axios from 'axios';
import express from 'express';
import { LRUCache } from 'lru-cache';
import { plainSources } from './plain-sources.mjs';

const client = axios.create({
  httpAgent: new Agent({ keepAlive: true }),
  responseType: 'arraybuffer',
  validateStatus: () => true,
  proxy: false,
});
const answerTo = await plainSources(async ({ method, url, headers, body }) => {
  const { status, headers: received, data } = await client.request({ method, url, headers, data: body });
  return { status, headers: received, body: data };
});
const kept = process.env.OBJECT_CACHE === '1' ? new LRUCache({ max: 1_000 }) : undefined;

const app = express();
app.get('/up', (_request, response) => response.json({ up: true }));
app.get('/v1/properties', async (request, response) => {
  const key = request.originalUrl;
  let answer = kept?.get(key);
  if (answer === undefined) {
    answer = await answerTo(request.query);
    kept?.set(key, answer);
  }
  response.set('Cache-Control', 'public, max-age=3600').json(answer);
});
app.listen(Number(process.env.PORT), '127.0.0.1');
