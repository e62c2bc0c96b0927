import { jest } from '@jest/globals';
import { Logger } from '@nestjs/common';
import { ToolRefusal, answering } from '../../src/mcp/tool-answer.js';
import { type TestApp, startApp } from '../support/app.js';

const PARCEL = '75101000AB0001';

describe('a log line says what it is about, besides its facts', () => {
  let server: TestApp;
  const log = jest.spyOn(Logger.prototype, 'log');
  const warn = jest.spyOn(Logger.prototype, 'warn');

  beforeAll(async () => {
    server = await startApp();
    await server.sandbox.setFault('dpe', { kind: 'status', status: 403 });
  });
  afterEach(() => {
    log.mockClear();
    warn.mockClear();
  });
  afterAll(async () => {
    log.mockRestore();
    warn.mockRestore();
    await server.close();
  });

  it('of an answer, and of a source that failed', async () => {
    await fetch(`${server.url}/v1/properties?parcel_id=${PARCEL}&include=energy`);
    expect(warn.mock.calls).toContainEqual([expect.objectContaining({ source: 'dpe' }), 'source failed']);
    expect(log.mock.calls).toContainEqual([expect.objectContaining({ parcel: PARCEL }), 'answered']);
  });

  it('of a tool that answers, and of one that refuses', async () => {
    await answering('willing', 'id', () => ({}));
    await answering('unwilling', 'id', () => Promise.reject(new ToolRefusal('no')));
    expect(log.mock.calls).toEqual([
      [expect.objectContaining({ tool: 'willing' }), 'tool answered'],
      [expect.objectContaining({ tool: 'unwilling', refused: 'no' }), 'tool refused'],
    ]);
  });
});
