import { InvalidSettings } from '../config/settings.js';

interface Address {
  readonly host: string;
  readonly port: number;
}

/** What to tell the operator of a start that failed: a sentence for what can be mended, else the error with its stack. */
export function startFailure(error: unknown, listening: Address | undefined): string {
  if (error instanceof InvalidSettings) return error.message;
  const { code, stack } = error as NodeJS.ErrnoException;
  const { port = 0, host = '' } = listening ?? {};
  switch (code ?? '') {
    case 'EADDRINUSE':
      return `Port ${port} of ${host} is taken: end what listens there, or set PORT to another.`;
    case 'EACCES':
      return `Port ${port} of ${host} may not be listened on by this user: set PORT to one above 1023.`;
    case 'EADDRNOTAVAIL':
    case 'ENOTFOUND':
      return `HOST ${host} is no address of this machine.`;
    default:
      return stack ?? String(error);
  }
}
