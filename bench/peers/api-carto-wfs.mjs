// Preloaded into API Carto, which has the address of its WFS in its code and says https: its calls there go to
// WFS_BASE_URL instead, over plain HTTP and connections that are kept, as ours do.
import http from 'node:http';
import https from 'node:https';
import { syncBuiltinESMExports } from 'node:module';

const WFS = new URL(process.env.WFS_BASE_URL);
const REAL = 'https://data.geopf.fr/wfs/ows';
const { hostname: realHost, pathname: realPath } = new URL(REAL);

https.request = (options, answered) => {
  const { hostname, host, path } = options;
  if ((hostname ?? host) !== realHost || !path.startsWith(realPath)) {
    throw new Error(`API Carto calls ${hostname ?? host}${path}, not ${REAL}`);
  }
  const { agents: _agents, ...rest } = options;
  return http.request(
    {
      ...rest,
      protocol: WFS.protocol,
      hostname: WFS.hostname,
      host: WFS.hostname,
      port: WFS.port,
      path: path.replace(realPath, WFS.pathname),
      agent: http.globalAgent,
    },
    answered,
  );
};
syncBuiltinESMExports();
