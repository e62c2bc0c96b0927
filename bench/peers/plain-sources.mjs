// The answer, as the peers have it: the same questions to the same upstreams and the same mapping tables and joins as
// our server, but over a plain HTTP client. No cache, no queue, no retries, no breaker, no shared calls, no deadline.
import 'reflect-metadata';
import { Global, Module } from '@nestjs/common';
import { NestFactory } from '@nestjs/core';
import { importCompiled } from '../dist-folder.mjs';

const { CallContext } = await importCompiled('src/upstream/call-context.js');
const { PropertiesModule } = await importCompiled('src/properties/properties.module.js');
const { PropertiesQueryPipe } = await importCompiled('src/properties/properties-query.pipe.js');
const { PropertiesService } = await importCompiled('src/properties/properties.service.js');
const { SETTINGS, readSettings } = await importCompiled('src/config/settings.js');
const { UpstreamClient } = await importCompiled('src/upstream/upstream.client.js');
const { UpstreamError } = await importCompiled('src/upstream/upstream-error.js');
const { targetOf } = await importCompiled('src/upstream/request-key.js');
const { Sources } = await importCompiled('src/properties/sources.js');

const DEADLINE_MS = 60_000;

/** What the sources ask, answered by one function: `http({ method, url, headers, body }) -> { status, headers, body }`. */
class PlainUpstream {
  constructor(http, baseUrls) {
    this.http = http;
    this.baseUrls = baseUrls;
  }

  async json(request) {
    const answer = await this.ask(request);
    return { ...answer, body: JSON.parse(answer.body.toString('utf8')) };
  }

  async text(request) {
    const answer = await this.ask(request);
    return { ...answer, body: answer.body.toString('utf8') };
  }

  async bytes(request) {
    return this.ask(request);
  }

  async ask(request) {
    const { upstream, method = 'GET', json, form, reduce } = request;
    const headers = { accept: 'application/json', ...request.headers };
    if (json !== undefined) headers['content-type'] = 'application/json';
    if (form !== undefined) headers['content-type'] = 'application/x-www-form-urlencoded';
    const body = json !== undefined ? JSON.stringify(json) : form && new URLSearchParams(form).toString();
    const answer = await this.http({
      method,
      url: this.baseUrls[upstream] + targetOf(request),
      headers,
      body,
    });
    const ok = answer.status >= 200 && answer.status < 300;
    if (!ok && !request.answerStatuses?.includes(answer.status)) {
      const code = answer.status >= 500 ? 'UPSTREAM_UNAVAILABLE' : 'UPSTREAM_BAD_RESPONSE';
      throw new UpstreamError(upstream, code, `answered with status ${answer.status}`, {
        status: answer.status,
      });
    }
    const bytes = ok && reduce !== undefined ? await reduce([answer.body], answer) : answer.body;
    return {
      status: answer.status,
      headers: answer.headers,
      body: bytes,
      fetchedAt: new Date(),
      stale: false,
    };
  }
}

/** `(query) -> Promise<answer>` over a plain HTTP client. */
export async function plainSources(http) {
  const settings = readSettings(process.env);
  class PlainModule {}
  Global()(PlainModule);
  Module({
    providers: [
      { provide: UpstreamClient, useValue: new PlainUpstream(http, settings.baseUrls) },
      { provide: SETTINGS, useValue: settings },
    ],
    exports: [UpstreamClient, SETTINGS],
  })(PlainModule);
  class PeerModule {}
  // The sources, without the routes.
  const sources = Reflect.getMetadata('imports', PropertiesModule);
  Module({ imports: [PlainModule, ...sources], providers: [Sources, PropertiesService] })(PeerModule);
  const context = await NestFactory.createApplicationContext(PeerModule, {
    logger: ['error'],
    abortOnError: false,
  });
  const pipe = new PropertiesQueryPipe();
  const service = context.get(PropertiesService, { strict: false });
  return async (query) => {
    const wanted = pipe.transform(query);
    const { answer } = await service.assemble(wanted, new CallContext('peer', Date.now() + DEADLINE_MS));
    return answer;
  };
}
