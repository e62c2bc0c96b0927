import { parseArgs } from 'node:util';
import { UPSTREAM_NAMES } from '../src/config/upstreams.js';
import { ControlServer } from './control-server.js';
import { sandboxParcels } from './parcels.js';
import { RecordingError } from '../src/record/recording.js';
import { Replay } from './replay.js';
import { type Sandbox, startSandbox } from './sandbox.js';
import { isPortFree, ServerProcess } from './server-process.js';

const DEFAULT_PORT = 3000;
const CONTROL_PORT = 4000;
const CONTROL_PORTS_TRIED = 20;

const USAGE = `Usage: node dist/sandbox/main.js [--with-server] [--port 3000] [--replay DIR]

  --with-server  start the DeepCity server on top of the sandbox
  --port         its port (default: PORT, else ${DEFAULT_PORT})
  --replay DIR   answer what \`npm run record\` wrote there, in place of the simulators
`;

interface Options {
  readonly withServer: boolean;
  readonly port: number;
  readonly replay: string | undefined;
}

/** A parcel that is answered, and what there is to say of it. */
interface ParcelToTry {
  readonly id: string;
  readonly about: string;
}

/** A mistake of the person at the keyboard: shown without a stack. */
class UsageError extends Error {}

function readOptions(): Options | undefined {
  const { values } = parseArgs({
    options: {
      'with-server': { type: 'boolean' },
      port: { type: 'string' },
      replay: { type: 'string' },
      help: { type: 'boolean', short: 'h' },
    },
  });
  if (values.help === true) return undefined;
  const port = Number(values.port ?? process.env['PORT'] ?? DEFAULT_PORT);
  if (!Number.isInteger(port) || port < 1 || port > 65_535)
    throw new UsageError('The port must be 1 to 65535.');
  return { withServer: values['with-server'] === true, port, replay: values.replay };
}

async function startControl(sandbox: Sandbox): Promise<ControlServer> {
  for (let port = CONTROL_PORT; port < CONTROL_PORT + CONTROL_PORTS_TRIED; port += 1) {
    const control = new ControlServer(sandbox);
    try {
      await control.listen(port);
      return control;
    } catch (error) {
      if ((error as NodeJS.ErrnoException).code !== 'EADDRINUSE') throw error;
    }
  }
  throw new UsageError(`Ports ${CONTROL_PORT} to ${CONTROL_PORT + CONTROL_PORTS_TRIED - 1} are all taken.`);
}

function parcelsToTry(replay: string | undefined): readonly ParcelToTry[] {
  if (replay !== undefined) return new Replay(replay).parcels;
  return sandboxParcels().filter(({ neighbour }) => neighbour !== true);
}

function describe(
  sandbox: Sandbox,
  control: ControlServer,
  parcels: readonly ParcelToTry[],
  { withServer, replay }: Options,
): string {
  const simulated = UPSTREAM_NAMES.filter((name) => sandbox.isSimulated(name));
  const missing = UPSTREAM_NAMES.filter((name) => !sandbox.isSimulated(name));
  const data = replay === undefined ? 'over recorded data' : `replaying ${replay}`;
  const lines = ['', `DeepCity sandbox: the upstreams, local, ${data}`, ''];
  for (const name of simulated) lines.push(`  ${name.padEnd(15)} ${sandbox.url(name)}`);
  const absent = replay === undefined ? 'not simulated' : 'not recorded';
  if (missing.length > 0) lines.push(`  ${absent} (501): ${missing.join(', ')}`);
  lines.push('', 'Parcels to try', '');
  for (const { id, about } of parcels) lines.push(`  ${id}  ${about}`);
  lines.push('', `Control: ${control.url}`, '');
  lines.push(`  curl -X PUT ${control.url}/faults/bdnb -d '{"kind":"status","status":503}'   # BDNB is down`);
  lines.push(
    `  curl -X DELETE ${control.url}/faults/bdnb                                    # and well again`,
  );
  lines.push(
    `  curl ${control.url}/requests                                                 # what was asked`,
  );
  if (!withServer) {
    lines.push('', 'To point a server of your own at it:', '');
    for (const [name, url] of Object.entries(sandbox.env)) lines.push(`  export ${name}=${url}`);
  }
  return lines.join('\n');
}

async function main(): Promise<void> {
  const options = readOptions();
  if (options === undefined) {
    console.log(USAGE);
    return;
  }
  if (options.withServer && !(await isPortFree(options.port))) {
    throw new UsageError(
      `Port ${options.port} is taken. Free it, or choose another: npm run sandbox -- --port ${options.port + 1}`,
    );
  }
  const { replay } = options;
  const parcels = parcelsToTry(replay);
  const sandbox = await startSandbox(replay === undefined ? {} : { replay });
  const control = await startControl(sandbox);
  console.log(describe(sandbox, control, parcels, options));

  let server: ServerProcess | undefined;
  let stopping: Promise<void> | undefined;
  const stop = (code: number): Promise<void> =>
    (stopping ??= (async () => {
      await server?.stop();
      await control.close();
      await sandbox.close();
      process.exitCode = code;
    })());
  let interrupted = false;
  for (const signal of ['SIGINT', 'SIGTERM'] as const) {
    process.once(signal, () => {
      interrupted = true;
      void stop(0);
    });
  }

  if (!options.withServer) {
    console.log('\nRunning; Ctrl+C ends it.\n');
    return;
  }
  try {
    server = new ServerProcess(options.port, sandbox.env);
    void server.exited.then((code) => stop(code));
    await server.ready();
  } catch (error) {
    if (!interrupted) console.error(`\n${error instanceof Error ? error.message : String(error)}\n`);
    await stop(1);
    return;
  }
  const first = parcels[0]?.id ?? '';
  console.log(`\nReady: ${server.url}\n`);
  console.log(`  curl '${server.url}/v1/properties?parcel_id=${first}'\n\nCtrl+C ends server and sandbox.\n`);
}

main().catch((error: unknown) => {
  const known =
    error instanceof UsageError ||
    error instanceof RecordingError ||
    (error as { code?: string }).code?.startsWith('ERR_PARSE_ARGS') === true;
  console.error(known ? `${(error as Error).message}\n\n${USAGE}` : error);
  process.exit(1);
});
