import { type UpstreamName } from '../../src/config/upstreams.js';
import { type SandboxUpstream } from '../upstream-contract.js';

/** Stands where an upstream has no simulator (or was left out): every call is a plain 501 that says so. */
export function notSimulated(name: UpstreamName): SandboxUpstream {
  return {
    name,
    basePath: '',
    handle: () => ({
      status: 501,
      body: { message: `The sandbox does not simulate the upstream "${name}".` },
    }),
  };
}
