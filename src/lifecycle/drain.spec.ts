import { Agent, type Server, createServer, get } from 'node:http';
import { type AddressInfo, connect } from 'node:net';
import { setTimeout as delay } from 'node:timers/promises';
import { drain } from './drain.js';

describe('drain', () => {
  let server: Server;
  let port: number;

  beforeEach(async () => {
    server = createServer((_request, response) => void setTimeout(() => response.end('whole'), 300));
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
    ({ port } = server.address() as AddressInfo);
  });
  afterEach(() => server.closeAllConnections());

  it('lets a request on a kept connection come to its end, then closes that connection', async () => {
    const agent = new Agent({ keepAlive: true });
    const body = new Promise<string>((resolve, reject) => {
      get({ port, host: '127.0.0.1', agent }, (response) => {
        let text = '';
        response.on('data', (chunk: Buffer) => (text += chunk.toString()));
        response.on('end', () => resolve(text));
      }).on('error', reject);
    });
    await delay(100);
    const from = Date.now();
    expect(await drain(server, 5_000)).toBe(true);
    expect(Date.now() - from).toBeLessThan(2_000);
    expect(await body).toBe('whole');
    agent.destroy();
  });

  it('cuts what has not ended in time', async () => {
    const socket = connect(port, '127.0.0.1', () => socket.write('GET / HTTP/1.1\r\nHost: a\r\nX-'));
    socket.on('error', () => undefined);
    const cut = new Promise((resolve) => socket.once('close', resolve));
    await delay(100);
    expect(await drain(server, 200)).toBe(false);
    await cut;
  });

  it('has nothing to do for a server that does not listen', async () => {
    await drain(server, 1_000);
    expect(await drain(server, 1_000)).toBe(true);
  });
});
