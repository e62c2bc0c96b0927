// (b) Fastify and undici.
import Fastify from 'fastify';
import { Agent, request } from 'undici';
import { plainSources } from './plain-sources.mjs';

const dispatcher = new Agent({ keepAliveTimeout: 30_000 });
const MAX_REDIRECTS = 4;

async function http({ method, url, headers, body }) {
  for (let redirects = 0; ; redirects += 1) {
    const answer = await request(url, { dispatcher, method, headers, body });
    const bytes = Buffer.from(await answer.body.arrayBuffer());
    const { location } = answer.headers;
    if (
      answer.statusCode < 300 ||
      answer.statusCode > 399 ||
      location === undefined ||
      redirects === MAX_REDIRECTS
    ) {
      return { status: answer.statusCode, headers: answer.headers, body: bytes };
    }
    url = new URL(location, url).href;
  }
}

const answerTo = await plainSources(http);
const app = Fastify();
app.get('/up', () => ({ up: true }));
app.get('/v1/properties', (request) => answerTo(request.query));
await app.listen({ port: Number(process.env.PORT), host: '127.0.0.1' });
